import type { Generated, Selectable } from 'kysely';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Db, Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import type { HiddenReason } from '../model/rules.ts';
import type { SoundType } from '../recordings/sound-types.ts';
import type { ContributionStanding, ContributionState, RefusalReason } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    voice_contribution: VoiceContributionTable;
    voice_recording: VoiceRecordingTable;
  }
}

interface VoiceContributionTable {
  id: string;
  conversation_id: string;
  link_hash: Buffer;
  language: string;
  state: ContributionState;
  refused_reason: RefusalReason | null;
  transcript_sealed: string | null;
  words_sealed: string | null;
  written_by: string | null;
  statement_id: string | null;
  version: Generated<number>;
  ends_on: string;
}

interface VoiceRecordingTable {
  contribution_id: string;
  content_type: SoundType;
  content_sealed: string;
}

/** Own words of somebody, with where they stand. */
export interface Contribution extends ContributionStanding {
  id: string;
  /** The id of the conversation. */
  conversation: string;
  language: string;
  /** The statement that it became. */
  statement: string | null;
  version: number;
}

const place = (column: 'transcript_sealed' | 'words_sealed', row: string) => ({
  table: 'voice_contribution',
  column,
  row,
});
const recordingPlace = (row: string) => ({ table: 'voice_recording', column: 'content_sealed', row });

const sealed = (app: FieldSealer, where: ReturnType<typeof place>, text: string | null) =>
  text === null ? null : sealField(app, where, text);
const opened = (app: FieldSealer, where: ReturnType<typeof place>, text: string | null) =>
  text === null ? null : openField(app, where, text);

const contributionOf = (
  app: FieldSealer,
  row: Omit<Selectable<VoiceContributionTable>, 'link_hash' | 'ends_on'>,
): Contribution => ({
  id: row.id,
  conversation: row.conversation_id,
  language: row.language,
  state: row.state,
  reason: row.refused_reason,
  transcript: opened(app, place('transcript_sealed', row.id), row.transcript_sealed),
  words: opened(app, place('words_sealed', row.id), row.words_sealed),
  writtenBy: row.written_by,
  statement: row.statement_id,
  version: row.version,
});

const COLUMNS = [
  'id',
  'conversation_id',
  'language',
  'state',
  'refused_reason',
  'transcript_sealed',
  'words_sealed',
  'written_by',
  'statement_id',
  'version',
] as const;

/** One contribution that whoever acts may see. */
export async function findContribution(
  tx: Tx,
  app: FieldSealer,
  selector: { id: string } | { linkHash: Buffer },
): Promise<Contribution | undefined> {
  const row = await tx
    .selectFrom('voice_contribution')
    .select(COLUMNS)
    .$if('id' in selector, (query) => query.where('id', '=', 'id' in selector ? selector.id : ''))
    .$if('linkHash' in selector, (query) =>
      query.where('link_hash', '=', 'linkHash' in selector ? selector.linkHash : Buffer.alloc(0)),
    )
    .executeTakeFirst();
  return row && contributionOf(app, row);
}

/** What waits for readers of a conversation, in the languages of whoever acts, in no order that tells when it was said. */
export async function listContributions(
  tx: Tx,
  app: FieldSealer,
  conversation: string,
): Promise<Contribution[]> {
  const rows = await tx
    .selectFrom('voice_contribution')
    .select(COLUMNS)
    .where('conversation_id', '=', conversation)
    .where('state', 'in', ['recorded', 'transcribed', 'confirmed'])
    .orderBy('id')
    .limit(50)
    .execute();
  return rows.map((row) => contributionOf(app, row));
}

