import { type ColumnType, type Generated, sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type {
  Conversation,
  ConversationStatementState,
  HiddenReason,
  Statement,
  StatementOrigin,
  TextsByLanguage,
} from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    voice_conversation: VoiceConversationTable;
    voice_statement: VoiceStatementTable;
    voice_statement_text: VoiceStatementTextTable;
    voice_statement_audio: VoiceStatementAudioTable;
  }
}

interface VoiceConversationTable {
  id: string;
  tenant_id: string;
  municipality: string;
  slug: string;
  title: ColumnType<TextsByLanguage, string, string>;
  intro: ColumnType<TextsByLanguage, string | undefined, string>;
  reviewed_languages: Generated<string[]>;
  access: Conversation['access'];
  token_kind: Conversation['tokenKind'];
  moderation: Conversation['moderation'];
  set_size: Generated<number>;
  opens_at: Date;
  closes_at: Date;
  published: Generated<boolean>;
  made_at: Date;
  version: Generated<number>;
}

interface VoiceStatementTable {
  id: string;
  conversation_id: string;
  number: number;
  origin: StatementOrigin;
  language: string;
  state: ConversationStatementState;
  hidden_reason: HiddenReason | null;
  pair_id: string | null;
  version: Generated<number>;
}

interface VoiceStatementTextTable {
  statement_id: string;
  language: string;
  words: string;
  reviewed: Generated<boolean>;
}

interface VoiceStatementAudioTable {
  statement_id: string;
  language: string;
  content_type: string;
  content: Buffer;
}

const CONVERSATION_COLUMNS = [
  'id',
  'tenant_id as tenant',
  'municipality',
  'slug',
  'title',
  'intro',
  'reviewed_languages as reviewedLanguages',
  'access',
  'token_kind as tokenKind',
  'moderation',
  'set_size as setSize',
  'opens_at as opensAt',
  'closes_at as closesAt',
  'published',
  'version',
] as const;

/** The conversations that whoever acts may see, those that close last on top. */
export async function listConversations(
  tx: Tx,
  selector: { tenant?: string; municipality?: string } = {},
): Promise<Conversation[]> {
  return tx
    .selectFrom('voice_conversation')
    .select(CONVERSATION_COLUMNS)
    .$if(selector.tenant !== undefined, (query) => query.where('tenant_id', '=', selector.tenant ?? ''))
    .$if(selector.municipality !== undefined, (query) =>
      query.where('municipality', '=', selector.municipality ?? ''),
    )
    .orderBy('closes_at', 'desc')
    .orderBy('id')
    .execute();
}

/** One conversation by its id or its address. */
export async function findConversation(
  tx: Tx,
  selector: { id: string } | { slug: string },
): Promise<Conversation | undefined> {
  return tx
    .selectFrom('voice_conversation')
    .select(CONVERSATION_COLUMNS)
    .where('id' in selector ? 'id' : 'slug', '=', 'id' in selector ? selector.id : selector.slug)
    .executeTakeFirst();
}

/** The statements of a conversation that whoever acts may see, by number, with their words. */
export async function listStatements(tx: Tx, conversation: string): Promise<Statement[]> {
  const rows = await tx
    .selectFrom('voice_statement')
    .select([
      'id',
      'number',
      'origin',
      'language',
      'state',
      'hidden_reason as hiddenReason',
      'pair_id as pairId',
      'version',
    ])
    .where('conversation_id', '=', conversation)
    .orderBy('number')
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const texts = Map.groupBy(
    await tx
      .selectFrom('voice_statement_text')
      .select(['statement_id', 'language', 'words', 'reviewed'])
      .where('statement_id', 'in', ids)
      .orderBy('language')
      .execute(),
    ({ statement_id }) => statement_id,
  );
  const audio = Map.groupBy(
    await tx
      .selectFrom('voice_statement_audio')
      .select(['statement_id', 'language'])
      .where('statement_id', 'in', ids)
      .orderBy('language')
      .execute(),
    ({ statement_id }) => statement_id,
  );
  return rows.map((row) => ({
    ...row,
    texts: (texts.get(row.id) ?? []).map(({ language, words, reviewed }) => ({ language, words, reviewed })),
    audioLanguages: (audio.get(row.id) ?? []).map(({ language }) => language),
  }));
}

