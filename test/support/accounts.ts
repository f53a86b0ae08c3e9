import { randomUUID } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken, newToken } from '#core/private-links.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { addAccount, addAccountSession } from '#features/accounts';

/** The cookie of somebody with an account. */
export const ACCOUNT_COOKIE = 'vanonderop_account';

/** Makes an account with a session. @returns its id, and the token for the cookie `ACCOUNT_COOKIE` */
export async function openAccountSession(
  app: AppContext,
  {
    name = 'Fatma',
    guideOf = null,
    strong = true,
  }: { name?: string; guideOf?: string | null; strong?: boolean } = {},
): Promise<{ account: string; token: string }> {
  const account = randomUUID();
  const token = newToken();
  const now = app.now();
  await inTransaction(app.db, { systemTask: { name: 'operator' } }, async (tx) => {
    await addAccount(tx, app, { id: account, email: `${account}@work.example`, name, guideOf }, now);
    await addAccountSession(tx, {
      account,
      tokenHash: hashToken(token),
      ownDevice: true,
      strong,
      seenAt: now,
      endsAt: new Date(now.getTime() + DAY_MS),
    });
  });
  return { account, token };
}
