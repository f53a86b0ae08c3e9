import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deterministicId, privateLinkHash } from '#core/private-links.ts';
import { amsterdamDate, daysAfter, daysBefore } from '#core/time/amsterdam.ts';
import { CONFIRMATION_DAYS } from '../../catalogue/confirmation-age.ts';
import { purgeDrafts, purgeOwnersOfStopped } from '../model/queries.ts';
import type { ListingOwner } from '../model/types.ts';
import { emailConfirmationRequest } from './mail.ts';
import { addConfirmationRequest, hideUnconfirmed, listingsToConfirm } from './queries.ts';

/** Asks owners for a confirmation of what they did not confirm for a while. */
export async function askForConfirmations(app: AppContext): Promise<void> {
  const now = app.now();
  const owners = await listingsToConfirm(
    app.db,
    daysBefore(now, CONFIRMATION_DAYS.askAfter),
    daysBefore(now, CONFIRMATION_DAYS.remindAfter),
  );
  for (const owner of owners) await requestConfirmation(app, owner, now);
}

/** Hides what was not confirmed for a year, and forgets old drafts and the owners of what stopped a year ago. */
export async function purgeListings(app: AppContext): Promise<void> {
  const now = app.now();
  await inTransaction(app.db, { systemTask: { name: 'retention' } }, async (tx) => {
    await hideUnconfirmed(tx, daysBefore(now, CONFIRMATION_DAYS.hideAfter));
    await purgeDrafts(tx, now);
    await purgeOwnersOfStopped(tx, now);
  });
}

/**
 * The id of the request to confirm a listing: one for each day on the Dutch calendar, so that two servers that do this at the
 * same time send one email.
 */
export const confirmationRequestId = (
  app: Pick<AppContext, 'secret'>,
  listingId: string,
  now: Date,
): string => deterministicId(app, 'fresh', { application: ['listing', listingId, amsterdamDate(now)] });

async function requestConfirmation(app: AppContext, owner: ListingOwner, now: Date): Promise<void> {
  const id = confirmationRequestId(app, owner.id, now);
  await inTransaction(app.db, { systemTask: { name: 'reminders' } }, async (tx) => {
    const added = await addConfirmationRequest(tx, {
      id,
      listingId: owner.id,
      linkHash: privateLinkHash(app, 'fresh', id),
      askedAt: now,
      endsAt: daysAfter(now, CONFIRMATION_DAYS.linkValid),
    });
    if (added) await emailConfirmationRequest(tx, app, owner, id);
  });
}
