import { sql } from 'kysely';
import type { Db, Tx } from '#core/db/connection.ts';
import { actByPrivateLink, inTransaction } from '#core/db/rls-context.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    notification_request: NotificationRequestTable;
  }
}

interface NotificationRequestTable {
  person_id: string;
  email: string | null;
  language: string;
  link_hash: Buffer;
  asked_at: Date;
  /** YYYY-MM-DD */
  looked_on: string | null;
  looked_revision: number | null;
  told_at: Date | null;
}

/** That somebody asked to be told when something comes. */
export interface NotificationRequest {
  /** Null when they gave none, or when the letter was sent. */
  email: string | null;
  language: string;
  askedAt: Date;
  toldAt: Date | null;
}

/** What this person asked; undefined when they did not. */
export async function findNotificationRequest(
  tx: Tx,
  person: string,
): Promise<NotificationRequest | undefined> {
  const row = await tx
    .selectFrom('notification_request')
    .select(['email', 'language', 'asked_at', 'told_at'])
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row && { email: row.email, language: row.language, askedAt: row.asked_at, toldAt: row.told_at };
}

/** Adds the request of a person, or replaces the one they had. */
export async function saveNotificationRequest(
  tx: Tx,
  person: string,
  request: { email: string | null; language: string; linkHash: Buffer },
  now: Date,
): Promise<void> {
  const values = {
    email: request.email,
    language: request.language,
    link_hash: request.linkHash,
    asked_at: now,
    looked_on: null,
    looked_revision: null,
    told_at: null,
  };
  await tx
    .insertInto('notification_request')
    .values({ person_id: person, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
}

export async function deleteNotificationRequest(tx: Tx, person: string): Promise<void> {
  await tx.deleteFrom('notification_request').where('person_id', '=', person).execute();
}

/** Is there a request with the link of this letter? */
export async function hasNotificationRequest(tx: Tx, linkHash: Buffer): Promise<boolean> {
  await actByPrivateLink(tx, linkHash);
  const found = await tx
    .selectFrom('notification_request')
    .select('asked_at')
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
  return found !== undefined;
}

/** Ends a request by the link in its letter. @returns false when there is none */
export async function endNotificationRequest(tx: Tx, linkHash: Buffer): Promise<boolean> {
  await actByPrivateLink(tx, linkHash);
  const { numDeletedRows } = await tx
    .deleteFrom('notification_request')
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Who gave an address and was not told yet, and for whom nobody looked today or at this revision of the directory. */
export const peopleToTell = (db: Db, today: string, revision: number): Promise<string[]> =>
  inTransaction(db, { systemTask: { name: 'reminders' } }, async (tx) => {
    const { rows } = await sql<{ person_id: string }>`
      select person_id from people_to_tell(${today}::date, ${revision})`.execute(tx);
    return rows.map(({ person_id }) => person_id);
  });

/** Remembers that the server looked for a person. With `told` the address is deleted: the letter is in the outbox. */
export async function markLooked(
  tx: Tx,
  person: string,
  looked: { today: string; revision: number; told: Date | null },
): Promise<void> {
  await tx
    .updateTable('notification_request')
    .set({
      looked_on: looked.today,
      looked_revision: looked.revision,
      ...(looked.told ? { told_at: looked.told, email: null } : {}),
    })
    .where('person_id', '=', person)
    .execute();
}
