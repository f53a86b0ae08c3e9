import type { StaffMember } from '#core/access/actor.ts';
import type { Tx } from '#core/db/connection.ts';
import type { SchoolRecognition } from './content.ts';
import './tables.ts';

/** A school at which a tenant can offer a course. */
export interface TenantSchool {
  id: string;
  name: string;
  town: string;
  recognition: SchoolRecognition;
  /** When a group can start, where that is known. */
  startsOn: string | null;
}

/** The schools of the tenant that acts, by name; not those that were taken off the list. */
export async function findSchools(tx: Tx): Promise<TenantSchool[]> {
  const rows = await tx
    .selectFrom('tenant_school')
    .select(['id', 'name', 'town', 'recognition', 'starts_on'])
    .where('ended_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ starts_on: startsOn, recognition, ...school }) => ({
    ...school,
    startsOn,
    recognition: recognition === 'bridging-school' ? 'bridging-school' : 'quality-mark',
  }));
}

/** Adds a school. The transaction must act for a lead. @returns false when one of this name is on the list, or the same form was sent before */
export async function addSchool(tx: Tx, by: StaffMember, school: TenantSchool, now: Date): Promise<boolean> {
  const added = await tx
    .insertInto('tenant_school')
    .values({
      id: school.id,
      tenant_id: by.tenant.id,
      name: school.name,
      town: school.town,
      recognition: school.recognition,
      starts_on: school.startsOn,
      changed_at: now,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(added.numInsertedOrUpdatedRows);
}

/** Changes when the next group of a school starts. The transaction must act for a lead. */
export async function setSchoolStart(
  tx: Tx,
  { id, startsOn }: Pick<TenantSchool, 'id' | 'startsOn'>,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('tenant_school')
    .set({ starts_on: startsOn, changed_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes a school off the list, or puts it back. The transaction must act for a lead. @returns false when its name is taken by now */
export async function setSchoolEnded(tx: Tx, id: string, endedAt: Date | null, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('tenant_school as s')
    .set({ ended_at: endedAt, changed_at: now })
    .where('s.id', '=', id)
    .where(({ not, exists, selectFrom, or, val }) =>
      or([
        val(endedAt !== null),
        not(
          exists(
            selectFrom('tenant_school as o')
              .select('o.id')
              .whereRef('o.tenant_id', '=', 's.tenant_id')
              .whereRef('o.name', 'ilike', 's.name')
              .whereRef('o.id', '<>', 's.id')
              .where('o.ended_at', 'is', null),
          ),
        ),
      ]),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
