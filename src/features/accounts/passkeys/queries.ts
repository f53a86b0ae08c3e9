import type { Tx } from '#core/db/connection.ts';
import { actAsSystem, actingAs } from '#core/db/rls-context.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    account_passkey: AccountPasskeyTable;
    used_challenge: UsedChallengeTable;
  }
}

interface AccountPasskeyTable {
  id: string;
  account_id: string;
  public_key: Buffer;
  counter: number;
  transports: string[];
  made_at: Date;
  used_at: Date | null;
}

interface UsedChallengeTable {
  challenge_hash: Buffer;
  used_at: Date;
}

/** The public half of a key on somebody's device. */
export interface Passkey {
  id: string;
  account: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
  madeAt: Date;
  usedAt: Date | null;
}

const COLUMNS = [
  'id',
  'account_id as account',
  'public_key as publicKey',
  'counter',
  'transports',
  'made_at as madeAt',
  'used_at as usedAt',
] as const;

/** The passkeys of an account, the oldest first. The transaction must act for it. */
export async function passkeysOf(tx: Tx, account: string): Promise<Passkey[]> {
  return tx
    .selectFrom('account_passkey')
    .select(COLUMNS)
    .where('account_id', '=', account)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** The passkey with this name. From here on the transaction acts as `sign-in` for it. */
export async function findPasskey(tx: Tx, id: string): Promise<Passkey | undefined> {
  await actAsSystem(tx, 'sign-in', id);
  return tx.selectFrom('account_passkey').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** @returns false when this passkey is known already. The transaction must act for the account. */
export async function addPasskey(
  tx: Tx,
  passkey: Omit<Passkey, 'madeAt' | 'usedAt'>,
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('account_passkey')
    .values({
      id: passkey.id,
      account_id: passkey.account,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: passkey.transports,
      made_at: now,
      used_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Records that a passkey was used, and how often by its own count. The transaction must act for its account. */
export async function markPasskeyUsed(tx: Tx, id: string, counter: number, now: Date): Promise<void> {
  await tx.updateTable('account_passkey').set({ counter, used_at: now }).where('id', '=', id).execute();
}

/** Removes a passkey. The transaction must act for its account. */
export async function removePasskey(tx: Tx, account: string, id: string): Promise<void> {
  await tx.deleteFrom('account_passkey').where('id', '=', id).where('account_id', '=', account).execute();
}

/** Removes all passkeys of an account. The transaction must act as `operator`. */
export async function removePasskeys(tx: Tx, account: string): Promise<void> {
  await tx.deleteFrom('account_passkey').where('account_id', '=', account).execute();
}

/** Takes a challenge. @returns false when it was answered before */
export async function takeChallenge(tx: Tx, challengeHash: Buffer, now: Date): Promise<boolean> {
  const taken = await actingAs(tx, { tokenHash: challengeHash }, () =>
    tx
      .insertInto('used_challenge')
      .values({ challenge_hash: challengeHash, used_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst(),
  );
  return taken.numInsertedOrUpdatedRows === 1n;
}

/** Deletes challenges that were answered more than a day ago. */
export async function purgeChallenges(tx: Tx): Promise<void> {
  await tx.deleteFrom('used_challenge').execute();
}
