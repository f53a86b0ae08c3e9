import { createHmac, randomBytes } from 'node:crypto';
import type { SessionTimes } from '#core/access/session.ts';
import type { AppContext } from '#core/context.ts';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
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
  email_sealed: string | null;
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
  tenant_id: string | null;
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

/** An account that has not ended. */
export interface KnownAccount {
  id: string;
  name: string;
  guideOf: string | null;
}

/** The account of an address that has not ended. The transaction must act as `sign-in` for that address, or as `operator`. */
export async function accountByEmail(tx: Tx, emailDigest: Buffer): Promise<KnownAccount | undefined> {
  return tx
    .selectFrom('account')
    .select(['id', 'name', 'guide_of as guideOf'])
    .where('email_digest', '=', emailDigest)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** An account that has not ended. From here on the transaction acts for it. */
export async function findAccount(tx: Tx, id: string): Promise<KnownAccount | undefined> {
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
  app: FieldSealer,
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
  session: AccountSession & { tokenHash: Buffer; tenant?: string | undefined },
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
      tenant_id: session.tenant ?? null,
    })
    .execute();
}

/**
 * Ends the session of a token. From here on the transaction acts with that token.
 * @returns the tenant with whose account it was opened
 */
export async function endAccountSession(tx: Tx, tokenHash: Buffer): Promise<string | null> {
  await setRlsContext(tx, { tokenHash });
  const ended = await tx
    .deleteFrom('account_session')
    .where('token_hash', '=', tokenHash)
    .returning('tenant_id as tenant')
    .executeTakeFirst();
  return ended?.tenant ?? null;
}

/** A session with when it was opened, for the list of devices. */
export interface AccountDevice extends AccountSession {
  tokenHash: Buffer;
  openedAt: Date;
}

/** The sessions of an account, the last used first. The transaction must act for that account. */
export async function sessionsOfAccount(tx: Tx, account: string): Promise<AccountDevice[]> {
  return tx
    .selectFrom('account_session')
    .select([
      'token_hash as tokenHash',
      'account_id as account',
      'made_at as openedAt',
      'seen_at as seenAt',
      'ends_at as endsAt',
      'own_device as ownDevice',
      'strong',
    ])
    .where('account_id', '=', account)
    .orderBy('seen_at', 'desc')
    .execute();
}

/** Is this session of an account on a device of its own? The transaction must act for that account. */
export async function isOnOwnDevice(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  const session = await tx
    .selectFrom('account_session')
    .select('own_device')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return session?.own_device ?? false;
}

/** Ends all sessions of an account but one. The transaction must act for that account. */
export async function endOtherAccountSessions(tx: Tx, account: string, except: Buffer): Promise<void> {
  await tx
    .deleteFrom('account_session')
    .where('account_id', '=', account)
    .where('token_hash', '!=', except)
    .execute();
}

/** The address of an account, encrypted. The transaction must act for it. */
export async function sealedAddressOf(tx: Tx, account: string): Promise<string | null> {
  const row = await tx
    .selectFrom('account')
    .select('email_sealed as sealed')
    .where('id', '=', account)
    .executeTakeFirst();
  return row?.sealed ?? null;
}

/** Opens the address of an account. */
export const openAddress = (app: FieldSealer, account: string, sealed: string | null): string =>
  sealed ? openField(app, { table: 'account', column: 'email_sealed', row: account }, sealed) : '';

export async function renameAccount(tx: Tx, account: string, name: string): Promise<void> {
  await tx.updateTable('account').set({ name }).where('id', '=', account).execute();
}

/**
 * Ends an account: its name and address go at once, and with them its sessions and what it worked for. What it did stays,
 * as done by nobody. The transaction must act for the account or as `operator`.
 */
export async function endAccount(tx: Tx, account: string, now: Date): Promise<void> {
  await tx
    .updateTable('account')
    .set({
      ended_at: now,
      name: '',
      email_sealed: null,
      // The address may come back later, as somebody new.
      email_digest: randomBytes(32),
    })
    .where('id', '=', account)
    .where('ended_at', 'is', null)
    .execute();
}

/** Deletes sessions that have ended, and the empty rows of accounts that ended more than two years ago. */
export async function purgeAccounts(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('account_session').where('ends_at', '<', now).execute();
  await tx.deleteFrom('account').where('ended_at', 'is not', null).execute();
}

/** From now on this session counts as one with a passkey. The transaction must act for its account. */
export async function markAccountSessionStrong(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.updateTable('account_session').set({ strong: true }).where('token_hash', '=', tokenHash).execute();
}

/** Ends all sessions of an account. The transaction must act as `operator`. */
export async function endSessionsOfAccount(tx: Tx, account: string): Promise<void> {
  await tx.deleteFrom('account_session').where('account_id', '=', account).execute();
}
