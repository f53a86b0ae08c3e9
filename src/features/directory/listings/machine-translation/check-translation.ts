import { ok, type Result, refuse } from '#core/result.ts';
import { withoutHtml } from '#core/text/html.ts';
import { MAX_TEXT_LENGTH } from '../../translations/texts.ts';
import type { SourceText } from '../../translations/types.ts';

type TextContent = Pick<SourceText, 'name' | 'summary'>;

const ADDRESS =
  /https?:\/\/[^\s<>"]+|[^\s<>"@]+@[^\s<>"@]+\.[a-z]{2,}|\b(?:[a-z\d-]+\.)+[a-z]{2,}(?:\/[^\s<>"]*)?/gi;
const PHONE = /\+?\d(?:[\s()./-]*\d){6,}/g;
const GAPS_BETWEEN_DIGITS = /(?<=\d)[\s()./-]+(?=\d)/g;

/** A text of more words than this must differ from its source; a shorter one may be the same in both languages. */
const MAX_UNCHANGED_WORDS = 3;

/** Arabic and Persian digits stand for the same numbers as Latin ones. */
const latinDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

/** Whether every web or email address, telephone number and other number of the source is also in its translation. */
export function keepsNumbersAndAddresses(source: string, translation: string): boolean {
  const result = latinDigits(translation);
  const lowerCase = result.toLowerCase();
  const addresses = (source.match(ADDRESS) ?? []).map((address) => address.replace(/[.,;:!?)\]'’”]+$/, ''));
  if (addresses.some((address) => !lowerCase.includes(address.toLowerCase()))) return false;
  let remainder = addresses.reduce((text, address) => text.replace(address, ' '), source);
  const joined = result.replace(GAPS_BETWEEN_DIGITS, '');
  for (const phone of remainder.match(PHONE) ?? []) {
    if (!joined.includes(phone.replace(/\D/g, ''))) return false;
    remainder = remainder.replace(phone, ' ');
  }
  const numbers: string[] = result.match(/\d+/g) ?? [];
  return (remainder.match(/\d+/g) ?? []).every((number) => {
    const index = numbers.indexOf(number);
    if (index >= 0) numbers.splice(index, 1);
    return index >= 0;
  });
}

/**
 * A machine's answer as plain text: no markup (unless the source has some too), no control characters or characters that
 * change the direction of the text, and single spaces.
 */
export function toPlainText(text: string, source: string): string {
  const plain = /[<&]/.test(source) ? text : withoutHtml(text);
  return plain
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** A machine's translation of a shorter text that may be missing, by the same rules. */
export function checkShortTranslation(
  source: string,
  translation: string,
  maxLength: number,
): Result<string, 'lost' | 'not-right'> {
  const text = toPlainText(translation, source);
  if (!text || text.length > maxLength) return refuse('not-right');
  return keepsNumbersAndAddresses(source, text) ? ok(text) : refuse('lost');
}

/**
 * A machine's translation of name and summary, when it can be published.
 * @returns `lost` when a number or address is missing; `not-right` when it is no text, too long, or not translated
 */
export function checkTranslation(
  source: TextContent,
  translation: readonly string[],
): Result<TextContent, 'lost' | 'not-right'> {
  const [translatedName = '', summary = ''] = [source.name, source.summary].map((text, index) =>
    toPlainText(translation[index] ?? '', text),
  );
  const name = translatedName.replace(/\s+/g, ' ');
  if (!name || (!summary && source.summary)) return refuse('not-right');
  if (name.length > MAX_TEXT_LENGTH.name || summary.length > MAX_TEXT_LENGTH.summary)
    return refuse('not-right');
  const unchanged = summary.toLowerCase() === source.summary.trim().toLowerCase();
  if (unchanged && source.summary.trim().split(/\s+/).length > MAX_UNCHANGED_WORDS)
    return refuse('not-right');
  if (!keepsNumbersAndAddresses(source.name, name) || !keepsNumbersAndAddresses(source.summary, summary))
    return refuse('lost');
  return ok({ name, summary });
}
