/** Free hours on one weekday (Monday is 1), in minutes after midnight; `until` is at most 1440 and after `from`. */
export interface TimeSpan {
  weekday: number;
  from: number;
  until: number;
}

/**
 * Free hours as somebody gives them: `weekday` 0 is Monday to Friday, and `until` may be on the next day, when it is not
 * after `from`.
 */
export interface HoursRow {
  weekday: number;
  from: number;
  until: number;
}

const DAY_MINUTES = 24 * 60;
export const WORKING_DAYS = 0;
const WORKING_WEEKDAYS = [1, 2, 3, 4, 5];
const weekdayAfter = (weekday: number): number => (weekday % 7) + 1;

/** Cuts rows at midnight, spreads Monday to Friday over its days, and joins what touches or overlaps. In order. */
export function toTimeSpans(rows: readonly HoursRow[]): TimeSpan[] {
  const pieces = rows.flatMap(({ weekday, from, until }) =>
    (weekday === WORKING_DAYS ? WORKING_WEEKDAYS : [weekday]).flatMap((day) =>
      until > from
        ? [{ weekday: day, from, until }]
        : [
            { weekday: day, from, until: DAY_MINUTES },
            ...(until > 0 ? [{ weekday: weekdayAfter(day), from: 0, until }] : []),
          ],
    ),
  );
  const spans: TimeSpan[] = [];
  for (const piece of pieces.sort((a, b) => a.weekday - b.weekday || a.from - b.from)) {
    const last = spans.at(-1);
    if (last?.weekday === piece.weekday && piece.from <= last.until)
      last.until = Math.max(last.until, piece.until);
    else spans.push(piece);
  }
  return spans;
}

/** The inverse: as few rows as say the same, a night as one row, five equal working days as one. */
export function toHoursRows(spans: readonly TimeSpan[]): HoursRow[] {
  const rows: HoursRow[] = [];
  const mornings = new Set(spans.filter(({ from, until }) => from === 0 && until < DAY_MINUTES));
  for (const { weekday, from, until } of spans) {
    if (until !== DAY_MINUTES) continue;
    const rest = [...mornings].find((span) => span.weekday === weekdayAfter(weekday) && span.until < from);
    if (rest) mornings.delete(rest);
    rows.push({ weekday, from, until: rest?.until ?? 0 });
  }
  rows.push(...spans.filter(({ from, until }) => from > 0 && until < DAY_MINUTES), ...mornings);
  const common = rows.filter(
    (row) =>
      row.weekday === 1 &&
      WORKING_WEEKDAYS.every((weekday) => rows.some((other) => same(other, row, weekday))),
  );
  const single = rows.filter(
    (row) => !common.some((shared) => same(row, shared, row.weekday) && row.weekday <= 5),
  );
  return [...common.map((row) => ({ ...row, weekday: WORKING_DAYS })), ...single].sort(
    (a, b) => a.weekday - b.weekday || a.from - b.from,
  );
}

const same = (row: HoursRow, other: HoursRow, weekday: number): boolean =>
  row.weekday === weekday && row.from === other.from && row.until === other.until;
