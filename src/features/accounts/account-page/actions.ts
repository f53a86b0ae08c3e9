import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok } from '#core/result.ts';
import {
  endAccount,
  endAccountSession,
  endOtherAccountSessions,
  renameAccount,
} from '../staff-accounts/queries.ts';

/** Changes the name that others at the initiative, and newcomers who get guidance, see. */
export const changeAccountName = action({
  name: 'accounts.change-account-name',
  allow: 'account',
  input: z.object({ name: z.string().trim().min(1).max(80) }),
  run: async ({ tx, actor }, { name }) => {
    await renameAccount(tx, actor.account, name);
    return ok(null);
  },
});

/** Signs out on this device, and closes the initiative that was opened with it. */
export const closeAccountSession = action({
  name: 'accounts.close-account-session',
  allow: 'account',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    const tenant = await endAccountSession(tx, Buffer.from(actor.sessionHash, 'hex'));
    return ok({ tenant });
  },
});

/** Signs out on all other devices. */
export const closeOtherAccountSessions = action({
  name: 'accounts.close-other-account-sessions',
  allow: 'account',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    await endOtherAccountSessions(tx, actor.account, Buffer.from(actor.sessionHash, 'hex'));
    return ok(null);
  },
});

/** Deletes the account: what was done with it stays, without a name. */
export const deleteAccount = action({
  name: 'accounts.delete-account',
  allow: 'account',
  input: z.object({ sure: z.literal('yes') }),
  run: async ({ tx, actor, now }) => {
    await endAccount(tx, actor.account, now);
    return ok(null);
  },
});
