import { foldText } from '#algorithms/text-search';
import { parseTimeOfDay, toHHMM } from '#core/i18n/formats.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { WEEKDAYS } from '#features/vocabulary/rules.ts';
import { DAY_PART_NAMES, WEEK_CELLS, WEEK_DAYS } from '../model/answer-options.ts';
import type { StoryAnswers } from '../model/answers.ts';
import { type HoursRow, toHoursRows, toTimeSpans, WORKING_DAYS } from '../model/free-hours.ts';
import type { AnswerFields } from './answer-fields.ts';

/** The days that free hours can be given for: Monday to Friday at once (0), and each day. */
export const HOURS_DAYS = [WORKING_DAYS, ...WEEKDAYS] as const;

/**
 * Reads the free parts of a week: whole rows, cells, hours by the clock, "different every week". Hours are fields
 * `from-<day>` and `until-<day>`, which belong together in the order in which they stand.
 * @returns the answer, not yet validated; `time-half` when one of two hours is missing, is no time, or both are the same
 */
export function readTimeFields(fields: AnswerFields): Result<unknown, 'nothing-chosen' | 'time-half'> {
  const cells = expandCells(fields.cells ?? []);
  const varies = fields.varies?.includes('yes') ?? false;
  const rows: HoursRow[] = [];
  for (const weekday of HOURS_DAYS) {
    const [from, until] = [fields[`from-${weekday}`] ?? [], fields[`until-${weekday}`] ?? []];
    for (let i = 0; i < Math.max(from.length, until.length); i++) {
      const [begin = '', end = ''] = [from[i], until[i]];
      if (!begin.trim() && !end.trim()) continue;
      const row = { weekday, from: minutesOf(begin), until: minutesOf(end) };
      if (row.from === null || row.until === null || row.from === row.until) return refuse('time-half');
      rows.push({ ...row, from: row.from, until: row.until });
    }
  }
  if (!cells.length && !varies && !rows.length) return refuse('nothing-chosen');
  const spans = toTimeSpans(rows);
  return ok({ cells, ...(spans.length && { spans }), ...(varies && { varies }) });
}

/** The inverse: the fields with which the form shows the answer. */
export function timeFields({ cells, spans, varies }: StoryAnswers['time']): AnswerFields {
  const fields: AnswerFields = { cells, varies: varies ? ['yes'] : [] };
  for (const { weekday, from, until } of toHoursRows(spans ?? [])) {
    fields[`from-${weekday}`] = [...(fields[`from-${weekday}`] ?? []), toHHMM(from)];
    fields[`until-${weekday}`] = [...(fields[`until-${weekday}`] ?? []), toHHMM(until)];
  }
  return fields;
}

/** Minutes after midnight; digits of every script count, "22" is a whole hour, and 24:00 is midnight. */
function minutesOf(typed: string): number | null {
  const text = typed.trim().replace(/\p{Nd}/gu, foldText);
  const time = /^\d{1,2}$/.test(text) ? `${text}:00` : text;
  return /^24[:.]00$/.test(time) ? 0 : parseTimeOfDay(time);
}

/** Replaces `all-morning` by the cells of every weekday morning, and sorts; unknown cells come last, to be refused. */
function expandCells(chosen: string[]): string[] {
  const cells = new Set<string>();
  for (const cell of chosen) {
    const part = DAY_PART_NAMES.find((name) => cell === `all-${name}`);
    if (part) for (const day of WEEK_DAYS.slice(0, 5)) cells.add(`${day}-${part}`);
    else if (cell) cells.add(cell);
  }
  const known: string[] = WEEK_CELLS.filter((cell) => cells.delete(cell));
  return [...known, ...cells];
}
