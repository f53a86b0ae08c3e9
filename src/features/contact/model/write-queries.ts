import type { Updateable } from 'kysely';
import type { Database, Tx } from '#core/db/connection.ts';
import type { ContactMessage, ContactQuestion } from './types.ts';

export type NewQuestion = Pick<
  ContactQuestion,
  | 'id'
  | 'category'
  | 'language'
  | 'name'
  | 'email'
  | 'state'
  | 'why'
  | 'receivedAt'
  | 'promisedAt'
  | 'possiblyOf'
> & { linkHash: Buffer };

/** @returns false when this very form was sent before */
export async function addQuestion(tx: Tx, one: NewQuestion): Promise<boolean> {
  const added = await tx
    .insertInto('contact_question')
    .values({
      id: one.id,
      link_hash: one.linkHash,
      category: one.category,
      language: one.language,
      name: one.name,
      email: one.email,
      state: one.state,
      why: one.why,
      received_at: one.receivedAt,
      promised_at: one.promisedAt,
      possibly_of: one.possiblyOf,
      last_at: one.receivedAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** @returns false when this letter (by its Message-ID) or form was put away before */
export async function addMessage(
  tx: Tx,
  question: string,
  one: Omit<ContactMessage, 'delivery'> & { original?: string | null },
): Promise<boolean> {
  const added = await tx
    .insertInto('contact_message')
    .values({
      id: one.id,
      question_id: question,
      at: one.at,
      side: one.side,
      author: one.author,
      words: one.words,
      original: one.original ?? null,
      message_id: one.messageId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Changes a question; with `seen` only when it is still as somebody saw it. */
export async function changeQuestion(
  tx: Tx,
  id: string,
  values: Omit<Updateable<Database['contact_question']>, 'id' | 'link_hash' | 'version'>,
  seen?: number,
): Promise<boolean> {
  const own = tx;
  let query = own
    .updateTable('contact_question')
    .set((row) => ({ ...values, version: row('version', '+', 1) }))
    .where('id', '=', id);
  if (seen !== undefined) query = query.where('version', '=', seen);
  return (await query.executeTakeFirst()).numUpdatedRows === 1n;
}

/** A letter of ours did not arrive. */
export async function markBounced(tx: Tx, messageId: string): Promise<void> {
  await tx
    .updateTable('contact_message')
    .set({ delivery: 'bounced' })
    .where('message_id', '=', messageId)
    .execute();
}

/** A year after its last message a question goes; what stayed in quarantine after thirty days. */
export async function deleteOld(tx: Tx, year: Date, month: Date): Promise<number> {
  const gone = await tx
    .deleteFrom('contact_question')
    .where((where) =>
      where.or([
        where('last_at', '<', year),
        where.and([where('state', '=', 'quarantine'), where('last_at', '<', month)]),
      ]),
    )
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
