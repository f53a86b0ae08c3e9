import type { Tx } from '#core/db/connection.ts';
import type { InitiativeRow } from '#features/directory';
import { type SavedRecord, SOURCE_OWNER, saveInitiatives, saveOrganisations } from '#features/directory';
import type { InitiativeDraft } from '#features/hsds';
import { idFromName } from '#features/hsds';
import { fill, replace } from '../merge.ts';
import type { Plan } from '../plan.ts';
import { locator } from '../standing.ts';
import type { Kept } from '../store/origins.ts';
import type { Sheet } from '../types.ts';

const BATCH = 500;

/** What is new, or was brought by this list before. */
export async function addNew(tx: Tx, { source }: Sheet, { added }: Plan): Promise<SavedRecord[]> {
  const names = new Map(added.map(({ organisation }) => [idFromName(organisation), organisation]));
  const saved: SavedRecord[] = [];
  const none = { texts: {}, website: null, email: null, phone: null };
  const rows = [...names].map(([sourceId, name]) => ({ sourceId, name, ...none }));
  const ids = new Map((await saveOrganisations(tx, source, rows)).map((one) => [one.sourceId, one.id]));
  const located = locator(tx);
  for (let from = 0; from < added.length; from += BATCH) {
    const batch: (InitiativeDraft & { organisationId: string })[] = [];
    for (const { draft, organisation } of added.slice(from, from + BATCH)) {
      const organisationId = ids.get(idFromName(organisation));
      if (!organisationId) throw new Error('an organisation was not kept');
      batch.push({ ...(await located(draft)), organisationId });
    }
    saved.push(...(await saveInitiatives(tx, source, batch)));
  }
  return saved;
}

/** Fills or replaces what is there, from whichever source it came. */
export async function changeThere(
  tx: Tx,
  { changed }: Plan,
  before: Map<string, Kept>,
): Promise<SavedRecord[]> {
  const located = locator(tx);
  const merged: { source: string; row: InitiativeRow }[] = [];
  for (const { id, how, draft } of changed) {
    const there = before.get(id);
    // Whoever took it over meanwhile, keeps it.
    if (!there || there.source === SOURCE_OWNER) continue;
    const row = (how === 'fill' ? fill : replace)(there.row, await located(draft));
    merged.push({ source: there.source, row });
  }
  const saved: SavedRecord[] = [];
  for (const [source, rows] of Map.groupBy(merged, (one) => one.source))
    for (let from = 0; from < rows.length; from += BATCH)
      saved.push(
        ...(await saveInitiatives(
          tx,
          source,
          rows.slice(from, from + BATCH).map(({ row }) => row),
        )),
      );
  return saved;
}
