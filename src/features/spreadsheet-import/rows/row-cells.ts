import type { ColumnMapping } from '../columns/column-mapping.ts';
import type { ColumnField } from '../columns/fields.ts';
import { countedRows, linkKey, type SheetGrid } from '../file/grid.ts';

/** What somebody typed over cells in the preview: by row number, then by what the column holds. Stored as JSON. */
export type Corrections = Record<string, Partial<Record<ColumnField, string>>>;

/** The cells of one row, addressed by what their columns hold. */
export interface RowCells {
  /** The row number as spreadsheet programs count: from 1, headings included. */
  row: number;
  /** All cells as they stand in the file, also of columns that are left out. */
  raw: readonly string[];
  /** Everything in the columns of this field, on one line. */
  text: (field: ColumnField) => string;
  values: (field: ColumnField) => string[];
  /** Where the links in the cells of this field lead. */
  links: (field: ColumnField) => string[];
}

/** What people type in a cell that has nothing to say. */
const EMPTY_CELL = /^([-–—?.\s]*|n\.?v\.?t\.?|onbekend|unknown|tbd|pm)$/i;

const onOneLine = (values: readonly string[]): string => values.join(' ').replace(/\s+/g, ' ').trim();

/** The non-empty rows below the headings, with what somebody typed over them. */
export function toRowCells(
  grid: SheetGrid,
  { headings, columns, takeHidden }: ColumnMapping,
  corrections: Corrections = {},
): RowCells[] {
  return countedRows(grid, takeHidden).flatMap((cells, rowIndex) => {
    const corrected = corrections[rowIndex + 1] ?? {};
    const isEmpty = cells.every((cell) => EMPTY_CELL.test(cell)) && !Object.keys(corrected).length;
    if (rowIndex <= headings || isEmpty) return [];
    const columnsOf = (field: ColumnField): number[] =>
      columns.flatMap((column, index) => (column === field ? [index] : []));
    const values = (field: ColumnField): string[] => {
      const correction = corrected[field];
      const all =
        correction === undefined ? columnsOf(field).map((column) => cells[column] ?? '') : [correction];
      return all.filter((cell) => !EMPTY_CELL.test(cell));
    };
    const links = (field: ColumnField): string[] =>
      corrected[field] === undefined
        ? columnsOf(field).flatMap((column) => grid.links?.[linkKey(rowIndex, column)] ?? [])
        : [];
    return [
      {
        row: rowIndex + 1,
        raw: cells,
        values,
        links,
        text: (field: ColumnField) => onOneLine(values(field)),
      },
    ];
  });
}

/** The same row with other `values` for some fields. */
export const withValues = (
  cells: RowCells,
  changed: Partial<Record<ColumnField, readonly string[]>>,
): RowCells => {
  const values = (field: ColumnField): string[] => [...(changed[field] ?? cells.values(field))];
  return { ...cells, values, text: (field) => onOneLine(values(field)) };
};

/** The same row with `defaults` for the fields that it leaves empty. */
export const withDefaults = (cells: RowCells, defaults: Partial<Record<ColumnField, string>>): RowCells => {
  const values = (field: ColumnField) => {
    const filled = cells.values(field);
    const fallback = defaults[field];
    return filled.length || !fallback ? filled : [fallback];
  };
  return { ...cells, values, text: (field) => cells.text(field) || (defaults[field] ?? '') };
};
