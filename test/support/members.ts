import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { startOwnerSession } from '../../src/features/directory/listings/owner-sessions/session.ts';
import { ACCOUNT_COOKIE, openAccountSession } from './accounts.ts';
import type { createBrowser } from './visitor.ts';

/** The cookie of a listing that is open. */
export const OWNER_COOKIE = 'vanonderop_owner';

/** Lets somebody with an account work for a listing, and opens it on their device. @returns the id of the account */
export async function openAsMember(
  app: AppContext,
  device: ReturnType<typeof createBrowser>,
  listing: string,
  role: 'owner' | 'member',
): Promise<string> {
  const { account, token } = await openAccountSession(app);
  await inTransaction(app.db, { systemTask: { name: 'demonstration' } }, (tx) =>
    tx
      .insertInto('listing_member')
      .values({ listing_id: listing, account_id: account, role, added_at: app.now(), ended_at: null })
      .execute(),
  );
  const opened = await inTransaction(app.db, { account }, (tx) =>
    startOwnerSession(tx, app, {
      listing,
      ownDevice: true,
      earlier: '',
      by: { account, role, session: hashToken(token) },
    }),
  );
  device.jar.set(ACCOUNT_COOKIE, token);
  device.jar.set(OWNER_COOKIE, opened.token);
  return account;
}
