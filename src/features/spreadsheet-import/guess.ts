import { foldText } from '#algorithms/text-search';
import { findTowns } from '#features/geography';
import { type Field, HEADINGS, OF_PEOPLE } from './fields.ts';
import type { Grid, Reading } from './types.ts';
import { timeRanges, weekdaysIn } from './when.ts';

const bare = (heading: string): string => foldText(heading).replace(/[^\p{L}]/gu, '');

const KNOWN = Object.entries(HEADINGS).flatMap(([field, words]) =>
  words.split(' ').map((word) => ({ field: field as Field, word })),
);
const EXACT = new Map(KNOWN.map(({ field, word }) => [word, field]));
/** Long enough to be sure of inside another word: `Naam van de organisatie`. */
const INSIDE = KNOWN.filter(({ word }) => word.length >= 5).sort((a, b) => b.word.length - a.word.length);

/** What a heading says; nothing when it says nothing we know. */
export function fieldOf(heading: string): Field | undefined {
  const word = bare(heading);
  if (!word) return undefined;
  if (OF_PEOPLE.test(word)) return 'leave';
  return EXACT.get(word) ?? INSIDE.find((one) => word.includes(one.word))?.field;
}

/** What the cells themselves look like: at least two thirds of them. */
function fieldByCells(cells: string[]): Field | undefined {
  const filled = cells.filter(Boolean).slice(0, 60);
  if (!filled.length) return 'leave';
  const most = (looks: (cell: string) => boolean) => filled.filter(looks).length * 3 >= filled.length * 2;
  if (most((cell) => /^(mailto:)?[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell))) return 'email';
  if (most((cell) => /^(https?:\/\/|www\.)\S+$/i.test(cell))) return 'website';
  if (most((cell) => /^\d{4}\s?[a-z]{2}$/i.test(cell))) return 'postcode';
  if (most((cell) => /^[+(]?0?[\d][\d\s()-]{8,15}$/.test(cell))) return 'phone';
  const [timed, days] = [
    most((cell) => timeRanges(cell).length > 0),
    most((cell) => weekdaysIn(cell).length > 0),
  ];
  if (timed) return 'when';
  if (days) return 'day';
  if (most((cell) => cell.length > 2 && findTowns(cell, 1)[0]?.exact === true)) return 'town';
  return undefined;
}

/** The row with the most headings that we know, in the first fifteen; else the first row that is filled. */
function headingsOf(rows: string[][]): number {
  let [best, most] = [0, 0];
  for (const [at, row] of rows.slice(0, 15).entries()) {
    const known = new Set(row.map(fieldOf).filter((field) => field && field !== 'leave')).size;
    if (known > most) [best, most] = [at, known];
  }
  if (most) return best;
  const filled = rows.findIndex((row) => row.filter(Boolean).length > 1);
  return Math.max(filled, 0);
}

/** What the columns hold, by their headings and else by what stands in them. */
export function guessColumns(rows: string[][], headings: number): Field[] {
  const wide = Math.max(0, ...rows.map((row) => row.length));
  const below = rows.slice(headings + 1);
  return Array.from({ length: wide }, (_, at) => {
    const cells = below.map((row) => row[at] ?? '');
    if (!cells.some(Boolean)) return 'leave';
    return fieldOf(rows[headings]?.[at] ?? '') ?? fieldByCells(cells) ?? 'leave';
  }) as Field[];
}

/**
 * How a file is most likely to be read.
 * @param called the name of the file: often it says where
 * @param before how lists with the same headings were read: what people said once need not be said again
 */
export function guessReading(
  grids: Grid[],
  called: string,
  before: { headings: string[]; reading: Reading }[] = [],
  sheet = widest(grids),
): Reading {
  const rows = grids[sheet]?.rows ?? [];
  const headings = headingsOf(rows);
  const same = before.find((one) => JSON.stringify(one.headings) === JSON.stringify(rows[headings] ?? []));
  if (same) return { ...same.reading, sheet, headings, ownContacts: false };
  const columns = guessColumns(rows, headings);
  const town = columns.includes('town') ? '' : townIn(called);
  return { sheet, headings, columns, town, organisation: '', ownContacts: false };
}

/** The sheet with the most rows. */
function widest(grids: Grid[]): number {
  const sizes = grids.map(({ rows }) => rows.length);
  return Math.max(0, sizes.indexOf(Math.max(...sizes)));
}

/** The one town that a name holds: `taalaanbod-zwolle-2026.xlsx`. */
export function townIn(called: string): string {
  const words = called.split(/[^\p{L}']+/u).filter((word) => word.length > 3);
  const found = words.flatMap((word) => findTowns(word, 1).filter(({ exact }) => exact));
  return found.length === 1 ? (found[0]?.name ?? '') : '';
}
