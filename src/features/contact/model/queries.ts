import { type Generated, type Selectable, sql, type Updateable } from 'kysely';
import type { Database, Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import type {
  ContactAttachment,
  ContactCategory,
  ContactMessage,
  ContactQuestion,
  QuestionState,
} from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    contact_question: ContactQuestionTable;
    contact_message: ContactMessageTable;
    contact_attachment: ContactAttachmentTable;
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
  initiative_id: string | null;
  listing_id: string | null;
  offers_help: Generated<boolean>;
  subject: string | null;
  deleted_at: Date | null;
  confirmation_bounced_at: Date | null;
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

interface ContactAttachmentTable {
  id: string;
  message_id: string;
  position: number;
  file_name: string;
  content_type: string;
  byte_length: number;
  content: Buffer | null;
}

/** The question behind a private link. From here on the transaction acts for whoever holds that link. */
export async function questionByLink(tx: Tx, linkHash: Buffer): Promise<ContactQuestion | undefined> {
  await actByPrivateLink(tx, linkHash);
  const row = await tx
    .selectFrom('contact_question')
    .selectAll()
    .where('link_hash', '=', linkHash)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row && toQuestion(row);
}

export async function findQuestion(tx: Tx, id: string): Promise<ContactQuestion | undefined> {
  const row = await tx.selectFrom('contact_question').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toQuestion(row);
}

/** How many questions wait for an answer of ours. */
export async function countOpenQuestions(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('contact_question')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('state', '=', 'open')
    .where('merged_into', 'is', null)
    .where('deleted_at', 'is', null)
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
  const attachments = await attachmentsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, at, side, author, words, original, message_id, delivery }) => ({
    id,
    sentAt: at,
    side,
    author,
    text: words,
    messageId: message_id,
    delivery,
    hasOriginal: original !== null && original.trim() !== words.trim(),
    attachments: attachments.get(id) ?? [],
  }));
}

async function attachmentsOf(tx: Tx, messages: string[]): Promise<Map<string, ContactAttachment[]>> {
  const found = new Map<string, ContactAttachment[]>();
  if (messages.length === 0) return found;
  const rows = await tx
    .selectFrom('contact_attachment')
    .select(['id', 'message_id', 'file_name', 'content_type', 'byte_length'])
    .select(sql<boolean>`content is null`.as('dropped'))
    .where('message_id', 'in', messages)
    .orderBy('position')
    .execute();
  for (const row of rows)
    found.set(row.message_id, [
      ...(found.get(row.message_id) ?? []),
      {
        id: row.id,
        fileName: row.file_name,
        contentType: row.content_type,
        byteLength: row.byte_length,
        dropped: row.dropped,
      },
    ]);
  return found;
}

/** A file that came with a message of this question, or of one that was merged into it. */
export async function findAttachment(
  tx: Tx,
  question: string,
  id: string,
): Promise<{ fileName: string; contentType: string; content: Buffer } | undefined> {
  const row = await tx
    .selectFrom('contact_attachment')
    .innerJoin('contact_message', 'contact_message.id', 'contact_attachment.message_id')
    .innerJoin('contact_question', 'contact_question.id', 'contact_message.question_id')
    .select(['file_name', 'content_type', 'content'])
    .where('contact_attachment.id', '=', id)
    .where(({ or, eb }) =>
      or([eb('contact_question.id', '=', question), eb('contact_question.merged_into', '=', question)]),
    )
    .executeTakeFirst();
  return row?.content
    ? { fileName: row.file_name, contentType: row.content_type, content: row.content }
    : undefined;
}

/** The whole text of the e-mail that carried a message: with what it quotes and forwards. */
export async function findOriginal(tx: Tx, question: string, message: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('contact_message')
    .innerJoin('contact_question', 'contact_question.id', 'contact_message.question_id')
    .select('original')
    .where('contact_message.id', '=', message)
    .where(({ or, eb }) =>
      or([eb('contact_question.id', '=', question), eb('contact_question.merged_into', '=', question)]),
    )
    .executeTakeFirst();
  return row?.original ?? undefined;
}

