import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { allInitiatives } from './queries.ts';
import type { InitiativeRow } from './types.ts';

/** Which source an initiative comes from. */
export interface InitiativeOrigin {
  id: string;
  source: string;
  sourceId: string;
  active: boolean;
  /** The moment of the last change as PostgreSQL prints it: with microseconds, which a Date would lose. */
  changed: string;
}

/** The origins of these initiatives, and of everything from `source`. */
export async function findOrigins(
  tx: Tx,
  ids: readonly string[],
  source: string,
): Promise<InitiativeOrigin[]> {
  const { rows } =
    await sql<InitiativeOrigin>`select id, source, source_id as "sourceId", status = 'active' as active,
      changed_at::text as changed from initiative where id = any(${ids}::uuid[]) or source = ${source}`.execute(
      tx,
    );
  return rows;
}

/** Locks these initiatives until the transaction ends, so that nobody changes them in the meantime. */
export async function lockInitiatives(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`select from initiative where id = any(${ids}::uuid[]) order by id for update`.execute(tx);
}

export interface ExistingRow extends InitiativeOrigin {
  row: InitiativeRow;
}

/** Initiatives as rows that can be written back unchanged. */
export async function findExistingRows(tx: Tx, ids: readonly string[]): Promise<ExistingRow[]> {
  const origins = new Map((await findOrigins(tx, ids, '')).map((origin) => [origin.id, origin]));
  const initiatives = await allInitiatives(tx, { ids });
  return initiatives.flatMap(
    ({ id, organisation, changedAt: _, demo: __, times, confirmedAt, ...fields }) => {
      const origin = origins.get(id);
      if (!origin) return [];
      const row = {
        ...fields,
        sourceId: origin.sourceId,
        organisationId: organisation.id,
        confirmedAt: confirmedAt?.toISOString() ?? null,
        times: times.map(({ id: ___, ...time }) => time),
      };
      return [{ ...origin, row }];
    },
  );
}

/** Marks initiatives as no longer offered. @param status of HSDS: `inactive`, `temporarily closed` */
export async function deactivateInitiatives(
  tx: Tx,
  ids: readonly string[],
  status = 'inactive',
): Promise<void> {
  await sql`update initiative set status = ${status}, changed_at = now() where id = any(${ids}::uuid[])`.execute(
    tx,
  );
}

export async function deleteInitiatives(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length) await sql`delete from initiative where id = any(${ids}::uuid[])`.execute(tx);
}

/** Deletes the organisations of a source that have no initiatives left. */
export async function deleteUnusedOrganisations(tx: Tx, source: string): Promise<void> {
  await sql`delete from organisation o where o.source = ${source}
    and not exists (select from initiative i where i.organisation_id = o.id)`.execute(tx);
}
