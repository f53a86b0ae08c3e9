import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { publish } from '../model/publish.ts';
import { findListing, updateListing, withdrawInitiative } from '../model/queries.ts';
import { isPauseEnd } from './rules.ts';

/**
 * Pauses or stops a listing: from now on nobody is sent there. What was filled in stays. A pause may have an end: on that day
 * it is public again by itself.
 */
export const pauseListing = action({
  name: 'directory.rest',
  allow: 'owner',
  input: z.object({ state: z.enum(['paused', 'stopped']), until: z.string().trim().max(20).default('') }),
  run: async ({ tx, now, actor }, { state, until }) => {
    const listing = await findListing(tx, { link: actor.link });
    if (listing?.state !== 'public' && listing?.state !== 'paused') return refuse('not-found');
    const pausedUntil = state === 'paused' && until ? until : null;
    if (pausedUntil && !isPauseEnd(pausedUntil, amsterdamDate(now))) return refuse('no-date');
    await updateListing(tx, listing.id, { state, pausedUntil }, now);
    await withdrawInitiative(tx, listing, state, pausedUntil);
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
