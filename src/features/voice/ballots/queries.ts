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

const ROWS_AT_ONCE = 250;

/**
 * All ballots of a conversation, in the order of their ids, which says nothing, some at a time: votes that come meanwhile do not
 * wait for thirty thousand rows. The transaction must act as `voice`.
 */
export async function* readBallotsInParts(tx: Tx, conversation: string): AsyncGenerator<StoredBallot[]> {
  let last: StoredBallot | undefined;
  for (;;) {
    let rows = tx
      .selectFrom('voice_ballot')
      .select(COLUMNS)
      .where('conversation_id', '=', conversation)
      .orderBy('id')
      .orderBy('late')
      .limit(ROWS_AT_ONCE);
    if (last) rows = rows.where(sql<boolean>`(id, late) > (${last.id}, ${last.late})`);
    const part: StoredBallot[] = await rows.execute();
    if (part.length > 0) yield part;
    if (part.length < ROWS_AT_ONCE) return;
    last = part.at(-1);
  }
}

/** The same at once. */
export async function readBallots(tx: Tx, conversation: string): Promise<StoredBallot[]> {
  const ballots: StoredBallot[] = [];
  for await (const part of readBallotsInParts(tx, conversation)) ballots.push(...part);
  return ballots;
}

/** Per audience how many ballots came in time and are in a figure, how many in none yet, and how many came late. */
export interface BallotCounts {
  audience: VoiceAudience | null;
  counted: number;
  waiting: number;
  late: number;
}

/** The counts per audience, without reading a ballot. The transaction must act as `voice`. */
export async function countBallotsByAudience(tx: Tx, conversation: string): Promise<BallotCounts[]> {
  const rows = await tx
    .selectFrom('voice_ballot')
    .select(({ fn }) => [
      'audience',
      fn.countAll<string>().filterWhere('late', '=', false).filterWhere('counted', '=', true).as('counted'),
      fn.countAll<string>().filterWhere('late', '=', false).filterWhere('counted', '=', false).as('waiting'),
      fn.countAll<string>().filterWhere('late', '=', true).as('late'),
    ])
    .where('conversation_id', '=', conversation)
    .groupBy('audience')
    .execute();
  return rows.map(({ audience, counted, waiting, late }) => ({
    audience,
    counted: Number(counted),
    waiting: Number(waiting),
    late: Number(late),
  }));
}

/**
 * Marks ballots that came in time as counted, and writes all of the conversation anew in a random order, without reading them here:
 * where a row stands says neither when it came nor when it was counted. Random ids of the database are cryptographic numbers.
 */
export async function markCounted(tx: Tx, conversation: string, ids: readonly Buffer[]): Promise<void> {
  // One text: an array of thirty thousand buffers the driver would write out one by one, while people wait to vote.
  const chosen = ids.map((id) => id.toString('hex')).join();
  await sql`
    with old as (
      delete from voice_ballot where conversation_id = ${conversation}
      returning id, late, answers, audience, with_help, counted
    )
    insert into voice_ballot (conversation_id, id, answers, audience, with_help, late, counted)
    select ${conversation}, old.id, answers, audience, with_help, late,
      counted or (not late and chosen.id is not null)
    from old left join (
      select distinct decode(id, 'hex') as id from unnest(string_to_array(${chosen}, ',')) id
    ) chosen on chosen.id = old.id
    order by gen_random_uuid()`.execute(tx);
}

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
        .where('id', '=', anyOf(ids.slice(i, i + ROWS_AT_ONCE)))
        .execute()),
    );
  return found;
}

/** One parameter for many ids: a thousand would take the time of votes that come meanwhile. */
const anyOf = (ids: readonly Buffer[]) => sql<Buffer>`any(${ids}::bytea[])`;

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
  for (let i = 0; i < shuffled.length; i += ROWS_AT_ONCE)
    for (const late of [false, true]) {
      const ids = shuffled
        .slice(i, i + ROWS_AT_ONCE)
        .filter((ballot) => ballot.late === late)
        .map(({ id }) => id);
      if (ids.length > 0)
        await tx
          .deleteFrom('voice_ballot')
          .where('conversation_id', '=', conversation)
          .where('late', '=', late)
          .where('id', '=', anyOf(ids))
          .execute();
    }
  for (let i = 0; i < shuffled.length; i += ROWS_AT_ONCE) {
    const rows = shuffled.slice(i, i + ROWS_AT_ONCE);
    await sql`insert into voice_ballot (conversation_id, id, answers, audience, with_help, late, counted)
      select ${conversation}, row.* from unnest(${rows.map(({ id }) => id)}::bytea[],
        ${rows.map(({ answers }) => Buffer.from(answers))}::bytea[], ${rows.map(({ audience }) => audience)}::text[],
        ${rows.map(({ withHelp }) => withHelp)}::boolean[], ${rows.map(({ late }) => late)}::boolean[],
        ${rows.map(({ counted }) => counted)}::boolean[]) row`.execute(tx);
  }
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
