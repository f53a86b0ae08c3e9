import { HYPERLINK_FORMULA, linkKey, type SheetGrid } from './grid.ts';
import { readCsv } from './read-csv.ts';
import { isWorkbook, readWorkbook } from './read-workbook.ts';

const MAX_SHEETS = 12;
const MAX_ROWS = 5000;
const MAX_COLUMNS = 60;
const MAX_CELL_LENGTH = 4000;
const MAX_NAME_LENGTH = 80;
const MAX_LINK_LENGTH = 1000;

export type UnreadableReason = 'not-a-list' | 'too-many-rows' | 'too-much' | 'empty';
export type ReadFile = { grids: SheetGrid[] } | { wrong: UnreadableReason };

/**
 * Reads the bytes of a file: CSV or tab-separated text, Excel, OpenDocument, a table in HTML. Empty rows at the end are left out. It may
 * take any time and memory: `readFile` calls it in a thread.
 */
export function readGrids(bytes: Uint8Array): ReadFile {
  const sheets = sheetsOf(bytes);
  if (sheets === 'too-much') return { wrong: 'too-much' };
  if (!sheets) return { wrong: 'not-a-list' };
  const grids = sheets.map((sheet) =>
    withFormulaLinks({
      ...sheet,
      name: sheet.name.slice(0, MAX_NAME_LENGTH),
      rows: trimRows(sheet.rows),
      links: trimLinks(sheet.links ?? {}),
    }),
  );
  const filled = grids.filter(({ rows }) => rows.filter((row) => row.some(Boolean)).length > 1);
  if (!filled.length) return { wrong: 'empty' };
  if (filled.some(({ rows }) => rows.length > MAX_ROWS)) return { wrong: 'too-many-rows' };
  return { grids: filled.slice(0, MAX_SHEETS) };
}

function sheetsOf(bytes: Uint8Array): SheetGrid[] | 'too-much' | undefined {
  if (!isWorkbook(bytes)) return readCsv(bytes);
  try {
    return readWorkbook(bytes);
  } catch {
    return undefined;
  }
}

const trimLinks = (links: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(links)
      .slice(0, MAX_ROWS * 4)
      .map(([key, target]) => [key, target.slice(0, MAX_LINK_LENGTH)]),
  );

function withFormulaLinks(grid: SheetGrid & { links: Record<string, string> }): SheetGrid {
  const { rows, links } = grid;
  const shown = rows.map((row, rowIndex) =>
    row.map((cell, column) => {
      const [, target = '', label = target] = HYPERLINK_FORMULA.exec(cell) ?? [];
      if (target) links[linkKey(rowIndex, column)] = target.slice(0, MAX_LINK_LENGTH);
      return target ? label : cell;
    }),
  );
  return { ...grid, rows: shown, links };
}

function trimRows(rows: string[][]): string[][] {
  const trimmed = rows.map((row) =>
    row
      .slice(0, MAX_COLUMNS)
      .map((cell) => cell.slice(0, MAX_CELL_LENGTH).replaceAll('\u0000', '').toWellFormed()),
  );
  return trimmed.slice(0, trimmed.findLastIndex((row) => row.some(Boolean)) + 1);
}
