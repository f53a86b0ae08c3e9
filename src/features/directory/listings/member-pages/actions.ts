import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { setRlsContext } from '#core/db/rls-context.ts';
import { privateLinkHash } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { isOnOwnDevice } from '#features/accounts';
import { changeRole, endMembership, lockKeepers, membershipOf } from '../members/queries.ts';
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

/** Makes somebody an owner, or a member again. Not whoever would be the last owner, unless the private link is used. */
export const changeMemberRole = action({
  name: 'directory.change-member-role',
  allow: 'owner',
  input: z.object({ account: z.uuid(), role: z.enum(['owner', 'member']) }),
  run: async ({ tx, actor }, { account, role }) => {
    const keepers = await lockKeepers(tx, actor.owned);
    if (actor.by && role === 'member' && keepers.every((keeper) => keeper === account))
      return refuse('last-owner');
    return (await changeRole(tx, { listing: actor.owned, account, role })) ? ok(null) : refuse('not-found');
  },
});

/** Ends that somebody works for the initiative: what they opened closes at once. */
export const removeMember = action({
  name: 'directory.remove-member',
  allow: 'owner',
  input: z.object({ account: z.uuid() }),
  run: async ({ tx, actor, now }, { account }) => {
    // Whoever goes by themselves does so on the own page, where the last owner hears what that means.
    if (actor.by?.account === account) return refuse('yourself');
    return (await endMembership(tx, { listing: actor.owned, account }, now)) ? ok(null) : refuse('not-found');
  },
});

/** Stops working for an initiative. The last owner says that somebody keeps its private link: nothing else opens it then. */
export const leaveListing = action({
  name: 'directory.leave-listing',
  allow: 'account',
  input: z.object({ listing: z.uuid(), linkKept: z.boolean() }),
  run: async ({ tx, actor, app, now }, { listing, linkKept }) => {
    const { account } = actor;
    const role = await membershipOf(tx, listing, account);
    if (!role) return refuse('not-found');
    if (role === 'owner' && !linkKept) {
      await setRlsContext(tx, { link: privateLinkHash(app, 'listing', listing), account });
      const keepers = await lockKeepers(tx, listing);
      if (keepers.every((keeper) => keeper === account)) return refuse('last-owner');
    }
    await endMembership(tx, { listing, account }, now);
    return ok(null);
  },
});
