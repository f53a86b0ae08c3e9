import type { Account } from '#core/access/actor.ts';
import { isSessionOpen } from '#core/access/session.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { type Passkey, passkeysOf } from '../passkeys/queries.ts';
import {
  type AccountDevice,
  openAddress,
  sealedAddressOf,
  sessionsOfAccount,
} from '../staff-accounts/queries.ts';
import { accountSessionLimits } from '../staff-accounts/rules.ts';

/** The own account: its address, passkeys, and the devices on which it is open. */
export async function readAccount(
  app: AppContext,
  { account }: Account,
): Promise<{ email: string; passkeys: Passkey[]; devices: AccountDevice[] }> {
  return inTransaction(app.db, { account }, async (tx) => ({
    email: openAddress(app, account, await sealedAddressOf(tx, account)),
    passkeys: await passkeysOf(tx, account),
    devices: (await sessionsOfAccount(tx, account)).filter((device) =>
      isSessionOpen(device, accountSessionLimits(device.ownDevice), app.now()),
    ),
  }));
}