/** Keeps new words or a recording. The transaction must act by the private link. @returns false when it was there already */
export async function insertContribution(
  tx: Tx,
  app: FieldSealer,
  contribution: Pick<Contribution, 'id' | 'conversation' | 'language' | 'state' | 'words'> & {
    linkHash: Buffer;
    endsOn: string;
    recording: { type: SoundType; content: Uint8Array } | null;
  },
): Promise<boolean> {
  const { id, recording } = contribution;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('voice_contribution')
    .values({
      id,
      conversation_id: contribution.conversation,
      link_hash: contribution.linkHash,
      language: contribution.language,
      state: contribution.state,
      refused_reason: null,
      transcript_sealed: null,
      words_sealed: sealed(app, place('words_sealed', id), contribution.words),
      written_by: null,
      statement_id: null,
      version: 1,
      ends_on: contribution.endsOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return false;
  if (recording)
    await tx
      .insertInto('voice_recording')
      .values({
        contribution_id: id,
        content_type: recording.type,
        content_sealed: sealField(app, recordingPlace(id), Buffer.from(recording.content).toString('base64')),
      })
      .execute();
  return true;
}

/** Keeps where a contribution stands now. @returns false when somebody else changed it meanwhile */
export async function updateContribution(
  tx: Tx,
  app: FieldSealer,
  { id, version }: Pick<Contribution, 'id' | 'version'>,
  to: ContributionStanding & { statement: string | null; endsOn?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('voice_contribution')
    .set({
      state: to.state,
      refused_reason: to.reason,
      transcript_sealed: sealed(app, place('transcript_sealed', id), to.transcript),
      words_sealed: sealed(app, place('words_sealed', id), to.words),
      written_by: to.writtenBy,
      statement_id: to.statement,
      version: version + 1,
      ...(to.endsOn && { ends_on: to.endsOn }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What the speaker said aloud; only until the words are confirmed. */
export async function findRecording(
  tx: Tx,
  app: FieldSealer,
  contribution: string,
): Promise<{ type: SoundType; content: Buffer } | undefined> {
  const row = await tx
    .selectFrom('voice_recording')
    .select(['content_type', 'content_sealed'])
    .where('contribution_id', '=', contribution)
    .executeTakeFirst();
  return (
    row && {
      type: row.content_type,
      content: Buffer.from(openField(app, recordingPlace(contribution), row.content_sealed), 'base64'),
    }
  );
}

/** Which of these have a recording that whoever acts may hear. */
export async function withRecordings(tx: Tx, contributions: readonly string[]): Promise<Set<string>> {
  if (contributions.length === 0) return new Set();
  const rows = await tx
    .selectFrom('voice_recording')
    .select('contribution_id')
    .where('contribution_id', 'in', contributions)
    .execute();
  return new Set(rows.map((row) => row.contribution_id));
}

/** Throws the voice of the speaker away. The transaction must act by the private link. */
export async function deleteRecording(tx: Tx, contribution: string): Promise<void> {
  await tx.deleteFrom('voice_recording').where('contribution_id', '=', contribution).execute();
}

/** Shows a statement to everybody, or hides it. The transaction must act as `voice`. */
export async function setStatementShown(
  tx: Tx,
  statement: string,
  to: { shown: true } | { hidden: HiddenReason },
): Promise<void> {
  await tx
    .updateTable('voice_statement')
    .set(({ eb }) => ({
      state: 'shown' in to ? 'shown' : 'hidden',
      hidden_reason: 'shown' in to ? null : to.hidden,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', statement)
    // What the desk took away stays away.
    .where('state', '<>', 'hidden')
    .execute();
}

/** The words of a statement in another language, read over by who speaks both. The transaction must act as `voice`. */
export async function saveStatementText(
  tx: Tx,
  statement: string,
  language: string,
  words: string,
): Promise<void> {
  await tx
    .insertInto('voice_statement_text')
    .values({ statement_id: statement, language, words, reviewed: true })
    .onConflict((conflict) =>
      conflict.columns(['statement_id', 'language']).doUpdateSet({ words, reviewed: true }),
    )
    .execute();
}

/** Deletes contributions whose day has come, with their recordings. */
export const purgeContributions = (db: Db, today: string): Promise<void> =>
  inTransaction(db, { systemTask: { name: 'retention' } }, async (tx) => {
    await tx.deleteFrom('voice_contribution').where('ends_on', '<=', today).execute();
  });
