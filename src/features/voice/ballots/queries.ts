import { type Generated, sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { PackedAnswers, VoiceAudience } from '../model/ballot.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    voice_ballot: VoiceBallotTable;
    voice_code_sheet: VoiceCodeSheetTable;
    voice_code: VoiceCodeTable;
  }
}

interface VoiceBallotTable {
  conversation_id: string;
  id: Buffer;
  late: boolean;
  answers: Buffer;
  audience: VoiceAudience | null;
  with_help: boolean;
  counted: Generated<boolean>;
}

interface VoiceCodeSheetTable {
  id: string;
  conversation_id: string;
  table_id: string | null;
  codes: number;
  made_on: string;
  ended: Generated<boolean>;
}

interface VoiceCodeTable {
  conversation_id: string;
  hash: Buffer;
  sheet_id: string;
  blinded: Buffer | null;
  blind_signature: Buffer | null;
}

/** A ballot in the database. */
export interface StoredBallot {
  id: Buffer;
  answers: PackedAnswers;
  audience: VoiceAudience | null;
  withHelp: boolean;
  /** Arrived after the conversation closed. One person can have a ballot in time and a late one. */
  late: boolean;
  /** It is in the figures that are published (see `publication`). */
  counted: boolean;
}

const COLUMNS = ['id', 'answers', 'audience', 'with_help as withHelp', 'late', 'counted'] as const;

/** All ballots of a conversation, in the order of their ids, which says nothing. The transaction must act as `voice`. */
export const readBallots = (tx: Tx, conversation: string): Promise<StoredBallot[]> =>
  tx
    .selectFrom('voice_ballot')
    .select(COLUMNS)
    .where('conversation_id', '=', conversation)
    .orderBy('id')
    .orderBy('late')
    .execute();

const ROWS_AT_ONCE = 500;

/** The ballots with these ids, in time and late ones. */
export async function readBallotsById(
  tx: Tx,
  conversation: string,
  ids: readonly Buffer[],
): Promise<StoredBallot[]> {
  const found: StoredBallot[] = [];
  for (let i = 0; i < ids.length; i += ROWS_AT_ONCE)
    found.push(
      ...(await tx
        .selectFrom('voice_ballot')
        .select(COLUMNS)
        .where('conversation_id', '=', conversation)
        .where('id', 'in', ids.slice(i, i + ROWS_AT_ONCE))
        .execute()),
    );
  return found;
}

