import type { Tx } from '#core/db/connection.ts';
import {
  deactivateInitiatives,
  type ExistingRow,
  type InitiativeRow,
  type SavedRecord,
  SOURCE_OWNER,
  saveInitiatives,
  saveOrganisations,
} from '#features/directory';
import { createLocator } from './locate.ts';
import { fillMissing, replaceWithRow } from './merge.ts';
import { organisationIds } from './organisations.ts';
import type { ImportPlan } from './plan.ts';
import type { SpreadsheetImport } from './types.ts';

const BATCH_ROWS = 500;
const NO_DETAILS = { texts: {}, website: null, email: null, phone: null };

/** Saves what is new, or was imported by this list before. */
export async function saveNew(
  tx: Tx,
  { source }: SpreadsheetImport,
  { added }: ImportPlan,
): Promise<SavedRecord[]> {
  const idByRow = organisationIds(added);
  const names = new Map(added.map(({ key, organisation }) => [idByRow.get(key) ?? '', organisation]));
  const organisations = await saveOrganisations(
    tx,
    source,
    [...names].map(([sourceId, name]) => ({ sourceId, name, ...NO_DETAILS })),
  );
  const savedIds = new Map(organisations.map(({ sourceId, id }) => [sourceId, id]));
  const locate = createLocator(tx);
  const saved: SavedRecord[] = [];
  for (let start = 0; start < added.length; start += BATCH_ROWS) {
    const batch: InitiativeRow[] = [];
    for (const { key, draft } of added.slice(start, start + BATCH_ROWS)) {
      const organisationId = savedIds.get(idByRow.get(key) ?? '');
      if (!organisationId) throw new Error('The organisation of a new initiative was not saved.');
      batch.push({ ...(await locate(draft)), organisationId });
    }
    saved.push(...(await saveInitiatives(tx, source, batch)));
  }
  return saved;
}

/** Takes initiatives out of the directory that the list says have stopped, or are closed for a while. */
export async function saveStopped(
  tx: Tx,
  { stopped }: ImportPlan,
  existingById: ReadonlyMap<string, ExistingRow>,
): Promise<string[]> {
  const theirs = stopped.filter(({ id }) => existingById.get(id)?.source !== SOURCE_OWNER);
  for (const [status, entries] of Map.groupBy(theirs, (entry) => entry.status))
    await deactivateInitiatives(
      tx,
      entries.map(({ id }) => id),
      status,
    );
  return theirs.map(({ id }) => id);
}

/** Fills or replaces existing initiatives, whichever source they come from. */
export async function saveChanged(
  tx: Tx,
  { changed }: ImportPlan,
  existingById: ReadonlyMap<string, ExistingRow>,
): Promise<SavedRecord[]> {
  const locate = createLocator(tx);
  const merged: { source: string; row: InitiativeRow }[] = [];
  for (const { id, how, draft } of changed) {
    const existing = existingById.get(id);
    // An organisation that claimed its initiative in the meantime keeps its own version.
    if (!existing || existing.source === SOURCE_OWNER) continue;
    const mergeRow = how === 'fill' ? fillMissing : replaceWithRow;
    merged.push({ source: existing.source, row: mergeRow(existing.row, await locate(draft)) });
  }
  const saved: SavedRecord[] = [];
  for (const [source, entries] of Map.groupBy(merged, (entry) => entry.source)) {
    const rows = entries.map(({ row }) => row);
    for (let start = 0; start < rows.length; start += BATCH_ROWS)
      saved.push(...(await saveInitiatives(tx, source, rows.slice(start, start + BATCH_ROWS))));
  }
  return saved;
}
