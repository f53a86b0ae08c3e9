import type { Generated } from 'kysely';
import type { Db, Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { daysBefore } from '#core/time/amsterdam.ts';
import type { Conversation, TextsByLanguage } from '../model/rules.ts';
import { type AudioType, NO_PREPARATION, type Preparation, type Way } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    voice_preparation: VoicePreparationTable;
  }
}

interface VoicePreparationTable {
  conversation_id: string;
  tenant_id: string;
  tested_on: string | null;
  decided_on: string | null;
  ways: Generated<Way[]>;
  removed_at: Date | null;
}

/** What the makers of a conversation keep beside it. */
export async function findPreparation(tx: Tx, conversation: string): Promise<Preparation> {
  const row = await tx
    .selectFrom('voice_preparation')
    .selectAll()
    .where('conversation_id', '=', conversation)
    .executeTakeFirst();
  if (!row) return NO_PREPARATION;
  return { testedOn: row.tested_on, decidedOn: row.decided_on, ways: row.ways, removedAt: row.removed_at };
}

/** The ids of drafts that were deleted. */
export async function removedDrafts(tx: Tx): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('voice_preparation')
    .select('conversation_id')
    .where('removed_at', 'is not', null)
    .execute();
  return new Set(rows.map(({ conversation_id }) => conversation_id));
}

/** Keeps what its makers say about a conversation. */
export async function savePreparation(
  tx: Tx,
  of: { conversation: string; tenant: string },
  change: Partial<Preparation>,
): Promise<void> {
  const { testedOn, decidedOn, ways, removedAt } = {
    ...(await findPreparation(tx, of.conversation)),
    ...change,
  };
  const values = { tested_on: testedOn, decided_on: decidedOn, ways, removed_at: removedAt };
  await tx
    .insertInto('voice_preparation')
    .values({ conversation_id: of.conversation, tenant_id: of.tenant, ...values })
    .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(values))
    .execute();
}

/** What can be changed of a conversation. */
export type ConversationChange = Partial<
  Pick<
    Conversation,
    | 'slug'
    | 'municipality'
    | 'access'
    | 'tokenKind'
    | 'moderation'
    | 'setSize'
    | 'opensAt'
    | 'closesAt'
    | 'published'
    | 'reviewedLanguages'
  >
> & { title?: TextsByLanguage; intro?: TextsByLanguage };

/** Changes a conversation. @returns false when somebody changed it meanwhile */
export async function changeConversation(
  tx: Tx,
  id: string,
  expectedVersion: number,
  change: ConversationChange,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('voice_conversation')
    .set({
      ...(change.slug !== undefined && { slug: change.slug }),
      ...(change.municipality !== undefined && { municipality: change.municipality }),
      ...(change.access !== undefined && { access: change.access }),
      ...(change.tokenKind !== undefined && { token_kind: change.tokenKind }),
      ...(change.moderation !== undefined && { moderation: change.moderation }),
      ...(change.setSize !== undefined && { set_size: change.setSize }),
      ...(change.opensAt !== undefined && { opens_at: change.opensAt }),
      ...(change.closesAt !== undefined && { closes_at: change.closesAt }),
      ...(change.published !== undefined && { published: change.published }),
      ...(change.reviewedLanguages !== undefined && { reviewed_languages: change.reviewedLanguages }),
      ...(change.title !== undefined && { title: JSON.stringify(change.title) }),
      ...(change.intro !== undefined && { intro: JSON.stringify(change.intro) }),
      version: expectedVersion + 1,
    })
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether another conversation, of whatever tenant, has this address. A draft of another tenant is not seen by this. */
export async function isSlugTaken(tx: Tx, slug: string, except: string): Promise<boolean> {
  const row = await tx
    .selectFrom('voice_conversation')
    .select('id')
    .where('slug', '=', slug)
    .where('id', '<>', except)
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that the words, recordings or pair of a statement changed. @returns false when somebody else changed it meanwhile */
export async function touchStatement(tx: Tx, id: string, expectedVersion: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('voice_statement')
    .set({ version: expectedVersion + 1 })
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Puts the words of a statement in a language; those that are there are replaced. */
export async function saveStatementText(
  tx: Tx,
  statement: string,
  text: { language: string; words: string; reviewed: boolean },
): Promise<void> {
  await tx
    .insertInto('voice_statement_text')
    .values({ statement_id: statement, ...text })
    .onConflict((conflict) =>
      conflict
        .columns(['statement_id', 'language'])
        .doUpdateSet({ words: text.words, reviewed: text.reviewed }),
    )
    .execute();
}

/** Takes the words of a draft in a language away. */
export async function removeStatementText(tx: Tx, statement: string, language: string): Promise<void> {
  await tx
    .deleteFrom('voice_statement_text')
    .where('statement_id', '=', statement)
    .where('language', '=', language)
    .execute();
}

/** Keeps a recording of a statement; one that is there is replaced. */
export async function saveAudio(
  tx: Tx,
  statement: string,
  audio: { language: string; type: AudioType; content: Buffer },
): Promise<void> {
  await tx
    .insertInto('voice_statement_audio')
    .values({
      statement_id: statement,
      language: audio.language,
      content_type: audio.type,
      content: audio.content,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['statement_id', 'language'])
        .doUpdateSet({ content_type: audio.type, content: audio.content }),
    )
    .execute();
}

export async function removeAudio(tx: Tx, statement: string, language: string): Promise<void> {
  await tx
    .deleteFrom('voice_statement_audio')
    .where('statement_id', '=', statement)
    .where('language', '=', language)
    .execute();
}

/** A recording of a statement. */
export const findAudio = (
  tx: Tx,
  statement: string,
  language: string,
): Promise<{ type: string; content: Buffer } | undefined> =>
  tx
    .selectFrom('voice_statement_audio')
    .select(['content_type as type', 'content'])
    .where('statement_id', '=', statement)
    .where('language', '=', language)
    .executeTakeFirst();

/** Copies the recordings of a statement to another one. */
export async function copyAudio(tx: Tx, from: string, to: string): Promise<void> {
  await tx
    .insertInto('voice_statement_audio')
    .columns(['statement_id', 'language', 'content_type', 'content'])
    .expression((query) =>
      query
        .selectFrom('voice_statement_audio')
        .select((row) => [row.val(to).as('statement_id'), 'language', 'content_type', 'content'])
        .where('statement_id', '=', from),
    )
    .execute();
}

/** Makes two statements each other's opposite; whatever they were paired with before stands alone. */
export async function pairStatements(tx: Tx, id: string, other: string | null): Promise<void> {
  const both = other === null ? [id] : [id, other];
  await tx
    .updateTable('voice_statement')
    .set({ pair_id: null })
    .where((where) => where.or([where('id', 'in', both), where('pair_id', 'in', both)]))
    .execute();
  if (other === null) return;
  await tx.updateTable('voice_statement').set({ pair_id: other }).where('id', '=', id).execute();
  await tx.updateTable('voice_statement').set({ pair_id: id }).where('id', '=', other).execute();
}

const DRAFTS_KEPT_DAYS = 30;

/** Deletes drafts that were put away a month ago. */
export const purgeDrafts = (db: Db, now: Date): Promise<void> =>
  inTransaction(db, { systemTask: { name: 'retention' } }, async (tx) => {
    const before = daysBefore(now, DRAFTS_KEPT_DAYS);
    await tx
      .deleteFrom('voice_conversation')
      .where('published', '=', false)
      .where(
        'id',
        'in',
        tx.selectFrom('voice_preparation').select('conversation_id').where('removed_at', '<', before),
      )
      .execute();
  });
