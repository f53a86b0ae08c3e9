import { sql } from 'kysely';
import type { Db, Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    deletion_notice: DeletionNoticeTable;
  }
}

interface DeletionNoticeTable {
  person_id: string;
  noticed_at: Date;
  letters: number;
}

/** Somebody whose story nobody opened for eleven months. */
export interface InactivePerson {
  person: string;
  seenAt: Date;
}

/** To whom it must be announced that everything of theirs will be deleted. */
export const peopleToNotify = (db: Db, now: Date): Promise<InactivePerson[]> =>
  inTransaction(db, { systemTask: { name: 'retention' } }, async (tx) => {
    const { rows } = await sql<{ person_id: string; seen_at: Date }>`
      select person_id, seen_at from people_to_notify_of_deletion(${now})`.execute(tx);
    return rows.map(({ person_id, seen_at }) => ({ person: person_id, seenAt: seen_at }));
  });

/** Records that it was announced. The transaction must act for the person. */
export async function saveDeletionNotice(tx: Tx, person: string, letters: number, now: Date): Promise<void> {
  await tx
    .insertInto('deletion_notice')
    .values({ person_id: person, noticed_at: now, letters })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ noticed_at: now, letters }))
    .execute();
}

/** When it was announced to this person, and by how many letters; undefined when it never was. */
export const findDeletionNotice = (
  tx: Tx,
  person: string,
): Promise<{ noticedAt: Date; letters: number } | undefined> =>
  tx
    .selectFrom('deletion_notice')
    .select(['noticed_at as noticedAt', 'letters'])
    .where('person_id', '=', person)
    .executeTakeFirst();