/** Stores what came with an e-mail, in its order. */
export async function addAttachments(
  tx: Tx,
  message: string,
  files: (Omit<ContactAttachment, 'dropped'> & { content: Buffer | null })[],
): Promise<void> {
  if (files.length === 0) return;
  await tx
    .insertInto('contact_attachment')
    .values(
      files.map(({ id, fileName, contentType, byteLength, content }, position) => ({
        id,
        message_id: message,
        position,
        file_name: fileName,
        content_type: contentType,
        byte_length: byteLength,
        content,
      })),
    )
    .execute();
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
> &
  Partial<Pick<ContactQuestion, 'initiative' | 'listing' | 'offersHelp'>> & {
    linkHash: Buffer;
    subject?: string | null;
  };

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
      initiative_id: question.initiative ?? null,
      listing_id: question.listing ?? null,
      offers_help: question.offersHelp ?? false,
      subject: question.subject ?? null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** @returns false when this e-mail (by its Message-ID) or form was stored before */
export async function addMessage(
  tx: Tx,
  question: string,
  message: Omit<ContactMessage, 'delivery' | 'hasOriginal' | 'attachments'> & { original?: string | null },
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

/** Marks an e-mail of ours in a conversation as not delivered: an answer, or else the confirmation. */
export async function markBounced(tx: Tx, question: string, messageId: string, now: Date): Promise<void> {
  const answer = await tx
    .updateTable('contact_message')
    .set({ delivery: 'bounced' })
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  if (answer.numUpdatedRows > 0n) return;
  await tx
    .updateTable('contact_question')
    .set({ confirmation_bounced_at: now })
    .where('id', '=', question)
    .execute();
}

/** So many conversations on the page of an initiative. */
const MAX_LISTING_QUESTIONS = 100;

/** The questions that the people of a listing answer or answered: what waits first, then the newest. */
export async function questionsOfListing(tx: Tx, listing: string): Promise<ContactQuestion[]> {
  const rows = await tx
    .selectFrom('contact_question')
    .selectAll()
    .where('listing_id', '=', listing)
    .where('state', '<>', 'quarantine')
    .where('merged_into', 'is', null)
    .where('deleted_at', 'is', null)
    .orderBy(sql`state in ('owner', 'open') desc`)
    .orderBy('last_at', 'desc')
    .limit(MAX_LISTING_QUESTIONS)
    .execute();
  return rows.map(toQuestion);
}

/** Gives the team what the people of initiatives left lying, promised before a moment. @returns how many */
export async function passOnOverdue(tx: Tx, promisedBefore: Date): Promise<number> {
  const passed = await tx
    .updateTable('contact_question')
    .set((row) => ({ state: 'open', version: row('version', '+', 1) }))
    .where('state', '=', 'owner')
    .where('promised_at', '<', promisedBefore)
    .executeTakeFirst();
  return Number(passed.numUpdatedRows);
}

/**
 * Deletes questions whose last message is older than `inactiveSince`; in quarantine, older than `quarantinedSince`; and those
 * that somebody deleted before `deletedSince`.
 */
export async function deleteQuestions(
  tx: Tx,
  {
    inactiveSince,
    quarantinedSince,
    deletedSince,
  }: { inactiveSince: Date; quarantinedSince: Date; deletedSince: Date },
): Promise<number> {
  const deleted = await tx
    .deleteFrom('contact_question')
    .where((where) =>
      where.or([
        where('last_at', '<', inactiveSince),
        where('deleted_at', '<', deletedSince),
        where.and([where('state', '=', 'quarantine'), where('last_at', '<', quarantinedSince)]),
      ]),
    )
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

/** A row as a question. */
export const toQuestion = (row: Selectable<Database['contact_question']>): ContactQuestion => ({
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
  initiative: row.initiative_id,
  listing: row.listing_id,
  offersHelp: row.offers_help,
  version: row.version,
  subject: row.subject,
  deletedAt: row.deleted_at,
  confirmationBouncedAt: row.confirmation_bounced_at,
});
