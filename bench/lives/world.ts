import { weekdayOf } from '#core/time/recurrence.ts';
import type { Initiative } from '#features/directory';
import { demoSet } from '../../seed/demo.ts';

/** The first day of the week that is planned: a Monday, so that every weekday lies before the next. */
export const FROM = '2026-11-30';
if (weekdayOf(FROM) !== 1) throw new Error('the week of the lives begins on a Monday');

const DAY_MS = 86_400_000;

/** The demonstration set as the directory would give it, in memory. The ids are those of the set. */
export function demoInitiatives(): Initiative[] {
  const { organisations, initiatives } = demoSet();
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return initiatives.map(({ organisation, roomUntilInDays, confirmedDaysAgo: _days, ...row }) => ({
    ...row,
    organisation: { id: organisation, name: names.get(organisation) ?? organisation },
    status: 'active',
    roomUntil:
      roomUntilInDays === null
        ? null
        : new Date(Date.parse(FROM) + roomUntilInDays * DAY_MS).toISOString().slice(0, 10),
    confirmedAt: null,
    changedAt: new Date(0),
    demo: true,
    times: row.times.map((time, index) => ({ ...time, id: `${row.id} ${index}` })),
  }));
}
