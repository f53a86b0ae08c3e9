/**
 * Spreadsheet import: lists of initiatives as volunteers keep them (Excel, CSV, pasted), read into the directory row by row,
 * and taken back as a whole.
 */
export {};
