import { sql } from 'kysely';
import type { StaffMember } from '#core/access/actor.ts';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { type PlanContent, planContentSchema } from './content.ts';
import './tables.ts';

/** One version of a plan: a draft, or what was decided. */
export interface PlanVersion {
  id: string;
  caseId: string;
  version: number;
  state: 'draft' | 'decided';
  content: PlanContent;
  /** Whether the last change of a draft can be undone. */
  canUndo: boolean;
  /** Changes with every change of a draft. */
  revision: number;
  changedAt: Date;
  changedBy: string;
  /** The event by which it was decided, and its day. */
  decidedEvent: string | null;
  decidedOn: string | null;
}

const contentOf = (row: string) => ({ table: 'case_plan', column: 'content_sealed', row });
const previousOf = (row: string) => ({ table: 'case_plan', column: 'previous_sealed', row });

/** The versions of the plan of a case, the first first. The transaction must act for a caseworker, or the newcomer: then no draft. */
export async function findPlans(tx: Tx, app: FieldSealer, caseId: string): Promise<PlanVersion[]> {
  const rows = await tx
    .selectFrom('case_plan')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('version')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    caseId,
    version: row.version,
    state: row.state,
    content: planContentSchema.parse(JSON.parse(openField(app, contentOf(row.id), row.content_sealed))),
    canUndo: row.previous_sealed !== null && row.state === 'draft',
    revision: row.revision,
    changedAt: row.changed_at,
    changedBy: row.changed_by_name,
    decidedEvent: row.decided_event,
    decidedOn: row.decided_on,
  }));
}

/** Begins a draft. @returns false when there is one already */
export async function addDraft(
  tx: Tx,
  app: FieldSealer,
  by: StaffMember,
  draft: { id: string; caseId: string; version: number; content: PlanContent },
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('case_plan')
    .values({
      id: draft.id,
      tenant_id: by.tenant.id,
      case_id: draft.caseId,
      version: draft.version,
      state: 'draft',
      content_sealed: sealField(app, contentOf(draft.id), JSON.stringify(draft.content)),
      previous_sealed: null,
      changed_at: now,
      changed_by_name: by.name,
      decided_event: null,
      decided_on: null,
      revision: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(added.numInsertedOrUpdatedRows);
}

/**
 * Saves a draft, and keeps what it said before for one step back.
 * @returns false when somebody else changed or decided it since `revision`
 */
export async function saveDraft(
  tx: Tx,
  app: FieldSealer,
  by: StaffMember,
  draft: { id: string; revision: number; content: PlanContent; previous: PlanContent },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('case_plan')
    .set({
      content_sealed: sealField(app, contentOf(draft.id), JSON.stringify(draft.content)),
      previous_sealed: sealField(app, previousOf(draft.id), JSON.stringify(draft.previous)),
      revision: sql`revision + 1`,
      changed_at: now,
      changed_by_name: by.name,
    })
    .where('id', '=', draft.id)
    .where('state', '=', 'draft')
    .where('revision', '=', draft.revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What a draft said before its last change. */
export async function previousContent(
  tx: Tx,
  app: FieldSealer,
  id: string,
): Promise<PlanContent | undefined> {
  const row = await tx
    .selectFrom('case_plan')
    .select('previous_sealed')
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return row?.previous_sealed
    ? planContentSchema.parse(JSON.parse(openField(app, previousOf(id), row.previous_sealed)))
    : undefined;
}

/** Makes a decision of a draft: from here it stays as it is. @returns false when it changed since `revision` */
export async function markDecided(
  tx: Tx,
  app: FieldSealer,
  by: StaffMember,
  draft: { id: string; revision: number; content: PlanContent; event: string; day: string },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('case_plan')
    .set({
      state: 'decided',
      content_sealed: sealField(app, contentOf(draft.id), JSON.stringify(draft.content)),
      previous_sealed: null,
      decided_event: draft.event,
      decided_on: draft.day,
      changed_at: now,
      changed_by_name: by.name,
      revision: sql`revision + 1`,
    })
    .where('id', '=', draft.id)
    .where('state', '=', 'draft')
    .where('revision', '=', draft.revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Throws a draft away. @returns false when it changed since `revision` */
export async function removeDraft(
  tx: Tx,
  { id, revision }: { id: string; revision: number },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('case_plan')
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
