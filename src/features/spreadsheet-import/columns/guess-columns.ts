import { foldText } from '#algorithms/text-search';
import { findTowns } from '#features/geography';
import { findTimeRanges, findWeekdays } from '../cells/parse-times.ts';
import { countedRows, type SheetGrid } from '../file/grid.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { type ColumnField, HEADINGS, PERSON_HEADING } from './fields.ts';

const MAX_SAMPLED_CELLS = 60;
const MAX_TITLE_ROWS = 15;

const lettersOf = (heading: string): string => foldText(heading).replace(/[^\p{L}]/gu, '');

const HEADING_WORDS = Object.entries(HEADINGS).flatMap(([field, words]) =>
  words.split(' ').map((word) => ({ field: field as ColumnField, word })),
);
const FIELD_BY_HEADING = new Map(HEADING_WORDS.map(({ field, word }) => [word, field]));
/** Words that are long enough to be recognised within a heading: `Naam van de organisatie`. */
const LONG_HEADING_WORDS = HEADING_WORDS.filter(({ word }) => word.length >= 5).sort(
  (a, b) => b.word.length - a.word.length,
);

/** The field that a heading names; undefined when we do not know it. */
export function fieldOf(heading: string): ColumnField | undefined {
  const letters = lettersOf(heading);
  if (!letters) return undefined;
  if (PERSON_HEADING.test(letters)) return 'leave';
  return (
    FIELD_BY_HEADING.get(letters) ?? LONG_HEADING_WORDS.find(({ word }) => letters.includes(word))?.field
  );
}

/** The field that at least two thirds of the cells look like. */
function fieldByCells(cells: string[]): ColumnField | undefined {
  const filled = cells.filter(Boolean).slice(0, MAX_SAMPLED_CELLS);
  if (!filled.length) return 'leave';
  const mostCells = (matches: (cell: string) => boolean) =>
    filled.filter(matches).length * 3 >= filled.length * 2;
  if (mostCells((cell) => /^(mailto:)?[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell))) return 'email';
  if (mostCells((cell) => /^(https?:\/\/|www\.)\S+$/i.test(cell))) return 'website';
  if (mostCells((cell) => /^\d{4}\s?[a-z]{2}$/i.test(cell))) return 'postcode';
  if (mostCells((cell) => /^[+(]?0?[\d][\d\s()-]{8,15}$/.test(cell))) return 'phone';
  if (mostCells((cell) => findTimeRanges(cell).length > 0)) return 'when';
  if (mostCells((cell) => findWeekdays(cell).length > 0)) return 'day';
  if (mostCells((cell) => cell.length > 2 && findTowns(cell, 1)[0]?.exact === true)) return 'town';
  return undefined;
}

/** The row among the first fifteen with the most known headings, otherwise the first row with more than one cell. */
function findHeadingRow(rows: string[][]): number {
  let [bestRow, mostKnown] = [0, 0];
  for (const [rowIndex, row] of rows.slice(0, MAX_TITLE_ROWS).entries()) {
    const known = new Set(row.map(fieldOf).filter((field) => field && field !== 'leave')).size;
    if (known > mostKnown) [bestRow, mostKnown] = [rowIndex, known];
  }
  if (mostKnown) return bestRow;
  const firstFilled = rows.findIndex((row) => row.filter(Boolean).length > 1);
  return Math.max(firstFilled, 0);
}

/** Guesses what the columns hold, by their headings and otherwise by their cells. */
export function guessColumns(rows: string[][], headings: number): ColumnField[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const body = rows.slice(headings + 1);
  return Array.from({ length: width }, (_, column): ColumnField => {
    const cells = body.map((row) => row[column] ?? '');
    if (!cells.some(Boolean)) return 'leave';
    return fieldOf(rows[headings]?.[column] ?? '') ?? fieldByCells(cells) ?? 'leave';
  });
}

/**
 * The most likely mapping of a file.
 * @param fileName often names the town
 * @param earlier mappings of earlier lists: the same headings are read in the same way, so that nobody corrects them twice
 */
export function guessMapping(
  grids: SheetGrid[],
  fileName: string,
  earlier: { headings: string[]; mapping: ColumnMapping }[] = [],
  sheet = largestSheet(grids),
): ColumnMapping {
  const grid = grids[sheet];
  const rows = grid ? countedRows(grid) : [];
  const headings = findHeadingRow(rows);
  const headingCells = JSON.stringify(rows[headings] ?? []);
  const known = earlier.find((list) => JSON.stringify(list.headings) === headingCells);
  const columns = guessColumns(rows, headings);
  const emptyColumns = emptyColumnsOf(rows, headings);
  if (known) {
    const { emptyColumns: unsaid, ...earlierMapping } = known.mapping;
    // Nobody said anything of a column that was empty then: what it holds now is guessed.
    const merged = columns.map((guess, column) => {
      const said = earlierMapping.columns[column];
      return said === undefined || (said === 'leave' && (unsaid?.includes(column) ?? true)) ? guess : said;
    });
    return {
      ...earlierMapping,
      columns: merged,
      emptyColumns,
      sheet,
      headings,
      ownContacts: false,
      takeHidden: false,
    };
  }
  const town = columns.includes('town') ? '' : townIn(fileName);
  return { sheet, headings, columns, emptyColumns, town, organisation: '', ownContacts: false };
}

/** The columns without a filled cell below the headings. */
export function emptyColumnsOf(rows: string[][], headings: number): number[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const body = rows.slice(headings + 1);
  return Array.from({ length: width }, (_, column) => column).filter(
    (column) => !body.some((row) => row[column]),
  );
}

/** The index of the sheet with the most rows that people see. */
function largestSheet(grids: SheetGrid[]): number {
  const sizes = grids.map((grid) =>
    grid.hidden ? 0 : countedRows(grid).filter((row) => row.some(Boolean)).length,
  );
  return Math.max(0, sizes.indexOf(Math.max(...sizes)));
}

/** The one town in a file name such as `taalaanbod-zwolle-2026.xlsx`; empty when there is none, or more than one. */
export function townIn(fileName: string): string {
  const words = fileName.split(/[^\p{L}']+/u).filter((word) => word.length > 3);
  const matches = words.flatMap((word) => findTowns(word, 1).filter(({ exact }) => exact));
  return matches.length === 1 ? (matches[0]?.name ?? '') : '';
}
