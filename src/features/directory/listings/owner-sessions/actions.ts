import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { findListingByOwnerLink } from '../model/queries.ts';
import { endOwnerSession } from './queries.ts';
import { startOwnerSession } from './session.ts';

/** Opens the private link of a listing on this device. @returns the token for the cookie, and who signed in */
export const openOwnerLink = action({
  name: 'directory.open-owner-link',
  allow: 'anyone',
  input: z.object({
    link: z.string().min(20).max(100),
    ownDevice: z.boolean(),
    /** The session token that this device has already; that session ends. */
    earlier: z.string().max(100),
  }),
  run: async ({ tx, app }, { link, ownDevice, earlier }) => {
    const listing = await findListingByOwnerLink(tx, app, link);
    if (!listing) return refuse('not-found');
    return ok(await startOwnerSession(tx, app, { listing: listing.id, ownDevice, earlier }));
  },
  signsIn: ({ owner }) => owner,
});

/** Closes the owner's pages on this device. The link and the card stay. */
export const closeOwnerSession = action({
  name: 'directory.close-owner-session',
  allow: 'member',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    await endOwnerSession(tx, Buffer.from(actor.sessionHash, 'hex'));
    return ok(null);
  },
});
