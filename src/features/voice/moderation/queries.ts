import { type Generated, type GeneratedAlways, sql } from 'kysely';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Db, Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import type { ConversationStatementState, HiddenReason } from '../model/rules.ts';
import type { Appeal, AppealOutcome, LogKind, LogLine, ReportReason } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    voice_log: VoiceLogTable;
    voice_log_author: VoiceLogAuthorTable;
    voice_appeal: VoiceAppealTable;
    voice_report: VoiceReportTable;
  }
}

interface VoiceLogTable {
  id: string;
  conversation_id: string;
  number: GeneratedAlways<number>;
  happened_on: string;
  kind: LogKind;
  statement_id: string | null;
  reason: HiddenReason | AppealOutcome | null;
  words: Generated<string>;
  language: string;
  closes_before: Date | null;
  closes_after: Date | null;
}

interface VoiceLogAuthorTable {
  log_id: string;
  tenant_id: string;
  account_id: string;
}

interface VoiceAppealTable {
  id: string;
  conversation_id: string;
  statement_id: string;
  words_sealed: string;
  language: string;
  made_on: string;
  outcome: AppealOutcome | null;
  answered_on: string | null;
}

interface VoiceReportTable {
  id: string;
  conversation_id: string;
  statement_id: string;
  reason: ReportReason;
  reported_on: string;
}

/** A line to be added to the log of a conversation. */
export interface NewLogLine {
  id: string;
  conversation: string;
  /** YYYY-MM-DD */
  happenedOn: string;
  kind: LogKind;
  language: string;
  statement?: string;
  reason?: HiddenReason | AppealOutcome | undefined;
  words?: string;
  closesBefore?: Date;
  closesAfter?: Date;
}

/**
 * Adds a line to the public log, and for the desk alone who did it. Doing it again changes nothing.
 * @param by who works for the tenant; absent for what somebody else did
 */
