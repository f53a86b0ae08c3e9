import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { InitiativeRow } from '#features/directory';
import { allInitiatives } from '#features/directory';

/** Where an initiative comes from. */
export interface Origin {
  id: string;
  source: string;
  sourceId: string;
  active: boolean;
  /** When it changed last, as exactly as the database knows. */
  changed: string;
}

/** Where these come from, and everything of this source. */
export async function originsOf(tx: Tx, ids: readonly string[], source: string): Promise<Origin[]> {
  const found = await sql<Origin>`select id, source, source_id as "sourceId", status = 'active' as active,
      changed_at::text as changed from initiative where id = any(${ids}::uuid[]) or source = ${source}`.execute(
    tx,
  );
  return found.rows;
}

export interface Kept extends Origin {
  row: InitiativeRow;
}

/** Initiatives as rows that can be written back as they are. */
export async function rowsOf(tx: Tx, ids: readonly string[]): Promise<Kept[]> {
  const origins = new Map((await originsOf(tx, ids, '')).map((origin) => [origin.id, origin]));
  const all = await allInitiatives(tx, { ids });
  return all.flatMap(({ id, organisation, changedAt: _, demo: __, times, confirmedAt, ...rest }) => {
    const origin = origins.get(id);
    if (!origin) return [];
    const row = {
      ...rest,
      sourceId: origin.sourceId,
      organisationId: organisation.id,
      confirmedAt: confirmedAt?.toISOString() ?? null,
      times: times.map(({ weekday, startsAt, endsAt }) => ({ weekday, startsAt, endsAt })),
    };
    return [{ ...origin, row }];
  });
}
