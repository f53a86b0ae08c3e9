const EMAIL = /[^\s@<>"',;:()[\]/|]+@[^\s@<>"',;:()[\]/|]+\.[a-z]{2,}/giu;
const WRITTEN_AT = /\s*(?:\(at\)|\[at\]|\{at\}|\(apenstaartje\))\s*/giu;
const SITE =
  /(?<![@\p{L}\d.])(?:https?:\/\/|www\.)[^\s,;)<>"]+|(?<![@\p{L}\d./-])(?:[a-z0-9-]+\.)+(?:nl|org|com|eu|net|info|nu|example)(?:\/[^\s,;)<>"]*)?(?![\p{L}\d@.])/giu;

/** The country code of the Netherlands or a leading zero, and nine digits with anything usual in between. */
const DUTCH_PHONE = /(?<![\d+])(?:(?:\+|00)31[\s.-]*(?:\(0\)[\s.-]*)?|\(?0)(?:[\s().–/-]{0,3}\d){9}(?!\d)/gu;
const SERVICE_PHONE = /(?<!\d)0[89]0\d(?:[\s.-]?\d){4}(?:(?:[\s.-]?\d){3})?(?!\d)/gu;
/** 14 with the area code is the town hall. */
const TOWN_HALL_PHONE = /(?<!\d)14[\s-]?0\d{2,3}(?!\d)/gu;
const FOREIGN_PHONE = /(?<!\d)\+(?!31)[1-9]\d?(?:[\s().-]{0,2}\d){6,13}(?!\d)/gu;
/** A cell of numbers has no leading zero: `381234567`, `6-12345678`, `31612345678`. */
const LOST_ZERO = /^[1-9](?:[\s.-]{0,3}\d){8}$/u;
const LOST_PLUS = /^31(?:[\s.-]{0,3}\d){9}$/u;

const stripped = (text: string, found: readonly string[]): string =>
  found.reduce((rest, part) => rest.replace(part, ' '.repeat(part.length)), text);

/** The e-mail addresses in a cell: with names around them, `mailto:`, `info(at)…`, several. Names are not taken over. */
export function parseEmails(cell: string): string[] {
  const text = cell.replace(/mailto:/giu, ' ').replace(WRITTEN_AT, '@');
  const found = [...text.matchAll(EMAIL)].map(([address]) => address.replace(/^[.]+|[.]+$/gu, ''));
  return unique(found, (address) => address.toLowerCase());
}

/** The web addresses in a cell. */
export function parseWebsites(cell: string): string[] {
  const written = cell.replace(WRITTEN_AT, '@');
  const text = stripped(
    written,
    [...written.matchAll(EMAIL)].map(([address]) => address),
  );
  const found = [...text.matchAll(SITE)].map(([address]) => address.replace(/[.:!?]+$/gu, ''));
  return unique(found, (address) => address.toLowerCase().replace(/^https?:\/\/(?:www\.)?|^www\./u, ''));
}

/**
 * The telephone numbers in a cell, in the notation of the cell: with (0), dots, spaces, several, the zero that a cell of
 * numbers lost put back. What has too few or too many digits is no number.
 */
export function parsePhones(cell: string): string[] {
  let text = cell.replace(/tel:/giu, ' ').replace(/\u00a0/gu, ' ');
  text = stripped(text, [...parseWebsites(text), ...parseEmails(text)]);
  const found: { at: number; number: string }[] = [];
  for (const pattern of [DUTCH_PHONE, SERVICE_PHONE, TOWN_HALL_PHONE, FOREIGN_PHONE])
    text = text.replace(pattern, (number, at: number) => {
      found.push({ at, number: tidy(number) });
      return '#'.repeat(number.length);
    });
  let at = 0;
  for (const part of text.split(/(\n|[/;,|&#]|\s(?:of|en|or|and)\s)/u)) {
    const digits = part.trim();
    if (LOST_PLUS.test(digits)) found.push({ at, number: `+${digits}` });
    else if (LOST_ZERO.test(digits)) found.push({ at, number: `0${digits}` });
    at += part.length;
  }
  found.sort((a, b) => a.at - b.at);
  return unique(
    found.map(({ number }) => number),
    phoneDigits,
  );
}

/** A number as people dial it: `+31 (0)38` is written without the zero, which one must not dial. */
const tidy = (number: string): string =>
  number
    .replace(/^((?:\+|00)\d{2})[\s.-]*\(0\)[\s.-]*/u, '$1 ')
    .replace(/\s+/gu, ' ')
    .trim();

/** The digits of a number without the country or the leading zero, to compare numbers by: `038-123 45 67` → 381234567. */
export const phoneDigits = (number: string): string =>
  number
    .replace(/\(0\)/gu, '')
    .replace(/\D/gu, '')
    .replace(/^(?:0031|31(?=\d{9}$)|0)/u, '');

function unique(values: readonly string[], keyOf: (value: string) => string): string[] {
  const byKey = new Map<string, string>();
  for (const value of values) if (!byKey.has(keyOf(value))) byKey.set(keyOf(value), value);
  return [...byKey.values()];
}

const FREE_MAIL =
  /@(gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|ziggo|kpnmail|kpnplanet|planet|home|hetnet|xs4all|upcmail|casema|chello|quicknet|zonnet|tele2|solcon|caiway|protonmail|proton)\.[a-z.]{2,6}$/i;

/** Whether a phone number or e-mail address is more likely a person's own than an organisation's. */
export const looksPersonal = (contact: string): boolean =>
  contact.includes('@')
    ? FREE_MAIL.test(contact)
    : /^(\+31|0031|0)[\s().-]*6/.test(contact.replace(/\(0\)/, ''));
