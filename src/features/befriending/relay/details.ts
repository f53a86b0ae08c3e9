/** What leads to somebody outside of the conversation: held back until both want to be reached. */
export const DETAILS = ['phone', 'email', 'link', 'account', 'postcode'] as const;
export type Detail = (typeof DETAILS)[number];

/** Digits of every script that our readers write, as those of ASCII. */
const latinDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    // Ten digits of a script stand in a row, the first at a multiple of sixteen or six after one.
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
    return String(code - zero);
  });

/** An address as people write it, also with "at" and "dot" in words. */
const EMAIL =
  /[\p{L}\p{N}._%+-]{1,64}\s?(?:@|＠|\(at\)|\[at\]|\s(?:at|apenstaartje)\s)\s?[\p{L}\p{N}-]{1,63}(?:\s?(?:\.|\(dot\)|\[dot\]|\s(?:dot|punt)\s)\s?[\p{L}\p{N}-]{1,63}){1,6}/iu;
/** Seven digits or more that belong together. A date has eight at most with other signs between, which is told apart below. */
const PHONE = /(?:\+|00)?\d(?:[\s().\-/–]{0,3}\d){6,}/g;
const DATE = /^(?:\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4}|\d{4}[-./]\d{1,2}[-./]\d{1,2})$/;
/** Times and days beside each other: "14.30 - 16.00", "10:00 tot 12:00". */
const TIMES = /^\d{1,2}[:.]\d{2}\s?[-–]\s?\d{1,2}[:.]\d{2}$/;
const LINK =
  /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}@.])(?:[a-z0-9-]{1,63}\.){1,6}(?:com|nl|net|org|eu|be|de|info|me|io|app|gg|link|page|site|online|nu)(?:\/\S*)?(?![\p{L}\p{N}])/iu;
/** Names in other services: a sign before them, or the service named beside them. */
const HANDLE = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{3,}/u;
const BANK = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}\s?(?:[A-Z0-9]{4}\s?){2,7}[A-Z0-9]{1,4}(?![\p{L}\p{N}])/u;
const POSTCODE = /(?<![\p{L}\p{N}])[1-9]\d{3}\s?[A-Z]{2}(?![\p{L}\p{N}])/iu;
/** Years and measures that look like a postcode: "2026 is", "1200 km". */
const NO_POSTCODE = /^[1-9]\d{3}\s(?:is|en|of|op|in|na|te|om|ik|je|we|ze|km|kg|cm|mm|ml)$/i;

/** Which details stand in a text that somebody wrote. Streets pass: where people meet has one too. */
export function detailsIn(text: string): Detail[] {
  const plain = latinDigits(text.normalize('NFKC'));
  const found = new Set<Detail>();
  const withoutAddresses = plain.replace(new RegExp(EMAIL, `g${EMAIL.flags}`), () => {
    found.add('email');
    return ' ';
  });
  const rest = withoutAddresses.replace(new RegExp(LINK, `g${LINK.flags}`), () => {
    found.add('link');
    return ' ';
  });
  if (BANK.test(rest) || HANDLE.test(rest)) found.add('account');
  for (const [number] of rest.matchAll(PHONE))
    if (!DATE.test(number.trim()) && !TIMES.test(number.trim())) found.add('phone');
  const [postcode] = POSTCODE.exec(rest) ?? [];
  if (postcode && !NO_POSTCODE.test(postcode)) found.add('postcode');
  return DETAILS.filter((detail) => found.has(detail));
}
