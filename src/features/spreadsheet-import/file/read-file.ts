import type { SheetGrid } from './grid.ts';
import { readCsv } from './read-csv.ts';
import { isZip, readXlsx } from './read-xlsx.ts';

const MAX_SHEETS = 12;
const MAX_ROWS = 5000;
const MAX_COLUMNS = 60;
const MAX_CELL_LENGTH = 4000;
const MAX_NAME_LENGTH = 80;

export type UnreadableReason = 'not-a-list' | 'too-many-rows' | 'empty';

/** Reads an uploaded file or pasted cells: CSV, Excel, or tab-separated text. Empty rows at the end are left out. */
export async function readGrids(
  bytes: Uint8Array,
): Promise<{ grids: SheetGrid[] } | { wrong: UnreadableReason }> {
  const sheets = isZip(bytes) ? await readXlsx(bytes) : readCsv(bytes);
  if (!sheets) return { wrong: 'not-a-list' };
  const grids = sheets.map(({ name, rows }) => ({
    name: name.slice(0, MAX_NAME_LENGTH),
    rows: trimRows(rows),
  }));
  const filled = grids.filter(({ rows }) => rows.length > 1);
  if (!filled.length) return { wrong: 'empty' };
  if (filled.some(({ rows }) => rows.length > MAX_ROWS)) return { wrong: 'too-many-rows' };
  return { grids: filled.slice(0, MAX_SHEETS) };
}

function trimRows(rows: string[][]): string[][] {
  const trimmed = rows.map((row) =>
    row
      .slice(0, MAX_COLUMNS)
      .map((cell) => cell.slice(0, MAX_CELL_LENGTH).replaceAll('\u0000', '').toWellFormed()),
  );
  return trimmed.slice(0, trimmed.findLastIndex((row) => row.some(Boolean)) + 1);
}
