import { sql } from 'kysely';
import type { StaffMember } from '#core/access/actor.ts';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type { AnswerSource, AnswerValue, AnswerWay, IntakeAnswer } from './answers.ts';
import { type IntakeQuestion, isIntakeQuestion } from './questions.ts';
import type {
  IntakeSitting,
  InterpreterKind,
  OtherPresent,
  ReadBack,
  ReadBackVerdict,
  ReadBackWay,
  SittingPlace,
} from './rules.ts';
import './tables.ts';

const valueIn = (row: string) => ({ table: 'intake_answer', column: 'value_sealed', row });
const presentIn = (row: string) => ({ table: 'intake_sitting', column: 'present_sealed', row });
const wordsIn = (row: string) => ({ table: 'intake_read_back', column: 'words_sealed', row });

/** An answer to store. */
export interface NewAnswer {
  id: string;
  caseId: string;
  question: IntakeQuestion;
  value: AnswerValue;
  source: AnswerSource;
  day: string;
  via: AnswerWay;
  saidAt: Date;
  device?: string | null;
  replaces: readonly string[];
}

/** Adds an answer. @returns false when one with this id was there already: it was sent again */
export async function addAnswer(
  tx: Tx,
  app: FieldSealer,
  by: StaffMember,
  answer: NewAnswer,
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('intake_answer')
    .values({
      id: answer.id,
      tenant_id: by.tenant.id,
      case_id: answer.caseId,
      question: answer.question,
      value_sealed: sealField(app, valueIn(answer.id), JSON.stringify(answer.value)),
      source: answer.source,
      day: answer.day,
      via: answer.via,
      said_at: answer.saidAt,
      recorded_at: now,
      account_id: by.account,
      by_name: by.name,
      device_id: answer.device ?? null,
      replaces: [...answer.replaces],
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(added.numInsertedOrUpdatedRows);
}

const ANSWER_COLUMNS = [
  'id',
  'case_id',
  'question',
  'value_sealed',
  'source',
  'day',
  'via',
  'said_at',
  'account_id',
  'by_name',
  'replaces',
] as const;

interface AnswerRow {
  id: string;
  question: string;
  value_sealed: string;
  source: string;
  day: string;
  via: string;
  said_at: Date;
  account_id: string | null;
  by_name: string;
  replaces: string[];
}

/** A row as an answer; none for a question that this version does not know. */
function toAnswer(app: FieldSealer, row: AnswerRow): IntakeAnswer[] {
  const { question } = row;
  if (!isIntakeQuestion(question)) return [];
  return [
    {
      id: row.id,
      question,
      value: JSON.parse(openField(app, valueIn(row.id), row.value_sealed)) as AnswerValue,
      source: row.source as AnswerSource,
      day: row.day,
      via: row.via as AnswerWay,
      saidAt: row.said_at,
      by: row.by_name,
      account: row.account_id,
      replaces: row.replaces,
    },
  ];
}

/** Every answer of a case, also those that others took the place of. */
export async function findAnswers(tx: Tx, app: FieldSealer, caseId: string): Promise<IntakeAnswer[]> {
  const rows = await tx
    .selectFrom('intake_answer')
    .select(ANSWER_COLUMNS)
    .where('case_id', '=', caseId)
    .orderBy('said_at')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => toAnswer(app, row));
}

/** Of these ids, those that are stored as answers or sittings of this case. */
export async function storedIds(tx: Tx, caseId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const answers = await tx
    .selectFrom('intake_answer')
    .select('id')
    .where('case_id', '=', caseId)
    .where('id', 'in', [...ids])
    .execute();
  const sittings = await tx
    .selectFrom('intake_sitting')
    .select('id')
    .where('case_id', '=', caseId)
    .where('id', 'in', [...ids])
    .execute();
  return new Set([...answers, ...sittings].map(({ id }) => id));
}

/** A conversation to store. */
export type NewSitting = IntakeSitting & { caseId: string; saidAt: Date; device?: string | null };

/** Adds a conversation. @returns false when it was sent before */
export async function addSitting(
  tx: Tx,
  app: FieldSealer,
  by: StaffMember,
  sitting: NewSitting,
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('intake_sitting')
    .values({
      id: sitting.id,
      tenant_id: by.tenant.id,
      case_id: sitting.caseId,
      day: sitting.day,
      place: sitting.place,
      told_alone_at: sitting.toldAloneAt,
      told_by: by.name,
      alone: sitting.alone,
      present_sealed: sealField(app, presentIn(sitting.id), JSON.stringify(sitting.present)),
      interpreter: sitting.interpreter,
      interpreter_language: sitting.interpreterLanguage,
      said_at: sitting.saidAt,
      recorded_at: now,
      account_id: by.account,
      device_id: sitting.device ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(added.numInsertedOrUpdatedRows);
}

/** The conversations of a case, the earliest first. */
export async function findSittings(tx: Tx, app: FieldSealer, caseId: string): Promise<IntakeSitting[]> {
  const rows = await tx
    .selectFrom('intake_sitting')
    .select([
      'id',
      'day',
      'place',
      'told_alone_at',
      'told_by',
      'alone',
      'present_sealed',
      'interpreter',
      'interpreter_language',
    ])
    .where('case_id', '=', caseId)
    .orderBy('day')
    .orderBy('said_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    day: row.day,
    place: row.place as SittingPlace,
    toldAloneAt: row.told_alone_at,
    toldBy: row.told_by,
    alone: row.alone,
    present: JSON.parse(openField(app, presentIn(row.id), row.present_sealed)) as OtherPresent[],
    interpreter: row.interpreter as InterpreterKind,
    interpreterLanguage: row.interpreter_language,
  }));
}

/** Records what the newcomer said to the summary. @returns false when it was sent before */
export async function addReadBack(
  tx: Tx,
  app: FieldSealer,
  by: StaffMember,
  readBack: Omit<ReadBack, 'by'> & { caseId: string },
): Promise<boolean> {
  const added = await tx
    .insertInto('intake_read_back')
    .values({
      id: readBack.id,
      tenant_id: by.tenant.id,
      case_id: readBack.caseId,
      at: readBack.at,
      language: readBack.language,
      how: readBack.how,
      verdict: readBack.verdict,
      words_sealed: readBack.words ? sealField(app, wordsIn(readBack.id), readBack.words) : null,
      answers: [...readBack.answers],
      account_id: by.account,
      by_name: by.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(added.numInsertedOrUpdatedRows);
}

/** How often the summary was read back, the earliest first. */
export async function findReadBacks(tx: Tx, app: FieldSealer, caseId: string): Promise<ReadBack[]> {
  const rows = await tx
    .selectFrom('intake_read_back')
    .select(['id', 'at', 'language', 'how', 'verdict', 'words_sealed', 'answers', 'by_name'])
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    language: row.language,
    how: row.how as ReadBackWay,
    verdict: row.verdict as ReadBackVerdict,
    words: row.words_sealed ? openField(app, wordsIn(row.id), row.words_sealed) : '',
    answers: row.answers,
    by: row.by_name,
  }));
}

