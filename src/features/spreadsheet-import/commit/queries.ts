import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import {
  deleteInitiatives,
  deleteUnusedOrganisations,
  type ExistingRow,
  findOrigins,
  type InitiativeRow,
  lockInitiatives,
  saveInitiatives,
} from '#features/directory';

/**
 * Records what an import did to these initiatives, in the state in which it leaves them, so that it can be reverted.
 * @param changes `before` is null for an initiative that is new
 */
export async function recordChanges(
  tx: Tx,
  spreadsheetId: string,
  changes: { initiative: string; before: ExistingRow | null }[],
): Promise<void> {
  const beforeById = new Map(changes.map(({ initiative, before }) => [initiative, before]));
  const rows = (await findOrigins(tx, [...beforeById.keys()], '')).map(({ id, source, changed }) => {
    const before = beforeById.get(id);
    return {
      initiative: id,
      before: before ? { source: before.source, changed: before.changed, row: before.row } : null,
      changed,
      source,
    };
  });
  await sql`insert into spreadsheet_change (spreadsheet_id, initiative_id, before, left_at, left_source)
    select ${spreadsheetId}, r.initiative, r.before, r.changed, r.source
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(initiative uuid, before jsonb, changed timestamptz, source text)`.execute(tx);
}

interface RecordedChange {
  id: string;
  before: { source: string; changed: string; row: InitiativeRow } | null;
  leftAt: string;
  leftSource: string;
}

/**
 * Reverts an import: initiatives that it added are deleted, those that it changed get their earlier values. Initiatives
 * that somebody changed since then stay as they are.
 * @returns how many initiatives were reverted (`back`), and how many were not (`left`)
 */
export async function revertChanges(
  tx: Tx,
  spreadsheetId: string,
  source: string,
): Promise<{ back: number; left: number }> {
  const { rows: changes } = await sql<RecordedChange>`select initiative_id as id, before,
      left_at::text as "leftAt", left_source as "leftSource"
    from spreadsheet_change where spreadsheet_id = ${spreadsheetId}`.execute(tx);
  const ids = changes.map(({ id }) => id);
  await lockInitiatives(tx, ids);
  const origins = new Map((await findOrigins(tx, ids, '')).map((origin) => [origin.id, origin]));
  const remaining = changes.filter(({ id }) => origins.has(id));
  const untouched = remaining.filter(({ id, leftAt, leftSource }) => {
    const origin = origins.get(id);
    return origin?.changed === leftAt && origin.source === leftSource;
  });
  await deleteInitiatives(
    tx,
    untouched.filter(({ before }) => before === null).map(({ id }) => id),
  );
  const restored = untouched.flatMap(({ id, before }) => (before ? [{ id, ...before }] : []));
  for (const [rowSource, entries] of Map.groupBy(restored, (entry) => entry.source))
    await saveInitiatives(
      tx,
      rowSource,
      entries.map(({ row }) => row),
    );
  await moveEarlierChanges(tx, restored);
  await deleteUnusedOrganisations(tx, source);
  await sql`delete from spreadsheet_change where spreadsheet_id = ${spreadsheetId}`.execute(tx);
  return { back: untouched.length, left: remaining.length - untouched.length };
}

/** An older import left these initiatives in the state that was just restored; it stays revertible at their new timestamp. */
async function moveEarlierChanges(tx: Tx, restored: { id: string; changed: string }[]): Promise<void> {
  const origins = await findOrigins(
    tx,
    restored.map(({ id }) => id),
    '',
  );
  const changedNow = new Map(origins.map(({ id, changed }) => [id, changed]));
  const rows = restored.map(({ id, changed }) => ({ id, changed, now: changedNow.get(id) }));
  await sql`update spreadsheet_change c set left_at = r.now
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, changed timestamptz, now timestamptz)
    where c.initiative_id = r.id and c.left_at = r.changed`.execute(tx);
}