export async function addLogLine(
  tx: Tx,
  line: NewLogLine,
  by?: { tenant: string; account: string },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('voice_log')
    .values({
      id: line.id,
      conversation_id: line.conversation,
      happened_on: line.happenedOn,
      kind: line.kind,
      statement_id: line.statement ?? null,
      reason: line.reason ?? null,
      words: line.words ?? '',
      language: line.language,
      closes_before: line.closesBefore ?? null,
      closes_after: line.closesAfter ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (by && numInsertedOrUpdatedRows === 1n)
    await tx
      .insertInto('voice_log_author')
      .values({ log_id: line.id, tenant_id: by.tenant, account_id: by.account })
      .execute();
}

/** The log of a conversation, the newest line on top. */
export const listLog = (tx: Tx, conversation: string): Promise<LogLine[]> =>
  tx
    .selectFrom('voice_log')
    .select([
      'id',
      'happened_on as happenedOn',
      'kind',
      'statement_id as statement',
      'reason',
      'words',
      'language',
      'closes_before as closesBefore',
      'closes_after as closesAfter',
    ])
    .where('conversation_id', '=', conversation)
    .orderBy('number', 'desc')
    .execute();

/** The account that hid a statement the last time; undefined when nobody did, or the account is gone. */
export async function whoHid(tx: Tx, statement: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('voice_log')
    .innerJoin('voice_log_author', 'voice_log_author.log_id', 'voice_log.id')
    .select('account_id')
    .where('statement_id', '=', statement)
    .where('kind', '=', 'statement-hidden')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.account_id;
}

/** Which conversation a statement belongs to, its state and its version. */
export const findStatementState = (
  tx: Tx,
  id: string,
): Promise<
  | {
      conversation: string;
      state: ConversationStatementState;
      hiddenReason: HiddenReason | null;
      version: number;
    }
  | undefined
> =>
  tx
    .selectFrom('voice_statement')
    .select(['conversation_id as conversation', 'state', 'hidden_reason as hiddenReason', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();

/** Shows or hides a statement. @returns false when somebody changed it meanwhile */
export async function setStatementState(
  tx: Tx,
  id: string,
  expectedVersion: number,
  to: { state: 'hidden'; reason: HiddenReason } | { state: Exclude<ConversationStatementState, 'hidden'> },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('voice_statement')
    .set({
      state: to.state,
      hidden_reason: 'reason' in to ? to.reason : null,
      version: expectedVersion + 1,
    })
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** So many appeals about one statement wait at most: who asks later is told that it is being looked at. */
export const MAX_OPEN_APPEALS = 20;

/** Adds an appeal. The transaction must act as `voice`. @returns false when enough wait already */
export async function addAppeal(
  tx: Tx,
  app: FieldSealer,
  appeal: Omit<Appeal, 'outcome'> & { conversation: string },
): Promise<boolean> {
  const { open } = await tx
    .selectFrom('voice_appeal')
    .select(({ fn }) => fn.countAll<string>().as('open'))
    .where('statement_id', '=', appeal.statement)
    .where('outcome', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(open) >= MAX_OPEN_APPEALS) return false;
  await tx
    .insertInto('voice_appeal')
    .values({
      id: appeal.id,
      conversation_id: appeal.conversation,
      statement_id: appeal.statement,
      words_sealed: sealField(app, wordsAt(appeal.id), appeal.words),
      language: appeal.language,
      made_on: appeal.madeOn,
      outcome: null,
      answered_on: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}

const wordsAt = (row: string) => ({ table: 'voice_appeal', column: 'words_sealed', row });

/** The appeals of a conversation, the oldest first. */
export async function listAppeals(tx: Tx, app: FieldSealer, conversation: string): Promise<Appeal[]> {
  const rows = await tx
    .selectFrom('voice_appeal')
    .selectAll()
    .where('conversation_id', '=', conversation)
    .orderBy('made_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    statement: row.statement_id,
    words: openField(app, wordsAt(row.id), row.words_sealed),
    language: row.language,
    madeOn: row.made_on,
    outcome: row.outcome,
  }));
}

/** Answers every appeal about a statement that waits. @returns how many there were */
export async function answerAppeals(
  tx: Tx,
  statement: string,
  outcome: AppealOutcome,
  day: string,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('voice_appeal')
    .set({ outcome, answered_on: day })
    .where('statement_id', '=', statement)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** How many appeals of a tenant wait. */
export async function countOpenAppeals(tx: Tx, tenant: string): Promise<number> {
  const { open } = await tx
    .selectFrom('voice_appeal')
    .innerJoin('voice_conversation', 'voice_conversation.id', 'voice_appeal.conversation_id')
    .select(({ fn }) => fn.countAll<string>().as('open'))
    .where('tenant_id', '=', tenant)
    .where('outcome', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(open);
}

/** Adds a report about a statement. The transaction must act as `voice`. */
export async function addReport(
  tx: Tx,
  report: { id: string; conversation: string; statement: string; reason: ReportReason; day: string },
): Promise<void> {
  await tx
    .insertInto('voice_report')
    .values({
      id: report.id,
      conversation_id: report.conversation,
      statement_id: report.statement,
      reason: report.reason,
      reported_on: report.day,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** How many reports each statement of a conversation had, for the desk. */
export async function countReports(tx: Tx, conversation: string): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('voice_report')
    .select(['statement_id', ({ fn }) => fn.countAll<string>().as('reports')])
    .where('conversation_id', '=', conversation)
    .groupBy('statement_id')
    .execute();
  return new Map(rows.map(({ statement_id, reports }) => [statement_id, Number(reports)]));
}

/** How many reports each statement of a public conversation had, in tens from ten on. */
export async function publicReports(tx: Tx, conversation: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ statement_id: string; reports: number }>`
    select statement_id, reports from voice_reports_of(${conversation})`.execute(tx);
  return new Map(rows.map(({ statement_id, reports }) => [statement_id, reports]));
}

const APPEALS_KEPT_DAYS = 90;

/** Deletes appeals that were answered three months ago. */
export const purgeAppeals = (db: Db, today: string): Promise<void> =>
  inTransaction(db, { systemTask: { name: 'retention' } }, async (tx) => {
    await tx
      .deleteFrom('voice_appeal')
      .where('answered_on', '<', sql<string>`${today}::date - ${APPEALS_KEPT_DAYS}::int`)
      .execute();
  });
