import type { Selectable } from 'kysely';
import type { Database, Tx } from '#core/db/connection.ts';
import { actAsSystem, actByPrivateLink } from '#core/db/rls-context.ts';
import type { ContactMessage, ContactQuestion, QuestionState } from './types.ts';

/** From here on the transaction acts for the task that reads the mailbox. */
export const actAsInboundMail = (tx: Tx): Promise<void> => actAsSystem(tx, 'inbound-mail');

export async function questionByLink(tx: Tx, link: Buffer): Promise<ContactQuestion | undefined> {
  await actByPrivateLink(tx, link);
  const row = await tx
    .selectFrom('contact_question')
    .selectAll()
    .where('link_hash', '=', link)
    .executeTakeFirst();
  return row && questionOf(row);
}

export async function findQuestion(tx: Tx, id: string): Promise<ContactQuestion | undefined> {
  const row = await tx.selectFrom('contact_question').selectAll().where('id', '=', id).executeTakeFirst();
  return row && questionOf(row);
}

/** Questions in these states: what was promised soonest first. */
export async function questionsIn(tx: Tx, states: readonly QuestionState[]): Promise<ContactQuestion[]> {
  const rows = await tx
    .selectFrom('contact_question')
    .selectAll()
    .where('state', 'in', [...states])
    .where('merged_into', 'is', null)
    .orderBy('promised_at')
    .limit(300)
    .execute();
  return rows.map(questionOf);
}

/** The conversation, with what was merged into it; oldest first. */
export async function messagesOf(tx: Tx, question: string): Promise<ContactMessage[]> {
  const own = tx;
  const rows = await own
    .selectFrom('contact_message')
    .selectAll()
    .where((where) =>
      where.or([
        where('question_id', '=', question),
        where(
          'question_id',
          'in',
          own.selectFrom('contact_question').select('id').where('merged_into', '=', question),
        ),
      ]),
    )
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, at, side, author, words, message_id, delivery }) => ({
    id,
    at,
    side,
    author,
    words,
    messageId: message_id,
    delivery,
  }));
}

const questionOf = (row: Selectable<Database['contact_question']>): ContactQuestion => ({
  id: row.id,
  category: row.category,
  language: row.language,
  name: row.name,
  email: row.email,
  state: row.state,
  why: row.why,
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
