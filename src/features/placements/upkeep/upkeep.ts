import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { directorySnapshot } from '#features/directory';
import { writeLetters } from '../letters/write-letters.ts';
import { offerEnd } from '../model/calendar.ts';
import {
  lapsedOffers,
  listingsDue,
  offerFreePlaces,
  requestsWithoutConsent,
  takeStep,
} from '../model/queries.ts';
import { type DueSettings, lockDueSettings, unansweredRequests } from './queries.ts';
import { upkeepStep } from './rules.ts';

/**
 * Carries on what waits at every initiative: ends offers and consents that ran out, offers what is free, reminds who promised an
 * answer, leads who waits in vain to another place, and writes letters about it. One transaction a listing, which locks its
 * settings first: safe to run twice, and on two nodes at once.
 */
export async function keepUp(app: AppContext): Promise<void> {
  const now = app.now();
  // Before the transactions: each of them holds one connection only.
  const { byId } = await directorySnapshot(app);
  for (const listing of await listingsDue(app.db, now, amsterdamDate(now)))
    await inTransaction(app.db, { systemTask: { name: 'placements', subject: listing } }, async (tx) => {
      const settings = await lockDueSettings(tx);
      if (!settings) return;
      await moveOn(tx, listing, now);
      await keepPromises(tx, listing, settings, now);
      await writeLetters(tx, app, {
        listing,
        initiative: byId.get(settings.initiative),
        leaveUntil: settings.leaveUntil,
      });
    });
}

async function moveOn(tx: Tx, listing: string, now: Date): Promise<void> {
  for (const request of await requestsWithoutConsent(tx, listing, now))
    await takeStep(tx, { request, kind: 'expire', by: 'server', seenSteps: null });
  for (const request of await lapsedOffers(tx, listing, now))
    await takeStep(tx, { request, kind: 'lapse', by: 'server', seenSteps: null });
  await offerFreePlaces(tx, offerEnd(now));
}

async function keepPromises(tx: Tx, listing: string, settings: DueSettings, now: Date): Promise<void> {
  for (const request of await unansweredRequests(tx, listing)) {
    const step = upkeepStep(request, settings, now);
    if (!step) continue;
    const { kind } = step;
    const details = step.kind === 'postpone' ? { promisedOn: step.promisedOn } : {};
    await takeStep(tx, { request: request.id, kind, by: 'server', seenSteps: null, details });
  }
}
