import type { SheetGrid } from './grid.ts';
import { readCsv } from './read-csv.ts';
import { isZip, readXlsx } from './read-xlsx.ts';
import { HYPERLINK_FORMULA, linkKey } from './xlsx-links.ts';

const MAX_SHEETS = 12;
const MAX_ROWS = 5000;
const MAX_COLUMNS = 60;
const MAX_CELL_LENGTH = 4000;
const MAX_NAME_LENGTH = 80;
const MAX_LINK_LENGTH = 1000;

export type UnreadableReason = 'not-a-list' | 'too-many-rows' | 'empty';

/** Reads an uploaded file or pasted cells: CSV, Excel, or tab-separated text. Empty rows at the end are left out. */
export async function readGrids(
  bytes: Uint8Array,
): Promise<{ grids: SheetGrid[] } | { wrong: UnreadableReason }> {
  const sheets = isZip(bytes) ? await readXlsx(bytes) : readCsv(bytes);
  if (!sheets) return { wrong: 'not-a-list' };
  const grids = sheets.map(({ name, rows, links = {} }) =>
    withFormulaLinks({ name: name.slice(0, MAX_NAME_LENGTH), rows: trimRows(rows), links: trimLinks(links) }),
  );
  const filled = grids.filter(({ rows }) => rows.length > 1);
  if (!filled.length) return { wrong: 'empty' };
  if (filled.some(({ rows }) => rows.length > MAX_ROWS)) return { wrong: 'too-many-rows' };
  return { grids: filled.slice(0, MAX_SHEETS) };
}

const trimLinks = (links: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(links)
      .slice(0, MAX_ROWS * 4)
      .map(([key, target]) => [key, target.slice(0, MAX_LINK_LENGTH)]),
  );

/** Text files hold the formula of a link: it shows its words, and leads to its address. */
function withFormulaLinks({ name, rows, links }: Required<SheetGrid>): SheetGrid {
  const shown = rows.map((row, rowIndex) =>
    row.map((cell, column) => {
      const [, target = '', label = target] = HYPERLINK_FORMULA.exec(cell) ?? [];
      if (target) links[linkKey(rowIndex, column)] = target.slice(0, MAX_LINK_LENGTH);
      return target ? label : cell;
    }),
  );
  return { name, rows: shown, links };
}

function trimRows(rows: string[][]): string[][] {
  const trimmed = rows.map((row) =>
    row
      .slice(0, MAX_COLUMNS)
      .map((cell) => cell.slice(0, MAX_CELL_LENGTH).replaceAll('\u0000', '').toWellFormed()),
  );
  return trimmed.slice(0, trimmed.findLastIndex((row) => row.some(Boolean)) + 1);
}