/** A conversation to be made. */
export type NewConversation = Omit<Conversation, 'version'>;

/** Makes a conversation. @returns false when its address is taken, or it was made already */
export async function insertConversation(tx: Tx, conversation: NewConversation, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('voice_conversation')
    .values({
      id: conversation.id,
      tenant_id: conversation.tenant,
      municipality: conversation.municipality,
      slug: conversation.slug,
      title: JSON.stringify(conversation.title),
      intro: JSON.stringify(conversation.intro),
      reviewed_languages: conversation.reviewedLanguages,
      access: conversation.access,
      token_kind: conversation.tokenKind,
      moderation: conversation.moderation,
      set_size: conversation.setSize,
      opens_at: conversation.opensAt,
      closes_at: conversation.closesAt,
      published: conversation.published,
      made_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** A statement to be added; it gets the next number. */
export interface NewStatement {
  id: string;
  conversation: string;
  origin: StatementOrigin;
  language: string;
  state: ConversationStatementState;
  /** Why it is hidden, where it comes in hidden. */
  hiddenReason?: HiddenReason;
  texts: { language: string; words: string; reviewed: boolean }[];
}

/**
 * Lets those who add statements to a conversation wait for each other, so that each statement gets a number of its own, and the same
 * form sent twice at once adds once.
 */
export const lockStatements = async (tx: Tx, conversation: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('voice statements'), hashtext(${conversation}))`.execute(
    tx,
  );
};

/**
 * Adds a statement, with the next number of its conversation. Adding it again changes nothing. The transaction must act for who
 * makes policy at its tenant, or as `voice`.
 * @returns its number
 */
export async function addStatement(tx: Tx, { conversation, ...statement }: NewStatement): Promise<number> {
  const [number] = await addStatements(tx, conversation, [statement]);
  if (number === undefined) throw new Error('voice: no statement was added');
  return number;
}

const STATEMENTS_AT_ONCE = 1_000;

/** Adds many statements of one conversation, as `addStatement` adds one. @returns their numbers */
export async function addStatements(
  tx: Tx,
  conversation: string,
  statements: readonly Omit<NewStatement, 'conversation'>[],
): Promise<number[]> {
  await lockStatements(tx, conversation);
  const last = await tx
    .selectFrom('voice_statement')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('conversation_id', '=', conversation)
    .executeTakeFirst();
  let next = (last?.number ?? -1) + 1;
  const numbers: number[] = [];
  for (let from = 0; from < statements.length; from += STATEMENTS_AT_ONCE) {
    const part = statements.slice(from, from + STATEMENTS_AT_ONCE);
    const present = await tx
      .selectFrom('voice_statement')
      .select(['id', 'number'])
      .where(
        'id',
        'in',
        part.map(({ id }) => id),
      )
      .execute();
    const known = new Map(present.map(({ id, number }) => [id, number]));
    const added = part.filter(({ id }) => !known.has(id));
    for (const { id } of added) known.set(id, next++);
    for (const { id } of part) numbers.push(known.get(id) ?? next);
    if (added.length === 0) continue;
    await tx
      .insertInto('voice_statement')
      .values(
        added.map(({ id, origin, language, state, hiddenReason }) => ({
          id,
          conversation_id: conversation,
          number: known.get(id) ?? next,
          origin,
          language,
          state,
          hidden_reason: hiddenReason ?? null,
          pair_id: null,
        })),
      )
      .execute();
    const texts = added.flatMap((statement) =>
      statement.texts.map(({ language, words, reviewed }) => ({
        statement_id: statement.id,
        language,
        words,
        reviewed,
      })),
    );
    if (texts.length > 0) await tx.insertInto('voice_statement_text').values(texts).execute();
  }
  return numbers;
}

/** Marks two statements of one conversation as saying the opposite of each other. */
export async function pairStatements(tx: Tx, one: string, other: string): Promise<void> {
  for (const [id, pair] of [
    [one, other],
    [other, one],
  ] as const)
    await tx.updateTable('voice_statement').set({ pair_id: pair }).where('id', '=', id).execute();
}
