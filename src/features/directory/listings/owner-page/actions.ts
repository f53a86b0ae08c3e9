import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { publish } from '../model/publish.ts';
import { findListing, updateListing, withdrawInitiative } from '../model/queries.ts';

/** Pauses or stops a listing: from now on it is not public. What was filled in stays. */
export const pauseListing = action({
  name: 'directory.rest',
  allow: 'owner',
  input: z.object({ state: z.enum(['paused', 'stopped']) }),
  run: async ({ tx, now, actor }, input) => {
    const listing = await findListing(tx, { link: actor.link });
    if (listing?.state !== 'public' && listing?.state !== 'paused') return refuse('not-found');
    await updateListing(tx, listing.id, { state: input.state }, now);
    await withdrawInitiative(tx, listing.id, input.state);
    return ok(null);
  },
});

/** Makes a paused or stopped listing public again, as it was; that also confirms it. */
export const resumeListing = action({
  name: 'directory.resume',
  allow: 'owner',
  input: z.object({}),
  run: async ({ tx, now, actor }) => {
    const listing = await findListing(tx, { link: actor.link });
    // The form may be sent twice.
    if (listing?.state === 'public') return ok(null);
    if (listing?.state !== 'paused' && listing?.state !== 'stopped') return refuse('not-found');
    await updateListing(tx, listing.id, { state: 'public' }, now);
    await publish(tx, listing, now);
    return ok(null);
  },
});
