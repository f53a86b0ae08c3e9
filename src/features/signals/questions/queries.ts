import { type Generated, sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import type { Obstacle } from '../model/rules.ts';
import type { AnswerKind, LastQuestion, SignalAnswer, SignalQuestion } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    signal_question: SignalQuestionTable;
    signal_answer: SignalAnswerTable;
  }
}

interface SignalQuestionTable {
  id: string;
  tenant_id: string;
  municipality: string;
  obstacle: Obstacle;
  opened_by: 'count' | 'staff';
  opened_at: Date;
  promised_on: string;
  owner_name: Generated<string>;
  answered_at: Date | null;
  taken_up_by: string | null;
  version: Generated<number>;
}

interface SignalAnswerTable {
  id: string;
  question_id: string;
  kind: AnswerKind;
  words: string;
  language: string;
  done_by: string | null;
  answered_at: Date;
}

/** Questions with their answers: what is promised first on top, what was answered last after that. */
export async function signalQuestions(
  tx: Tx,
  selector: { id?: string; tenant?: string; municipality?: string } = {},
): Promise<SignalQuestion[]> {
  const rows = await tx
    .selectFrom('signal_question')
    .selectAll()
    .$if(selector.id !== undefined, (query) => query.where('id', '=', selector.id ?? ''))
    .$if(selector.tenant !== undefined, (query) => query.where('tenant_id', '=', selector.tenant ?? ''))
    .$if(selector.municipality !== undefined, (query) =>
      query.where('municipality', '=', selector.municipality ?? ''),
    )
    .orderBy('answered_at', (order) => order.desc().nullsFirst())
    .orderBy('promised_on')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const answers = await tx
    .selectFrom('signal_answer')
    .selectAll()
    .where(
      'question_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('answered_at', 'desc')
    .orderBy('id')
    .execute();
  const byQuestion = Map.groupBy(answers, (answer) => answer.question_id);
  return rows.map((row) => ({
    id: row.id,
    tenant: row.tenant_id,
    municipality: row.municipality,
    obstacle: row.obstacle,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    promisedOn: row.promised_on,
    ownerName: row.owner_name,
    takenUpBy: row.taken_up_by,
    version: row.version,
    answers: (byQuestion.get(row.id) ?? []).map(
      (answer): SignalAnswer => ({
        kind: answer.kind,
        words: answer.words,
        language: answer.language,
        doneBy: answer.done_by,
        answeredAt: answer.answered_at,
      }),
    ),
  }));
}

/** A question to be opened. */
export interface NewSignalQuestion
  extends Pick<SignalQuestion, 'id' | 'tenant' | 'municipality' | 'obstacle' | 'openedBy' | 'promisedOn'> {}

/** Opens a question. @returns false when one about the same is open already */
export async function openQuestion(tx: Tx, question: NewSignalQuestion, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('signal_question')
    .values({
      id: question.id,
      tenant_id: question.tenant,
      municipality: question.municipality,
      obstacle: question.obstacle,
      opened_by: question.openedBy,
      opened_at: now,
      promised_on: question.promisedOn,
      owner_name: '',
      answered_at: null,
      taken_up_by: null,
      version: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Changes a question, when nobody changed it since `expectedVersion`. The transaction must act for its policy officer. */
async function changeQuestion(
  tx: Tx,
  id: string,
  expectedVersion: number,
  change: { owner_name?: string; answered_at?: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('signal_question')
    .set({ ...change, version: expectedVersion + 1 })
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Says who answers. @returns false when somebody changed the question meanwhile, or it is of another municipality */
export const nameOwner = (tx: Tx, id: string, expectedVersion: number, name: string): Promise<boolean> =>
  changeQuestion(tx, id, expectedVersion, { owner_name: name });

/** Adds an answer. @returns false when somebody changed the question meanwhile, or it is of another municipality */
export async function addAnswer(
  tx: Tx,
  { question, expectedVersion, id }: { question: SignalQuestion; expectedVersion: number; id: string },
  answer: SignalAnswer,
): Promise<boolean> {
  const first = question.answers.at(-1)?.answeredAt ?? answer.answeredAt;
  if (!(await changeQuestion(tx, question.id, expectedVersion, { answered_at: first }))) return false;
  await tx
    .insertInto('signal_answer')
    .values({
      id,
      question_id: question.id,
      kind: answer.kind,
      words: answer.words,
      language: answer.language,
      done_by: answer.doneBy,
      answered_at: answer.answeredAt,
    })
    .execute();
  return true;
}

/** Whether an answer with this id was given already: by the same form, sent twice. */
export async function isAnswered(tx: Tx, id: string): Promise<boolean> {
  const known = await tx.selectFrom('signal_answer').select('id').where('id', '=', id).executeTakeFirst();
  return known !== undefined;
}

/** How many questions wait for an answer of a tenant. */
export async function countOpenQuestions(tx: Tx, tenant: string): Promise<number> {
  const row = await tx
    .selectFrom('signal_question')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenant)
    .where('answered_at', 'is', null)
    .where('taken_up_by', 'is', null)
    .executeTakeFirst();
  return row?.count ?? 0;
}

/**
 * Says of which bottleneck a question is part from now on. The transaction must act for its policy officer, or as `voice`.
 * @returns false when it was answered or taken up before, or is of another municipality
 */
export async function takeUpQuestion(tx: Tx, id: string, bottleneck: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('signal_question')
    .set(({ eb }) => ({ taken_up_by: bottleneck, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .where('taken_up_by', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What was taken up got its answer: it is asked again only when it is still counted months later. */
export async function closeTakenUp(tx: Tx, bottleneck: string, answeredAt: Date): Promise<void> {
  await tx
    .updateTable('signal_question')
    .set({ answered_at: answeredAt })
    .where('taken_up_by', '=', bottleneck)
    .where('answered_at', 'is', null)
    .execute();
}

/** Of each obstacle in each municipality the question that was opened last. */
export async function lastQuestions(tx: Tx): Promise<LastQuestion[]> {
  const rows = await tx
    .selectFrom('signal_question')
    .distinctOn(['municipality', 'obstacle'])
    .select(['municipality', 'obstacle', 'answered_at as answeredAt'])
    .orderBy('municipality')
    .orderBy('obstacle')
    .orderBy('opened_at', 'desc')
    .execute();
  return rows.map(({ answeredAt, ...about }) => ({
    ...about,
    answeredOn: answeredAt && amsterdamDate(answeredAt),
  }));
}

/** Which tenant answers for a municipality. The transaction must act as `signals`. */
export async function tenantsByMunicipality(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await sql<{ municipality: string; tenant: string }>`
    select municipality, tenant_id as tenant from signal_tenants()`.execute(tx);
  return new Map(rows.map(({ municipality, tenant }) => [municipality, tenant]));
}

/** For which municipalities the acting member of staff works. */
export async function actingMunicipalities(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ codes: string[] | null }>`select acting_municipalities() as codes`.execute(tx);
  return rows[0]?.codes ?? [];
}

/** Who makes policy at a tenant, with the sealed address. The transaction must act as `signals`. */
export async function policyStaffOf(
  tx: Tx,
  tenant: string,
): Promise<{ account: string; sealedAddress: string }[]> {
  const { rows } = await sql<{ account: string; sealedAddress: string }>`
    select account_id as account, email_sealed as "sealedAddress" from policy_staff(${tenant})`.execute(tx);
  return rows;
}
