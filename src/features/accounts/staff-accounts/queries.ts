import { createHmac } from 'node:crypto';
import type { SessionTimes } from '#core/access/session.ts';
import type { AppContext } from '#core/context.ts';
import { sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { setRlsContext } from '#core/db/rls-context.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    account: AccountTable;
    account_session: AccountSessionTable;
  }
}

interface AccountTable {
  id: string;
  email_sealed: string;
  email_digest: Buffer;
  name: string;
  guide_of: string | null;
  made_at: Date;
  ended_at: Date | null;
}

interface AccountSessionTable {
  token_hash: Buffer;
  account_id: string;
  made_at: Date;
  seen_at: Date;
  ends_at: Date;
  own_device: boolean;
  strong: boolean;
}

/** A device on which somebody signed in with an account. */
export interface AccountSession extends SessionTimes {
  account: string;
  ownDevice: boolean;
  strong: boolean;
}

/** The session of a token, open or not. From here on the transaction acts with that token. */
export async function findAccountSession(tx: Tx, tokenHash: Buffer): Promise<AccountSession | undefined> {
  await setRlsContext(tx, { tokenHash });
  return tx
    .selectFrom('account_session')
    .select([
      'account_id as account',
      'seen_at as seenAt',
      'ends_at as endsAt',
      'own_device as ownDevice',
      'strong',
    ])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** Records that a session was used. The transaction must act for its account. */
export async function markAccountSessionSeen(tx: Tx, tokenHash: Buffer, now: Date): Promise<void> {
  await tx.updateTable('account_session').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute();
}

/** An account that has not ended. From here on the transaction acts for it. */
export async function findAccount(
  tx: Tx,
  id: string,
): Promise<{ id: string; name: string; guideOf: string | null } | undefined> {
  await setRlsContext(tx, { account: id });
  return tx
    .selectFrom('account')
    .select(['id', 'name', 'guide_of as guideOf'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** The keyed digest by which an account is found: of the address in lower case, in a domain of its own. */
export const accountEmailDigest = ({ secret }: Pick<AppContext, 'secret'>, email: string): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['account e-mail', email.trim().toLowerCase()]))
    .digest();

/** Adds an account. The transaction must act as `operator` or `demonstration`, or as `sign-in` for this address. */
export async function addAccount(
  tx: Tx,
  app: Pick<AppContext, 'secret'>,
  { id, email, name, guideOf }: { id: string; email: string; name: string; guideOf: string | null },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('account')
    .values({
      id,
      email_sealed: sealField(app, { table: 'account', column: 'email_sealed', row: id }, email.trim()),
      email_digest: accountEmailDigest(app, email),
      name,
      guide_of: guideOf,
      made_at: now,
      ended_at: null,
    })
    .execute();
}

/** Adds a session. From here on the transaction acts for the account. */
export async function addAccountSession(
  tx: Tx,
  session: AccountSession & { tokenHash: Buffer },
): Promise<void> {
  await setRlsContext(tx, { account: session.account });
  await tx
    .insertInto('account_session')
    .values({
      token_hash: session.tokenHash,
      account_id: session.account,
      made_at: session.seenAt,
      seen_at: session.seenAt,
      ends_at: session.endsAt,
      own_device: session.ownDevice,
      strong: session.strong,
    })
    .execute();
}
