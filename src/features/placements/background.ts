import type { ScheduledTask } from '#core/background.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { offerEnd } from './model/calendar.ts';
import {
  deleteOldRequests,
  lapsedOffers,
  listingsDue,
  offerFreePlaces,
  requestsWithoutConsent,
  takeStep,
} from './model/queries.ts';
import { deleteOldAttendance } from './people/queries.ts';

/** Ends offers that ran out and requests whose consent did, and offers what is free: safe to run twice, and on any node. */
async function moveWaitingLists(app: AppContext): Promise<void> {
  const now = app.now();
  for (const listing of await listingsDue(app.db, now, amsterdamDate(now)))
    await inTransaction(app.db, { systemTask: { name: 'placements', subject: listing } }, async (tx) => {
      for (const request of await requestsWithoutConsent(tx, listing, now))
        await takeStep(tx, { request, kind: 'expire', by: 'server', seenSteps: null });
      for (const request of await lapsedOffers(tx, listing, now))
        await takeStep(tx, { request, kind: 'lapse', by: 'server', seenSteps: null });
      await offerFreePlaces(tx, offerEnd(now));
    });
}

export const scheduledTasks: ScheduledTask[] = [
  { name: 'placements: move waiting lists', run: moveWaitingLists },
  {
    name: 'placements: retention',
    erases: true,
    run: (app) =>
      inTransaction(app.db, { systemTask: { name: 'retention' } }, async (tx) => {
        await deleteOldRequests(tx);
        await deleteOldAttendance(tx);
      }),
  },
];
