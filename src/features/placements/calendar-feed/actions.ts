import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok } from '#core/result.ts';
import { endCalendarLink, makeCalendarLink } from './queries.ts';

/** Makes a link for a calendar to subscribe to, or another one, so that the old one ends. */
export const makeCalendar = action({
  name: 'placements.make-calendar',
  allow: 'owner',
  input: z.object({}),
  run: async ({ tx, app, actor, now }) => {
    await makeCalendarLink(tx, app, actor.owned, now);
    return ok(null);
  },
});

/** Ends the link of the calendar. */
export const endCalendar = action({
  name: 'placements.end-calendar',
  allow: 'owner',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    await endCalendarLink(tx, actor.owned);
    return ok(null);
  },
});
