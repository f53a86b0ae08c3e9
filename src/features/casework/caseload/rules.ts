import { Temporal } from 'temporal-polyfill';
import type { TableOptions, TableQuery } from '#core/http/table-query.ts';
import { TARGET_GROUPS } from '../model/events.ts';
import { CASEWORK_PATH } from '../model/paths.ts';
import { STAGES, WAITS_FOR } from '../model/stages.ts';

/** The lists of the caseload, each with an address of its own; the first is the caseload itself. */
export const CASELOAD_VIEWS = ['mine', 'all', 'nobody', 'closed'] as const;
export type CaseloadView = (typeof CASELOAD_VIEWS)[number];
export const viewPath = (view: CaseloadView): string =>
  view === 'mine' ? CASEWORK_PATH : `${CASEWORK_PATH}/${view}`;

export type CaseloadSort = 'due' | 'name' | 'stage' | 'number';
export type CaseloadFilter = 'stage' | 'waits' | 'group' | 'guide' | 'due' | 'week';
export type CaseloadQuery = TableQuery<CaseloadSort, CaseloadFilter>;

/** When something is due: passed, within so many days, or nothing that runs. */
export const DUE_FILTERS = { late: 0, '7': 7, '14': 14, '28': 28, '84': 84 } as const;
export type DueFilter = keyof typeof DUE_FILTERS | 'none';
const DUE_VALUES = ['late', '7', '14', '28', '84', 'none'] as const;

/** The table knows these orders and filters; what will be late first is on top. */
export const caseloadTable: TableOptions<CaseloadSort, CaseloadFilter> = {
  sorts: ['due', 'name', 'stage', 'number'],
  filters: {
    stage: STAGES,
    waits: WAITS_FOR,
    group: TARGET_GROUPS,
    guide: [],
    due: DUE_VALUES,
    week: [],
  },
};
export { DUE_VALUES };

/** How far the picture of what is coming looks ahead. */
export const WEEKS_AHEAD = 12;

/** The Mondays of this week and the weeks after it. */
export function weeksFrom(today: string, count = WEEKS_AHEAD): string[] {
  const day = Temporal.PlainDate.from(today);
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  return Array.from({ length: count }, (_, week) => monday.add({ weeks: week }).toString());
}

/** The first and the last day of the week of a Monday; undefined for what is no day. */
export function weekOf(monday: string | undefined): { from: string; to: string } | undefined {
  if (!monday || !/^\d{4}-\d{2}-\d{2}$/.test(monday)) return undefined;
  try {
    const from = Temporal.PlainDate.from(monday);
    return { from: from.toString(), to: from.add({ days: 6 }).toString() };
  } catch {
    return undefined;
  }
}

/** How many days lie between today and a day; negative when it has passed. */
export const daysUntil = (today: string, day: string): number =>
  Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(day), { largestUnit: 'day' }).days;

/** How near a term is, for its colour and its words. */
export type Nearness = 'late' | 'soon' | 'calm';
const SOON_DAYS = 14;
export const nearness = (today: string, due: string): Nearness =>
  due < today ? 'late' : daysUntil(today, due) <= SOON_DAYS ? 'soon' : 'calm';
