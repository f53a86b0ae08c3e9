import type { Generated, Selectable, Updateable } from 'kysely';
import type { Database, Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import type { ContactCategory, ContactMessage, ContactQuestion, QuestionState } from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    contact_question: ContactQuestionTable;
    contact_message: ContactMessageTable;
  }
}

interface ContactQuestionTable {
  id: string;
  link_hash: Buffer;
  category: ContactCategory;
  language: string;
  name: string | null;
  email: string | null;
  state: Generated<QuestionState>;
  why: string | null;
  received_at: Date;
  promised_at: Date;
  paused_at: Date | null;
  answered_at: Date | null;
  last_at: Date;
  assigned_to: string | null;
  assigned_name: string | null;
  possibly_of: string | null;
  merged_into: string | null;
  version: Generated<number>;
}

interface ContactMessageTable {
  id: string;
  question_id: string;
  at: Date;
  side: 'asker' | 'team' | 'note' | 'automatic';
  author: string | null;
  words: string;
  original: string | null;
  message_id: string | null;
  delivery: 'sent' | 'bounced' | null;
}

const MAX_INBOX_ROWS = 300;

/** The question behind a private link. From here on the transaction acts for whoever holds that link. */
export async function questionByLink(tx: Tx, linkHash: Buffer): Promise<ContactQuestion | undefined> {
  await actByPrivateLink(tx, linkHash);
  const row = await tx
    .selectFrom('contact_question')
    .selectAll()
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
  return row && toQuestion(row);
}

export async function findQuestion(tx: Tx, id: string): Promise<ContactQuestion | undefined> {
  const row = await tx.selectFrom('contact_question').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toQuestion(row);
}

/** Questions in these states, those with the earliest promised answer first. */
export async function questionsInStates(
  tx: Tx,
  states: readonly QuestionState[],
): Promise<ContactQuestion[]> {
  const rows = await tx
    .selectFrom('contact_question')
    .selectAll()
    .where('state', 'in', [...states])
    .where('merged_into', 'is', null)
    .orderBy('promised_at')
    .limit(MAX_INBOX_ROWS)
    .execute();
  return rows.map(toQuestion);
}

/** How many questions wait for an answer of ours. */
export async function countOpenQuestions(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('contact_question')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('state', '=', 'open')
    .where('merged_into', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The conversation, including what was merged into it; oldest first. */
export async function messagesOf(tx: Tx, question: string): Promise<ContactMessage[]> {
  const rows = await tx
    .selectFrom('contact_message')
    .selectAll()
    .where((where) =>
      where.or([
        where('question_id', '=', question),
        where(
          'question_id',
          'in',
          tx.selectFrom('contact_question').select('id').where('merged_into', '=', question),
        ),
      ]),
    )
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, at, side, author, words, message_id, delivery }) => ({
    id,
    sentAt: at,
    side,
    author,
    text: words,
    messageId: message_id,
    delivery,
  }));
}

export type NewQuestion = Pick<
  ContactQuestion,
  | 'id'
  | 'category'
  | 'language'
  | 'name'
  | 'email'
  | 'state'
  | 'quarantineReason'
  | 'receivedAt'
  | 'promisedAt'
  | 'possiblyOf'
> & { linkHash: Buffer };

/** @returns false when this very form was sent before */
export async function addQuestion(tx: Tx, question: NewQuestion): Promise<boolean> {
  const inserted = await tx
    .insertInto('contact_question')
    .values({
      id: question.id,
      link_hash: question.linkHash,
      category: question.category,
      language: question.language,
      name: question.name,
      email: question.email,
      state: question.state,
      why: question.quarantineReason,
      received_at: question.receivedAt,
      promised_at: question.promisedAt,
      possibly_of: question.possiblyOf,
      last_at: question.receivedAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** @returns false when this e-mail (by its Message-ID) or form was stored before */
export async function addMessage(
  tx: Tx,
  question: string,
  message: Omit<ContactMessage, 'delivery'> & { original?: string | null },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('contact_message')
    .values({
      id: message.id,
      question_id: question,
      at: message.sentAt,
      side: message.side,
      author: message.author,
      words: message.text,
      original: message.original ?? null,
      message_id: message.messageId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/**
 * Changes a question. With `expectedVersion` only when nobody changed it since that version.
 * @returns whether it was changed
 */
export async function changeQuestion(
  tx: Tx,
  id: string,
  values: Omit<Updateable<Database['contact_question']>, 'id' | 'link_hash' | 'version'>,
  expectedVersion?: number,
): Promise<boolean> {
  let query = tx
    .updateTable('contact_question')
    .set((row) => ({ ...values, version: row('version', '+', 1) }))
    .where('id', '=', id);
  if (expectedVersion !== undefined) query = query.where('version', '=', expectedVersion);
  return (await query.executeTakeFirst()).numUpdatedRows === 1n;
}

/** Marks an e-mail of ours as not delivered. */
export async function markBounced(tx: Tx, messageId: string): Promise<void> {
  await tx
    .updateTable('contact_message')
    .set({ delivery: 'bounced' })
    .where('message_id', '=', messageId)
    .execute();
}

/** Deletes questions whose last message is older than `inactiveSince`; in quarantine, older than `quarantinedSince`. */
export async function deleteQuestions(
  tx: Tx,
  { inactiveSince, quarantinedSince }: { inactiveSince: Date; quarantinedSince: Date },
): Promise<number> {
  const deleted = await tx
    .deleteFrom('contact_question')
    .where((where) =>
      where.or([
        where('last_at', '<', inactiveSince),
        where.and([where('state', '=', 'quarantine'), where('last_at', '<', quarantinedSince)]),
      ]),
    )
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

const toQuestion = (row: Selectable<Database['contact_question']>): ContactQuestion => ({
  id: row.id,
  category: row.category,
  language: row.language,
  name: row.name,
  email: row.email,
  state: row.state,
  quarantineReason: row.why,
  receivedAt: row.received_at,
  promisedAt: row.promised_at,
  pausedAt: row.paused_at,
  answeredAt: row.answered_at,
  lastAt: row.last_at,
  assignedTo: row.assigned_to,
  assignedName: row.assigned_name,
  possiblyOf: row.possibly_of,
  mergedInto: row.merged_into,
  version: row.version,
});
