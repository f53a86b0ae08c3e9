import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok } from '#core/result.ts';
import { endCaseCalendar, makeCaseCalendar } from './queries.ts';

/** Makes a link for a calendar to subscribe to, or another one, so that the old one ends. */
export const makeCalendarOfCases = action({
  name: 'casework.make-calendar',
  allow: 'caseworker',
  input: z.object({}),
  run: async ({ tx, app, actor, now }) => {
    await makeCaseCalendar(tx, app, actor, now);
    return ok(null);
  },
});

/** Ends the link of the calendar. */
export const endCalendarOfCases = action({
  name: 'casework.end-calendar',
  allow: 'caseworker',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    await endCaseCalendar(tx, actor.account);
    return ok(null);
  },
});
