import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { isOnOwnDevice } from '#features/accounts';
import { membershipOf } from '../members/queries.ts';
import { startOwnerSession } from '../owner-sessions/session.ts';

/** Opens a listing on this device for somebody who works for it. @returns the token for the cookie, and who signed in */
export const openListingWithAccount = action({
  name: 'directory.open-with-account',
  allow: 'account',
  input: z.object({
    listing: z.uuid(),
    /** The session token that this device has already; that session ends. */
    earlier: z.string().max(100),
  }),
  run: async ({ tx, actor, app }, { listing, earlier }) => {
    const { account } = actor;
    const role = await membershipOf(tx, listing, account);
    if (!role) return refuse('not-found');
    const session = Buffer.from(actor.sessionHash, 'hex');
    const ownDevice = await isOnOwnDevice(tx, session);
    return ok(
      await startOwnerSession(tx, app, { listing, ownDevice, earlier, by: { account, role, session } }),
    );
  },
  signsIn: ({ owner }) => owner,
});
