/**
 * Spreadsheet import: lists of initiatives as volunteers keep them (Excel, CSV, pasted cells), imported into the directory
 * row by row, and revertible as a whole.
 */
export {};