/** How many people have a ballot in time. */
export async function countBallots(tx: Tx, conversation: string): Promise<number> {
  const { count } = await tx
    .selectFrom('voice_ballot')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('conversation_id', '=', conversation)
    .where('late', '=', false)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Only one batch of a conversation at a time, also of several servers. */
export const lockBallots = async (tx: Tx, conversation: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('voice ballots'), hashtext(${conversation}))`.execute(tx);
};

/**
 * Writes ballots in the order given, those that are there already anew: no row stays where it was, so where it stands says nothing.
 * @param shuffled in random order
 */
export async function rewriteBallots(
  tx: Tx,
  conversation: string,
  shuffled: readonly StoredBallot[],
): Promise<void> {
  for (const late of [false, true]) {
    const ids = shuffled.filter((ballot) => ballot.late === late).map(({ id }) => id);
    for (let i = 0; i < ids.length; i += ROWS_AT_ONCE)
      await tx
        .deleteFrom('voice_ballot')
        .where('conversation_id', '=', conversation)
        .where('late', '=', late)
        .where('id', 'in', ids.slice(i, i + ROWS_AT_ONCE))
        .execute();
  }
  for (let i = 0; i < shuffled.length; i += ROWS_AT_ONCE)
    await tx
      .insertInto('voice_ballot')
      .values(
        shuffled.slice(i, i + ROWS_AT_ONCE).map(({ id, answers, audience, withHelp, late, counted }) => ({
          conversation_id: conversation,
          id,
          answers: Buffer.from(answers),
          audience,
          with_help: withHelp,
          late,
          counted,
        })),
      )
      .execute();
}

/** Adds codes by their hashes, in the order of the hashes, which is not that of the paper. */
export async function insertCodes(
  tx: Tx,
  sheet: { id: string; conversation: string; table: string | null },
  hashes: readonly Buffer[],
  madeOn: string,
): Promise<void> {
  const { conversation } = sheet;
  await tx
    .insertInto('voice_code_sheet')
    .values({
      id: sheet.id,
      conversation_id: conversation,
      table_id: sheet.table,
      codes: hashes.length,
      made_on: madeOn,
    })
    .execute();
  const sorted = [...hashes].sort(Buffer.compare);
  for (let i = 0; i < sorted.length; i += ROWS_AT_ONCE)
    await tx
      .insertInto('voice_code')
      .values(
        sorted.slice(i, i + ROWS_AT_ONCE).map((hash) => ({
          conversation_id: conversation,
          hash,
          sheet_id: sheet.id,
          blinded: null,
          blind_signature: null,
        })),
      )
      .execute();
}

/** A code that lets somebody take part, and what was signed for it. */
export interface StoredCode {
  hash: Buffer;
  blinded: Buffer | null;
  blindSignature: Buffer | null;
}

/** The code with this hash, unless its sheet was ended. The transaction must act as `voice`. */
export const findCode = (tx: Tx, conversation: string, hash: Buffer): Promise<StoredCode | undefined> =>
  tx
    .selectFrom('voice_code')
    .innerJoin('voice_code_sheet', 'voice_code_sheet.id', 'voice_code.sheet_id')
    .select(['hash', 'blinded', 'blind_signature as blindSignature'])
    .where('voice_code.conversation_id', '=', conversation)
    .where('hash', '=', hash)
    .where('ended', '=', false)
    .executeTakeFirst();

/** The same, until the end of the transaction for this one alone: of two devices at once only one is signed for. */
export const lockCode = (tx: Tx, conversation: string, hash: Buffer): Promise<StoredCode | undefined> =>
  tx
    .selectFrom('voice_code')
    .select(['hash', 'blinded', 'blind_signature as blindSignature'])
    .where('conversation_id', '=', conversation)
    .where('hash', '=', hash)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('voice_code_sheet')
          .select('id')
          .whereRef('voice_code_sheet.id', '=', 'voice_code.sheet_id')
          .where('ended', '=', false),
      ),
    )
    .forUpdate()
    .executeTakeFirst();

/** Keeps what was signed for a code. */
export async function storeBlindSignature(
  tx: Tx,
  conversation: string,
  code: { hash: Buffer; blinded: Buffer; blindSignature: Buffer },
): Promise<void> {
  await tx
    .updateTable('voice_code')
    .set({ blinded: code.blinded, blind_signature: code.blindSignature })
    .where('conversation_id', '=', conversation)
    .where('hash', '=', code.hash)
    .execute();
}

/** How many statements there are, in any state: no ballot is longer. */
export async function countStatements(tx: Tx, conversation: string): Promise<number> {
  const last = await tx
    .selectFrom('voice_statement')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('conversation_id', '=', conversation)
    .executeTakeFirst();
  return (last?.number ?? -1) + 1;
}

/** A sheet of codes, as its makers see it: how many codes, never which were used. */
export interface CodeSheet {
  id: string;
  table: string | null;
  codes: number;
  madeOn: string;
  ended: boolean;
}

/** The sheets of a conversation, the newest first. */
export const listCodeSheets = (tx: Tx, conversation: string): Promise<CodeSheet[]> =>
  tx
    .selectFrom('voice_code_sheet')
    .select(['id', 'table_id as table', 'codes', 'made_on as madeOn', 'ended'])
    .where('conversation_id', '=', conversation)
    .orderBy('made_on', 'desc')
    .orderBy('id')
    .execute();

/** Ends a sheet that was lost: its codes open nothing any more; ballots that were cast stay. @returns false: there is none */
export async function endCodeSheet(tx: Tx, conversation: string, sheet: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('voice_code_sheet')
    .set({ ended: true })
    .where('id', '=', sheet)
    .where('conversation_id', '=', conversation)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Deletes the sheets, with their codes, and the signing keys of conversations that closed before this. */
export async function deleteCodesClosedBefore(tx: Tx, moment: Date): Promise<void> {
  const closed = tx.selectFrom('voice_conversation').select('id').where('closes_at', '<', moment);
  await tx.deleteFrom('voice_code_sheet').where('conversation_id', 'in', closed).execute();
  await tx.deleteFrom('voice_blind_key').where('conversation_id', 'in', closed).execute();
}

/** Deletes the ballots of conversations that closed before this. */
export async function deleteBallotsClosedBefore(tx: Tx, moment: Date): Promise<void> {
  const closed = tx.selectFrom('voice_conversation').select('id').where('closes_at', '<', moment);
  await tx.deleteFrom('voice_ballot').where('conversation_id', 'in', closed).execute();
}
