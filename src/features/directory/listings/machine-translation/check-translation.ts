import { ok, type Result, refuse } from '#core/result.ts';
import { withoutHtml } from '#core/text/html.ts';
import { MAX_TEXT_LENGTH } from '../../translations/texts.ts';
import type { SourceText } from '../../translations/types.ts';

type Words = Pick<SourceText, 'name' | 'summary'>;

const ADDRESS =
  /https?:\/\/[^\s<>"]+|[^\s<>"@]+@[^\s<>"@]+\.[a-z]{2,}|\b(?:[a-z\d-]+\.)+[a-z]{2,}(?:\/[^\s<>"]*)?/gi;
const PHONE = /\+?\d(?:[\s()./-]*\d){6,}/g;
const GAPS = /(?<=\d)[\s()./-]+(?=\d)/g;

/** Digits of Arabic and Persian are the same numbers. */
const latinDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

/** Every address, telephone number and other number of the source must stand in what was made of it. */
export function keepsNumbersAndAddresses(source: string, made: string): boolean {
  const result = latinDigits(made);
  const lower = result.toLowerCase();
  const addresses = (source.match(ADDRESS) ?? []).map((one) => one.replace(/[.,;:!?)\]'’”]+$/, ''));
  if (addresses.some((one) => !lower.includes(one.toLowerCase()))) return false;
  let rest = addresses.reduce((text, one) => text.replace(one, ' '), source);
  const joined = result.replace(GAPS, '');
  for (const phone of rest.match(PHONE) ?? []) {
    if (!joined.includes(phone.replace(/\D/g, ''))) return false;
    rest = rest.replace(phone, ' ');
  }
  const there: string[] = result.match(/\d+/g) ?? [];
  return (rest.match(/\d+/g) ?? []).every((number) => {
    const at = there.indexOf(number);
    if (at >= 0) there.splice(at, 1);
    return at >= 0;
  });
}

/** Plain text, whatever came: no markup, no characters that turn or hide others, one line where there was one. */
export function toPlainText(text: string, before: string): string {
  const words = /[<&]/.test(before) ? text : withoutHtml(text);
  return words
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/**
 * What a machine made of name and summary, when it can be shown. `lost`: a number or address is not there any more;
 * `not-right`: it is no text, too long, or the same words again.
 */
export function checkTranslation(
  source: Words,
  made: readonly string[],
): Result<Words, 'lost' | 'not-right'> {
  const [name = '', summary = ''] = [source.name, source.summary].map((before, at) =>
    toPlainText(made[at] ?? '', before),
  );
  const flat = name.replace(/\s+/g, ' ');
  if (!flat || (!summary && source.summary)) return refuse('not-right');
  if (flat.length > MAX_TEXT_LENGTH.name || summary.length > MAX_TEXT_LENGTH.summary)
    return refuse('not-right');
  const unchanged = summary.toLowerCase() === source.summary.trim().toLowerCase();
  if (unchanged && source.summary.trim().split(/\s+/).length > 3) return refuse('not-right');
  if (!keepsNumbersAndAddresses(source.name, flat) || !keepsNumbersAndAddresses(source.summary, summary))
    return refuse('lost');
  return ok({ name: flat, summary });
}
