import { ABOUT_PATH } from '../model/paths.ts';

/** How many people come how far: for everybody. */
export const FIGURES_PATH = `${ABOUT_PATH}/figures` as const;
/** The same for a spreadsheet. */
export const FIGURES_CSV_PATH = `${ABOUT_PATH}/figures.csv` as const;
