import { foldText } from '#algorithms/text-search';
import { findTowns } from '#features/geography';
import type { RowCells } from './row-cells.ts';

/** A row that is no initiative: the headings again, a total, a note, or the heading of the rows below it. */
export type SkippedKind = 'heading' | 'total' | 'note' | 'section';

const TOTAL = /^(?:sub|eind|grand )?(?:totaal|totalen|total)\b|^(?:aantal|som|gemiddelde?)\b/u;
const NOTE =
  /^(?:n\.?b\.?|let op|noot|p\.?s\.?|bron|opmerking(?:en)?|toelichting|legenda|note|source|(?:laatst )?bijgewerkt|versie|(?:deze )?lijst (?:van|is)|\*)(?![\p{L}\p{N}])/u;
const MAX_SECTION_LENGTH = 60;
/** The heading of a section stands at the beginning of its row; some lists number their rows before it. */
const MAX_SECTION_COLUMN = 1;
/** Where rows are narrower than this, a row with one cell is nothing unusual. */
const MIN_ROW_WIDTH = 4;

const lettersOf = (cell: string): string => foldText(cell).replace(/[^\p{L}\p{N}]/gu, '');

/** How many cells a full row of a list fills: three quarters of the rows fill no more. */
export function usualWidth(rows: readonly RowCells[]): number {
  const widths = rows.map(({ raw }) => raw.filter(Boolean).length).sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.75)] ?? 0;
}

/** What a row is when it is no initiative; null when it is one. @param headings the cells of the heading row */
export function kindOfRow(
  { raw }: RowCells,
  { headings, width, isLast }: { headings: readonly string[]; width: number; isLast: boolean },
): SkippedKind | null {
  const filled = raw.flatMap((cell, column) => (cell.trim() ? [{ cell: cell.trim(), column }] : []));
  const [first, ...others] = filled;
  if (!first) return null;
  const repeated = filled.filter(({ cell, column }) => lettersOf(cell) === lettersOf(headings[column] ?? ''));
  if (filled.length >= 2 && repeated.length * 3 >= filled.length * 2) return 'heading';
  const words = foldText(first.cell);
  const restIsNumbers = others.every(
    ({ cell }) => /^[\d\s.,:€%-]+$/u.test(cell) || TOTAL.test(foldText(cell)),
  );
  if (TOTAL.test(words) && restIsNumbers && (others.length > 0 || /\d|^\p{L}+:?$/u.test(words)))
    return 'total';
  if (filled.length <= 2 && filled.length < width && NOTE.test(words)) return 'note';
  if (filled.length > 1 || first.column > MAX_SECTION_COLUMN || width < MIN_ROW_WIDTH) return null;
  if (first.cell.length > MAX_SECTION_LENGTH) return 'note';
  return isLast ? null : 'section';
}

/** What the heading of a section says about the rows below it: their town, otherwise their theme. */
export function sectionDefaults(cell: string): { town: string } | { kind: string } {
  const words = cell.replace(/[\s:–-]+$/gu, '').trim();
  const town = words.replace(/^(?:gemeente|plaats|stad)\s+/iu, '');
  return findTowns(town, 1)[0]?.exact ? { town } : { kind: words };
}
