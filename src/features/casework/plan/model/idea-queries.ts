import type { StaffMember } from '#core/access/actor.ts';
import type { Tx } from '#core/db/connection.ts';
import { type FoundBy, isFoundBy, isPlanUse, type PlanUse } from './idea-uses.ts';
import './tables.ts';

/** A place in the free part: it binds nobody, and nobody there was told. */
export interface PlanIdea {
  id: string;
  initiative: string;
  uses: PlanUse[];
  foundBy: FoundBy;
  addedAt: Date;
  addedBy: string;
}

/** The free part of a case, in the order in which it was made. The transaction must act for a caseworker or the newcomer. */
export async function findFreeIdeas(tx: Tx, caseId: string): Promise<PlanIdea[]> {
  const rows = await tx
    .selectFrom('case_plan_idea')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    initiative: row.initiative_id,
    uses: row.uses.filter(isPlanUse),
    foundBy: isFoundBy(row.found_by) ? row.found_by : 'search',
    addedAt: row.added_at,
    addedBy: row.added_by_name,
  }));
}

/** Adds a place to the free part; one that is in it already stays as it is. */
export async function addFreeIdea(
  tx: Tx,
  by: StaffMember,
  idea: { id: string; caseId: string; initiative: string; uses: PlanUse[]; foundBy: FoundBy },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('case_plan_idea')
    .values({
      id: idea.id,
      tenant_id: by.tenant.id,
      case_id: idea.caseId,
      initiative_id: idea.initiative,
      uses: idea.uses,
      found_by: idea.foundBy,
      added_at: now,
      added_by_name: by.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes a place out of the free part. @returns it, or undefined when it was gone */
export async function removeFreeIdea(
  tx: Tx,
  caseId: string,
  id: string,
): Promise<{ initiative: string } | undefined> {
  return tx
    .deleteFrom('case_plan_idea')
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .returning('initiative_id as initiative')
    .executeTakeFirst();
}
