import type { StaffMember } from '#core/access/actor.ts';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type { CaseFile } from '../model/queries.ts';
import { type LearningKind, type LearningRecord, type LearningSource, learningSchemas } from './rules.ts';
import './tables.ts';

const wordsAt = (row: string) => ({ table: 'learning_record', column: 'words_sealed', row });
const nameAt = (row: string) => ({ table: 'course_enrolment', column: 'name_sealed', row });

/** What is to be recorded. */
export interface NewLearningRecord {
  id: string;
  caseId: string;
  kind: LearningKind;
  day: string;
  data: unknown;
  words: string;
  source: LearningSource;
  /** The record whose place it takes. */
  replaces?: string | undefined;
  /** It says that the one it replaces was a mistake. */
  withdrawn?: boolean;
}

/** Who records: a caseworker of the tenant, or a school by its link. */
export interface LearningRecorder {
  tenant: string;
  name: string;
  school: string | null;
}

export const recorderOf = ({ tenant, name }: StaffMember): LearningRecorder => ({
  tenant: tenant.id,
  name,
  school: null,
});

/** Adds a record. @returns false when the same form was sent before, or another record took the same place */
export async function addLearningRecord(
  tx: Tx,
  app: FieldSealer,
  by: LearningRecorder,
  record: NewLearningRecord,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('learning_record')
    .values({
      id: record.id,
      tenant_id: by.tenant,
      case_id: record.caseId,
      kind: record.kind,
      day: record.day,
      data: JSON.stringify(record.data),
      words_sealed: record.words ? sealField(app, wordsAt(record.id), record.words) : null,
      source: record.source,
      school_id: by.school,
      recorded_at: now,
      recorded_by_name: by.name,
      replaces: record.replaces ?? null,
      withdrawn: record.withdrawn ?? false,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** What is known of a case and in force, the newest first: for its tenant and its newcomer everything, for a school its own. */
export async function learningRecords(
  tx: Tx,
  app: FieldSealer,
  caseIds: readonly string[],
): Promise<Map<string, LearningRecord[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('learning_record as l')
    .selectAll('l')
    .where('l.case_id', 'in', [...caseIds])
    .where('l.withdrawn', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('learning_record as r').select('r.id').whereRef('r.replaces', '=', 'l.id'))),
    )
    .orderBy('l.day', 'desc')
    .orderBy('l.recorded_at', 'desc')
    .orderBy('l.id')
    .execute();
  const byCase = new Map<string, LearningRecord[]>();
  for (const row of rows) {
    // What a later version wrote and this one does not know is left out.
    const parsed = learningSchemas[row.kind].safeParse(row.data);
    if (!parsed.success) continue;
    const record = {
      id: row.id,
      kind: row.kind,
      day: row.day,
      data: parsed.data,
      words: row.words_sealed ? openField(app, wordsAt(row.id), row.words_sealed) : '',
      source: row.source,
      by: row.recorded_by_name,
      recordedAt: row.recorded_at,
    } as LearningRecord;
    byCase.set(row.case_id, [...(byCase.get(row.case_id) ?? []), record]);
  }
  return byCase;
}

/** A school with a link. */
export interface CourseSchool {
  id: string;
  name: string;
  contactName: string | null;
  endsAt: Date;
}

const SCHOOL_COLUMNS = ['id', 'name', 'contact_name as contactName', 'ends_at as endsAt'] as const;

/** The schools of the tenant whose link opens something. */
export const courseSchools = (tx: Tx, now: Date): Promise<CourseSchool[]> =>
  tx
    .selectFrom('course_school')
    .select(SCHOOL_COLUMNS)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .orderBy('name')
    .execute();

/** Adds a school. @returns false when one of that name is there */
export async function addSchool(
  tx: Tx,
  by: StaffMember,
  school: CourseSchool & { linkHash: Buffer },
  now: Date,
): Promise<boolean> {
  // A link that is over makes room for another one to the same school.
  await tx
    .updateTable('course_school')
    .set({ ended_at: now })
    .where('ended_at', 'is', null)
    .where('ends_at', '<=', now)
    .execute();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('course_school')
    .values({
      id: school.id,
      tenant_id: by.tenant.id,
      name: school.name,
      contact_name: school.contactName,
      link_hash: school.linkHash,
      made_at: now,
      made_by_name: by.name,
      ends_at: school.endsAt,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Ends the link of a school, and with it what it saw. The transaction must act for a caseworker of its tenant. */
export async function endSchool(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('course_school')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** At which schools somebody is a learner now. */
export const schoolsOfCase = (tx: Tx, caseId: string): Promise<CourseSchool[]> =>
  tx
    .selectFrom('course_enrolment as e')
    .innerJoin('course_school as s', 's.id', 'e.school_id')
    .select(['s.id', 's.name', 's.contact_name as contactName', 's.ends_at as endsAt'])
    .where('e.case_id', '=', caseId)
    .where('e.ended_at', 'is', null)
    .orderBy('s.name')
    .execute();

/** Makes somebody a learner of a school, which from then on reads their name and number, and tells how it goes. */
export async function enrol(
  tx: Tx,
  app: FieldSealer,
  file: CaseFile,
  { id, school }: { id: string; school: string },
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('course_enrolment')
    .values({
      id,
      school_id: school,
      case_id: file.id,
      tenant_id: file.tenant,
      number: file.number,
      name_sealed: sealField(app, nameAt(id), file.name),
      since: now,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** From now on the school sees nothing of this learner any more. What it told stays. */
export async function endEnrolment(tx: Tx, caseId: string, school: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('course_enrolment')
    .set({ ended_at: now })
    .where('case_id', '=', caseId)
    .where('school_id', '=', school)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The school whose link the transaction acts with. */
export async function actingSchool(
  tx: Tx,
  linkHash: Buffer,
): Promise<(CourseSchool & { tenant: string }) | undefined> {
  return tx
    .selectFrom('course_school')
    .select([...SCHOOL_COLUMNS, 'tenant_id as tenant'])
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
}

/** Somebody who learns at a school, as the school knows them. */
export interface Learner {
  caseId: string;
  number: string;
  name: string;
}

/** The learners of the school with whose link the transaction acts. */
export async function learnersOfSchool(tx: Tx, app: FieldSealer, school: string): Promise<Learner[]> {
  const rows = await tx
    .selectFrom('course_enrolment')
    .select(['id', 'case_id as caseId', 'number', 'name_sealed'])
    .where('school_id', '=', school)
    .where('ended_at', 'is', null)
    .orderBy('number')
    .execute();
  return rows.map(({ id, name_sealed, ...learner }) => ({
    ...learner,
    name: openField(app, nameAt(id), name_sealed),
  }));
}
