import { withoutHtml } from '#core/text/html.ts';
import { unscramble } from '#core/text/mojibake.ts';
import type { Note } from '../../types.ts';
import { plain } from '../../values.ts';

/** Longest texts in characters: what a page can show. */
export const LONGEST = { name: 200, summary: 240, line: 300, description: 12_000 } as const;

/** One line of clean text; what was repaired is noted. Empty when there is none. */
export const line = (value: unknown, most: number, note: Note, field: string): string =>
  clean(value, most, note, field).replace(/\s+/g, ' ').trim();

/** Clean text of several lines. */
export const paragraphs = (value: unknown, most: number, note: Note, field: string): string =>
  clean(value, most, note, field);

function clean(value: unknown, most: number, note: Note, field: string): string {
  const given = plain(value);
  if (!given) return '';
  // Beyond this even markup cannot explain the length; so that no repair ever works through megabytes.
  const start = given.length > most * 8 ? given.slice(0, most * 8) : given;
  const letters = withoutControls(start.toWellFormed());
  const readable = unscramble(letters);
  if (readable !== letters) note('mojibake', field, letters);
  const text = withoutHtml(readable);
  if (/<\/?[a-z!]/i.test(readable) && text !== readable) note('html', field, readable);
  const tidy = withoutControls(text.toWellFormed())
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (tidy.length <= most && start === given) return tidy;
  note('too-long', field, tidy);
  return shorten(tidy, most);
}

// The database keeps no zero characters, and nobody reads the others.
const withoutControls = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|\ufeff/gu, '');

/** At most so many characters, ended at a word. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > most * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** The first sentence or sentences, as far as they fit in a summary. */
export function summaryOf(text: string): string {
  const first = text.split('\n')[0] ?? '';
  if (first.length <= LONGEST.summary) return first;
  const sentences = first.slice(0, LONGEST.summary).match(/^.*[.!?](?=\s)/s)?.[0];
  return sentences && sentences.length > 40 ? sentences : shorten(first, LONGEST.summary);
}
