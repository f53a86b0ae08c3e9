/** One sheet of a spreadsheet file, as rows of cell texts. Stored as JSON. */
export interface SheetGrid {
  name: string;
  rows: string[][];
  /** Where the links of cells lead, by row and column from 0: `4,2`. Lists of earlier versions have none. */
  links?: Record<string, string>;
  /** What its owner does not see in the own program: the sheet itself; rows (filtered ones too) and columns, from 0. */
  hidden?: boolean;
  hiddenRows?: number[];
  hiddenColumns?: number[];
  /** What could not be read as it stands, while the rest could. */
  remarks?: SheetRemark[];
}

/** `far-cells`: cells far below or beside the others stand closer, or were left out; `quotes`: quotation marks were taken as letters. */
export type SheetRemark = 'far-cells' | 'quotes';

/** `HYPERLINK("https://…"; "what it shows")`. */
export const HYPERLINK_FORMULA = /^=?\s*HYPERLINK\(\s*"([^"]*)"\s*(?:[;,]\s*"([^"]*)"\s*)?\)$/iu;

/** The key of a cell in `links`. */
export const linkKey = (row: number, column: number): string => `${row},${column}`;

/**
 * The rows as they count: what is hidden in the file is empty, unless somebody took it in. Rows and columns keep their places.
 */
export function countedRows(grid: SheetGrid, takeHidden = false): string[][] {
  const { rows, hiddenRows = [], hiddenColumns = [] } = grid;
  if (takeHidden || (hiddenRows.length === 0 && hiddenColumns.length === 0)) return rows;
  const rowsOut = new Set(hiddenRows);
  const columnsOut = new Set(hiddenColumns);
  return rows.map((row, index) =>
    rowsOut.has(index) ? [] : row.map((cell, column) => (columnsOut.has(column) ? '' : cell)),
  );
}
