/** One sheet of a spreadsheet file, as rows of cell texts. Stored as JSON. */
export interface SheetGrid {
  name: string;
  rows: string[][];
}
