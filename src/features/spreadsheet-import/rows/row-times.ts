import { type CellSchedule, type CellTimes, parseWeeklyTimes } from '../cells/parse-times.ts';
import { parseDate } from '../cells/parse-values.ts';
import type { RowIssueSink } from './parsed-row.ts';
import type { RowCells } from './row-cells.ts';

/** The longest words about times that a page shows, in characters. */
export const MAX_TIMES_WORDS = 500;

/** The times at one place of a row; `words`: what the list says where that is more than the times. */
export interface PlaceTimes {
  schedules: CellSchedule[];
  words: string;
}

/**
 * The times of a row at each of its places. What cannot be read stays in the words of the list. Where a row has several
 * places, and times of which nobody can tell at which place they are, they stay in words as well.
 */
export function timesOf(
  cells: RowCells,
  places: number,
  today: string,
  addIssue: RowIssueSink,
): PlaceTimes[] {
  const { text } = cells;
  const start = parseDate(text('start'));
  if (text('start') && !start) addIssue('bad-date', text('start'));
  const read = (timetable: string): PlaceTimes => {
    const parsed = parseWeeklyTimes(timetable, { start, today });
    reportTimes(parsed, timetable, addIssue);
    const inWords = parsed.why !== undefined || parsed.besides !== undefined;
    return { schedules: parsed.times, words: inWords ? withStart(timetable, text('start')) : '' };
  };
  const timetable = timetableOf(cells);
  if (places === 1) return [read(timetable)];
  const lines = linesOf(cells);
  if (lines.length === places) return lines.map(read);
  const whole = read(timetable);
  if (whole.schedules.length > 1) {
    addIssue('times-of-place', timetable);
    return Array.from({ length: places }, () => ({
      schedules: [],
      words: timetable.slice(0, MAX_TIMES_WORDS),
    }));
  }
  return Array.from({ length: places }, () => whole);
}

const withStart = (timetable: string, start: string): string =>
  [timetable, start].filter(Boolean).join(', ').slice(0, MAX_TIMES_WORDS);

function reportTimes(
  { why, byWeekNumber, monthAssumed, besides }: CellTimes,
  timetable: string,
  addIssue: RowIssueSink,
) {
  if (why) addIssue(why, timetable);
  if (byWeekNumber) addIssue('even-weeks', timetable);
  if (monthAssumed) addIssue('month-assumed', timetable);
  if (besides) addIssue('times-besides', besides);
}

/** The words about times of all columns, in one line. */
function timetableOf({ text }: RowCells): string {
  const hours = [clockOf(text('from')), clockOf(text('until'))].filter(Boolean).join(' - ');
  return [text('repeat'), text('day'), text('when'), hours].filter(Boolean).join(' ');
}

/** A sheet keeps a time of day as a part of the day: 0.4375 is 10:30. */
function clockOf(cell: string): string {
  if (!/^0[.,]\d{2,}$/u.test(cell)) return cell;
  const minutes = Math.round(Number(cell.replace(',', '.')) * 1440);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The lines of the only column with times, to lay beside the lines of the addresses. */
function linesOf(cells: RowCells): string[] {
  const { text, values } = cells;
  if (text('day') || text('from') || text('until') || text('repeat')) return [];
  return values('when')
    .join('\n')
    .split(/\s*[\n;]\s*/u)
    .map((line) => line.trim())
    .filter(Boolean);
}