/** A case in which two answers wait for a choice, or in which somebody chose past mine; by its number, without a name. */
export interface CaseToLookAt {
  caseId: string;
  number: string;
  answers: IntakeAnswer[];
}

/**
 * The answers of the cases where this account has an answer beside that of somebody else, or had one that a choice took the
 * place of and was not told. The transaction must act for that account.
 */
export async function findDisputed(tx: Tx, app: FieldSealer, account: string): Promise<CaseToLookAt[]> {
  const { rows } = await sql<AnswerRow & { case_id: string; number: string }>`
    with mine as (select a.id, a.case_id, a.question from intake_answer a where a.account_id = ${account}),
    disputed as (
      select m.case_id, m.question from mine m
       where (not exists (select from intake_answer r where r.replaces @> array[m.id])
              and exists (select from intake_answer o where o.case_id = m.case_id and o.question = m.question and o.id <> m.id
                and not exists (select from intake_answer r where r.replaces @> array[o.id])))
          or (exists (select from intake_answer r where r.replaces @> array[m.id] and cardinality(r.replaces) > 1
                and r.account_id is distinct from ${account})
              and not exists (select from intake_told t where t.answer_id = m.id and t.account_id = ${account})))
    select a.id, a.case_id, c.number, a.question, a.value_sealed, a.source, to_char(a.day, 'YYYY-MM-DD') as day, a.via, a.said_at,
           a.account_id, a.by_name, a.replaces
      from intake_answer a join integration_case c on c.id = a.case_id
     where (a.case_id, a.question) in (select case_id, question from disputed)
     order by c.number, a.said_at, a.id`.execute(tx);
  const byCase = new Map<string, CaseToLookAt>();
  for (const row of rows) {
    const found = byCase.get(row.case_id) ?? { caseId: row.case_id, number: row.number, answers: [] };
    byCase.set(row.case_id, { ...found, answers: [...found.answers, ...toAnswer(app, row)] });
  }
  return [...byCase.values()];
}

/** Which of these answers somebody was told about already. */
export async function findTold(tx: Tx, account: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('intake_told')
    .select('answer_id')
    .where('account_id', '=', account)
    .where('answer_id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.answer_id));
}

/** Somebody has seen that another answer took the place of theirs. */
export async function markTold(tx: Tx, by: StaffMember, answer: string, now: Date): Promise<void> {
  await tx
    .insertInto('intake_told')
    .values({ answer_id: answer, account_id: by.account, tenant_id: by.tenant.id, told_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
