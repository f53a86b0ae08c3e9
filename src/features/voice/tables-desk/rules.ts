/** The most codes or ballots that one form makes: what a printer and a person can handle at once. */
export const MAX_SHEET_CODES = 200;
export const USUAL_SHEET_CODES = 24;
