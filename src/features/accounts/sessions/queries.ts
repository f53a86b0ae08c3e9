import type { Tx } from '#core/db/connection.ts';
import { setRlsContext } from '#core/db/rls-context.ts';

/** Makes a person: from here on this transaction acts for them. */
export async function addPerson(tx: Tx, id: string, at: Date): Promise<void> {
  await setRlsContext(tx, { person: id });
  await tx.insertInto('person').values({ id, made_at: at, seen_at: at }).execute();
}

/** Removes a person and, through the tables that hang on it, everything that is theirs. */
export async function removePerson(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('person').where('id', '=', id).execute();
}

export async function addCard(tx: Tx, person: string, hash: Buffer, at: Date): Promise<void> {
  await tx
    .insertInto('key_card')
    .values({ person_id: person, code_hash: hash, made_at: at, ended_at: null })
    .execute();
}

/** The card whose code somebody holds, ended or not. */
export async function findCard(
  tx: Tx,
  hash: Buffer,
): Promise<{ person: string; ended: boolean } | undefined> {
  await setRlsContext(tx, { codeHash: hash });
  const found = await tx
    .selectFrom('key_card')
    .select(['person_id', 'ended_at'])
    .where('code_hash', '=', hash)
    .executeTakeFirst();
  return found && { person: found.person_id, ended: found.ended_at !== null };
}

export async function endCards(tx: Tx, person: string, at: Date): Promise<void> {
  await tx
    .updateTable('key_card')
    .set({ ended_at: at })
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .execute();
}

export interface Session {
  tokenHash: Buffer;
  person: string;
  at: Date;
  ends: Date;
  ownDevice: boolean;
  cardSealed: Buffer;
}

/** Opens a device for a person, who is thereby seen: the transaction acts for them from here on. */
export async function addSession(tx: Tx, signIn: Session): Promise<void> {
  await setRlsContext(tx, { person: signIn.person });
  await tx
    .insertInto('session')
    .values({
      token_hash: signIn.tokenHash,
      person_id: signIn.person,
      made_at: signIn.at,
      seen_at: signIn.at,
      ends_at: signIn.ends,
      own_device: signIn.ownDevice,
      card_sealed: signIn.cardSealed,
    })
    .execute();
  await tx.updateTable('person').set({ seen_at: signIn.at }).where('id', '=', signIn.person).execute();
}

/** Whose device this is, as long as it is open. The transaction claims the person or the token's hash. */
export async function findSession(
  tx: Tx,
  tokenHash: Buffer,
  at: Date,
): Promise<{ person: string; seen: Date; ends: Date; ownDevice: boolean; cardSealed: Buffer } | undefined> {
  const found = await tx
    .selectFrom('session')
    .select(['person_id', 'seen_at', 'ends_at', 'own_device', 'card_sealed'])
    .where('token_hash', '=', tokenHash)
    .where('ends_at', '>', at)
    .executeTakeFirst();
  return (
    found && {
      person: found.person_id,
      seen: found.seen_at,
      ends: found.ends_at,
      ownDevice: found.own_device,
      cardSealed: found.card_sealed,
    }
  );
}

/** Seen again: open for longer. */
export async function extendSession(
  tx: Tx,
  person: string,
  tokenHash: Buffer,
  seen: Date,
  ends: Date,
): Promise<void> {
  await setRlsContext(tx, { person });
  const own = tx;
  await own
    .updateTable('session')
    .set({ seen_at: seen, ends_at: ends })
    .where('token_hash', '=', tokenHash)
    .execute();
  await own.updateTable('person').set({ seen_at: seen }).where('id', '=', person).execute();
}

/** Forgets closed doors, and persons whom nobody opened for a year. @returns how many persons */
export async function purgeInactivePeople(tx: Tx, at: Date): Promise<number> {
  const yearAgo = new Date(at.getTime() - 366 * 86_400_000);
  await tx.deleteFrom('session').where('ends_at', '<', at).execute();
  const gone = await tx.deleteFrom('person').where('seen_at', '<', yearAgo).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** Closes one device, or with `except` every other one. */
export async function endSessions(
  tx: Tx,
  person: string,
  which: { only?: Buffer; except?: Buffer },
): Promise<void> {
  let ending = tx.deleteFrom('session').where('person_id', '=', person);
  if (which.only) ending = ending.where('token_hash', '=', which.only);
  if (which.except) ending = ending.where('token_hash', '!=', which.except);
  await ending.execute();
}

export async function reseal(tx: Tx, tokenHash: Buffer, sealed: Buffer): Promise<void> {
  await tx.updateTable('session').set({ card_sealed: sealed }).where('token_hash', '=', tokenHash).execute();
}
