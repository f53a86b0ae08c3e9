import type { Field } from './fields.ts';
import type { Grid, Reading } from './types.ts';

/** One row, asked by what its columns hold. */
export interface Cells {
  /** As the program that made the file counts them. */
  row: number;
  /** Everything that its columns of this kind say, in one line. */
  one: (field: Field) => string;
  all: (field: Field) => string[];
}

/** What people put in a cell to say that there is nothing to say. */
const NOTHING = /^([-–—?.\s]*|n\.?v\.?t\.?|onbekend|unknown|tbd|pm)$/i;

/** The filled rows below the headings. */
export function cellsOf(grid: Grid, { headings, columns }: Reading): Cells[] {
  return grid.rows.flatMap((cells, at) => {
    if (at <= headings || cells.every((cell) => NOTHING.test(cell))) return [];
    const all = (field: Field) =>
      columns.flatMap((column, i) =>
        column === field && !NOTHING.test(cells[i] ?? '') ? [cells[i] as string] : [],
      );
    const one = (field: Field) => all(field).join(' ').replace(/\s+/g, ' ').trim();
    return [{ row: at + 1, one, all }];
  });
}

/** The same row, where it says nothing itself: what others say. */
export const withDefaults = (cells: Cells, said: Partial<Record<Field, string>>): Cells => {
  const all = (field: Field) => {
    const own = cells.all(field);
    return own.length || !said[field] ? own : [said[field]];
  };
  return { ...cells, all, one: (field) => cells.one(field) || (said[field] ?? '') };
};
