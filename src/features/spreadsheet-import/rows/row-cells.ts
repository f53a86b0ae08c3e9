import type { ColumnMapping } from '../columns/column-mapping.ts';
import type { ColumnField } from '../columns/fields.ts';
import type { SheetGrid } from '../file/grid.ts';

/** The cells of one row, addressed by what their columns hold. */
export interface RowCells {
  /** The row number as spreadsheet programs count: from 1, headings included. */
  row: number;
  /** Everything in the columns of this field, on one line. */
  text: (field: ColumnField) => string;
  values: (field: ColumnField) => string[];
}

/** What people type in a cell that has nothing to say. */
const EMPTY_CELL = /^([-–—?.\s]*|n\.?v\.?t\.?|onbekend|unknown|tbd|pm)$/i;

/** The non-empty rows below the headings. */
export function toRowCells(grid: SheetGrid, { headings, columns }: ColumnMapping): RowCells[] {
  return grid.rows.flatMap((cells, rowIndex) => {
    if (rowIndex <= headings || cells.every((cell) => EMPTY_CELL.test(cell))) return [];
    const values = (field: ColumnField) =>
      columns.flatMap((column, columnIndex) => {
        const cell = cells[columnIndex] ?? '';
        return column === field && !EMPTY_CELL.test(cell) ? [cell] : [];
      });
    const text = (field: ColumnField) => values(field).join(' ').replace(/\s+/g, ' ').trim();
    return [{ row: rowIndex + 1, text, values }];
  });
}

/** The same row with `defaults` for the fields that it leaves empty. */
export const withDefaults = (cells: RowCells, defaults: Partial<Record<ColumnField, string>>): RowCells => {
  const values = (field: ColumnField) => {
    const filled = cells.values(field);
    const fallback = defaults[field];
    return filled.length || !fallback ? filled : [fallback];
  };
  return { ...cells, values, text: (field) => cells.text(field) || (defaults[field] ?? '') };
};
