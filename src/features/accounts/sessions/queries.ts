import type { Generated } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { setRlsContext } from '#core/db/rls-context.ts';
import { daysBefore } from '#core/time/amsterdam.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    person: PersonTable;
    session: SessionTable;
  }
}

interface PersonTable {
  id: Generated<string>;
  made_at: Generated<Date>;
  seen_at: Generated<Date>;
}

interface SessionTable {
  token_hash: Buffer;
  person_id: string;
  made_at: Generated<Date>;
  seen_at: Generated<Date>;
  ends_at: Date;
  own_device: boolean;
  card_sealed: Buffer;
}

const INACTIVE_PERSON_RETENTION_DAYS = 366;

/** Adds a person. From here on the transaction acts for them. */
export async function addPerson(tx: Tx, id: string, now: Date): Promise<void> {
  await setRlsContext(tx, { person: id });
  await tx.insertInto('person').values({ id, made_at: now, seen_at: now }).execute();
}

/** Is this person still there? The transaction must act for them. */
export async function personExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('person').select('id').where('id', '=', id).execute()).length > 0;
}

/** Locks a person until the transaction ends, so that what they decide in two tabs at once comes one after the other. */
export async function lockPerson(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('person').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

/** Deletes a person and, by cascading foreign keys, everything that is theirs. */
export async function removePerson(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('person').where('id', '=', id).execute();
}

/** When a person began, when they were here last, and the devices on which their story is open. */
export async function ownPresence(
  tx: Tx,
  person: string,
): Promise<{ begunAt: Date; seenAt: Date; devices: OpenDevice[] }> {
  const { made_at, seen_at } = await tx
    .selectFrom('person')
    .select(['made_at', 'seen_at'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  const devices = await tx
    .selectFrom('session')
    .select(['made_at as openedAt', 'seen_at as seenAt', 'ends_at as endsAt', 'own_device as ownDevice'])
    .where('person_id', '=', person)
    .orderBy('seen_at', 'desc')
    .execute();
  return { begunAt: made_at, seenAt: seen_at, devices };
}

/** A device on which a story is open. */
export interface OpenDevice {
  openedAt: Date;
  seenAt: Date;
  endsAt: Date;
  ownDevice: boolean;
}

/**
 * Deletes expired sessions, and persons without a session for a year to whom that was announced thirty days ago: the policy
 * of the table asks for the notice. @returns how many persons
 */
export async function purgeInactivePeople(tx: Tx, now: Date): Promise<number> {
  const inactiveSince = daysBefore(now, INACTIVE_PERSON_RETENTION_DAYS);
  await tx.deleteFrom('session').where('ends_at', '<', now).execute();
  const deleted = await tx.deleteFrom('person').where('seen_at', '<', inactiveSince).executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

/** The session of a device. The card's passphrase is encrypted with the session token. */
export interface Session {
  person: string;
  seenAt: Date;
  endsAt: Date;
  ownDevice: boolean;
  sealedPassphrase: Buffer;
}

/** Adds a session, by which the person counts as active. From here on the transaction acts for them. */
export async function addSession(tx: Tx, tokenHash: Buffer, session: Session): Promise<void> {
  const { person, seenAt } = session;
  await setRlsContext(tx, { person });
  await tx
    .insertInto('session')
    .values({
      token_hash: tokenHash,
      person_id: person,
      made_at: seenAt,
      seen_at: seenAt,
      ends_at: session.endsAt,
      own_device: session.ownDevice,
      card_sealed: session.sealedPassphrase,
    })
    .execute();
  await tx.updateTable('person').set({ seen_at: seenAt }).where('id', '=', person).execute();
}

/** A session that has not ended. The transaction must act for the person, or with the token's hash. */
export async function findSession(tx: Tx, tokenHash: Buffer, now: Date): Promise<Session | undefined> {
  const row = await tx
    .selectFrom('session')
    .select(['person_id', 'seen_at', 'ends_at', 'own_device', 'card_sealed'])
    .where('token_hash', '=', tokenHash)
    .where('ends_at', '>', now)
    .executeTakeFirst();
  return (
    row && {
      person: row.person_id,
      seenAt: row.seen_at,
      endsAt: row.ends_at,
      ownDevice: row.own_device,
      sealedPassphrase: row.card_sealed,
    }
  );
}

/** Records that a session was used, and moves its end. */
export async function extendSession(
  tx: Tx,
  tokenHash: Buffer,
  { person, seenAt, endsAt }: Pick<Session, 'person' | 'seenAt' | 'endsAt'>,
): Promise<void> {
  await setRlsContext(tx, { person });
  await tx
    .updateTable('session')
    .set({ seen_at: seenAt, ends_at: endsAt })
    .where('token_hash', '=', tokenHash)
    .execute();
  await tx.updateTable('person').set({ seen_at: seenAt }).where('id', '=', person).execute();
}

/** Ends one session of a person, or with `except` all the others. */
export async function endSessions(
  tx: Tx,
  person: string,
  selection: { only: Buffer } | { except: Buffer },
): Promise<void> {
  const sessions = tx.deleteFrom('session').where('person_id', '=', person);
  await ('only' in selection
    ? sessions.where('token_hash', '=', selection.only)
    : sessions.where('token_hash', '!=', selection.except)
  ).execute();
}

export async function updateSealedPassphrase(tx: Tx, tokenHash: Buffer, sealed: Buffer): Promise<void> {
  await tx.updateTable('session').set({ card_sealed: sealed }).where('token_hash', '=', tokenHash).execute();
}
