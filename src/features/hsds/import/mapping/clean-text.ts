import { withoutHtml } from '#core/text/html.ts';
import { unscramble } from '#core/text/mojibake.ts';
import type { RecordIssueSink } from '../../schema/issues.ts';
import { asText } from '../../schema/values.ts';

/** Maximum lengths in characters: what a page can show. */
export const MAX_TEXT_LENGTH = { name: 200, summary: 240, line: 300, description: 12_000 } as const;

/** Longer input than this many times the maximum is cut before any repair, so that no repair works through megabytes. */
const MAX_MARKUP_FACTOR = 8;

/** One line of clean text; repairs are reported. Empty when there is none. */
export const cleanLine = (
  value: unknown,
  maxLength: number,
  addIssue: RecordIssueSink,
  field: string,
): string => cleanParagraphs(value, maxLength, addIssue, field).replace(/\s+/g, ' ').trim();

/** Clean text of several lines; repairs are reported. Empty when there is none. */
export function cleanParagraphs(
  value: unknown,
  maxLength: number,
  addIssue: RecordIssueSink,
  field: string,
): string {
  const original = asText(value);
  if (!original) return '';
  const start = original.slice(0, maxLength * MAX_MARKUP_FACTOR);
  const text = withoutControls(start.toWellFormed());
  const readable = unscramble(text);
  if (readable !== text) addIssue('mojibake', field, text);
  const plain = withoutHtml(readable);
  if (/<\/?[a-z!]/i.test(readable) && plain !== readable) addIssue('html', field, readable);
  const tidy = withoutControls(plain.toWellFormed())
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (tidy.length <= maxLength && start === original) return tidy;
  addIssue('too-long', field, tidy);
  return shorten(tidy, maxLength);
}

// PostgreSQL rejects NUL characters, and no reader can see the other control characters.
const withoutControls = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|\ufeff/gu, '');

/** Cuts a text to at most `maxLength` characters, at the end of a word if possible. */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text
    .slice(0, maxLength - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '');
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > maxLength * 0.6 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}

/** The first sentences, as far as they fit in a summary. */
export function summaryOf(text: string): string {
  const firstLine = text.split('\n')[0] ?? '';
  if (firstLine.length <= MAX_TEXT_LENGTH.summary) return firstLine;
  const sentences = firstLine.slice(0, MAX_TEXT_LENGTH.summary).match(/^.*[.!?](?=\s)/s)?.[0];
  return sentences && sentences.length > 40 ? sentences : shorten(firstLine, MAX_TEXT_LENGTH.summary);
}
