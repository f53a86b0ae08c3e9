import type { Grid } from '../types.ts';
import { readCsv } from './csv.ts';
import { isZip, readXlsx } from './xlsx.ts';

export const MOST = { rows: 5000, columns: 60, letters: 4000 } as const;

export type Unreadable = 'not-a-list' | 'too-many-rows' | 'empty';

/** What somebody's file says: CSV, Excel, or what was copied from a spreadsheet. Empty rows at the end are left out. */
export async function readGrids(bytes: Uint8Array): Promise<{ grids: Grid[] } | { wrong: Unreadable }> {
  const read = isZip(bytes) ? await readXlsx(bytes) : readCsv(bytes);
  if (!read) return { wrong: 'not-a-list' };
  const grids = read.map(({ name, rows }) => ({ name: name.slice(0, 80), rows: tidy(rows) }));
  const filled = grids.filter(({ rows }) => rows.length > 1);
  if (!filled.length) return { wrong: 'empty' };
  if (filled.some(({ rows }) => rows.length > MOST.rows)) return { wrong: 'too-many-rows' };
  return { grids: filled.slice(0, 12) };
}

function tidy(rows: string[][]): string[][] {
  const short = rows.map((row) =>
    row
      .slice(0, MOST.columns)
      .map((cell) => cell.slice(0, MOST.letters).replaceAll('\u0000', '').toWellFormed()),
  );
  return short.slice(0, short.findLastIndex((row) => row.some(Boolean)) + 1);
}
