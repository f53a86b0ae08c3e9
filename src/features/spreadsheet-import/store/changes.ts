import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { InitiativeRow } from '#features/directory';
import { saveInitiatives } from '#features/directory';
import type { Kept } from './origins.ts';

/** Remembers what a list did to these initiatives, which are now as it left them. `before` null: it was not there. */
export async function rememberChanges(
  tx: Tx,
  sheet: string,
  changes: { initiative: string; before: Kept | null }[],
): Promise<void> {
  const given = JSON.stringify(
    changes.map(({ initiative, before }) => ({
      initiative,
      before: before && { source: before.source, changed: before.changed, row: before.row },
    })),
  );
  await sql`insert into spreadsheet_change (spreadsheet_id, initiative_id, before, left_at, left_source)
    select ${sheet}, i.id, c.before, i.changed_at, i.source
    from jsonb_to_recordset(${given}::jsonb) as c(initiative uuid, before jsonb)
    join initiative i on i.id = c.initiative`.execute(tx);
}

interface Change {
  id: string;
  before: { source: string; changed: string; row: InitiativeRow } | null;
  /** Nobody changed it since. */
  untouched: boolean;
}

/**
 * Takes back what a list did: what it brought goes, what it changed is as it was. What somebody changed since stays.
 * @returns how many were taken back, and how many were left
 */
export async function takeBack(
  tx: Tx,
  sheet: string,
  source: string,
): Promise<{ back: number; left: number }> {
  const { rows: all } = await sql<Change>`select c.initiative_id as id, c.before,
      i.changed_at = c.left_at and i.source = c.left_source as untouched
    from spreadsheet_change c join initiative i on i.id = c.initiative_id
    where c.spreadsheet_id = ${sheet} for update of i`.execute(tx);
  const back = all.filter(({ untouched }) => untouched);
  const brought = back.filter(({ before }) => before === null).map(({ id }) => id);
  if (brought.length) await sql`delete from initiative where id = any(${brought}::uuid[])`.execute(tx);
  const were = back.flatMap(({ id, before }) => (before ? [{ id, ...before }] : []));
  for (const from of new Set(were.map((one) => one.source)))
    await saveInitiatives(
      tx,
      from,
      were.filter((one) => one.source === from).map(({ row }) => row),
    );
  // An older list that left it so, has left it so again.
  const restored = JSON.stringify(were.map(({ id, changed }) => ({ id, changed })));
  await sql`update spreadsheet_change c set left_at = i.changed_at
    from jsonb_to_recordset(${restored}::jsonb) as r(id uuid, changed timestamptz) join initiative i on i.id = r.id
    where c.initiative_id = r.id and c.left_at = r.changed`.execute(tx);
  await sql`delete from organisation o where o.source = ${source}
    and not exists (select from initiative i where i.organisation_id = o.id)`.execute(tx);
  await sql`delete from spreadsheet_change where spreadsheet_id = ${sheet}`.execute(tx);
  return { back: back.length, left: all.length - back.length };
}

/** No longer offered. */
export async function stopInitiatives(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update initiative set status = 'inactive', changed_at = now() where id = any(${ids}::uuid[])`.execute(
    tx,
  );
}
