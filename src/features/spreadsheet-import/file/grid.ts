/** One sheet of a spreadsheet file, as rows of cell texts. Stored as JSON. */
export interface SheetGrid {
  name: string;
  rows: string[][];
  /** Where the links of cells lead, by row and column from 0: `4,2`. Lists of earlier versions have none. */
  links?: Record<string, string>;
}
