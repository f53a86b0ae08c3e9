import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { allInitiatives, claimedOf, directorySnapshot, findOrigins, SOURCE_OWNER } from '#features/directory';
import { findTown } from '#features/hsds';
import { findDoubledRows, findDuplicates } from '../duplicates/find-duplicates.ts';
import type { ParsedRow } from '../rows/parsed-row.ts';
import { readRows } from '../rows/read-rows.ts';
import { proposeRows, type RowProposal } from './plan.ts';
import type { SpreadsheetImport } from './types.ts';

/** A list beside the current directory. */
export interface ImportContext {
  rows: RowProposal[];
  /** Ids of active initiatives that an older version of the list imported and this one does not have. */
  missing: string[];
}

/** Reads the list by its column mapping and compares its rows with the directory. */
export async function importContext(
  tx: Tx,
  app: AppContext,
  spreadsheet: SpreadsheetImport,
): Promise<ImportContext> {
  const { source, choices } = spreadsheet;
  const parsedRows = parseRows(spreadsheet, app.now());
  const { initiatives, revision } = await directorySnapshot(app);
  const sourceIds = parsedRows.flatMap(({ draft }) => draft?.sourceId ?? []);
  const claimed = await claimedOf(tx, source, sourceIds);
  const listOrigins = await findOrigins(tx, [], source);
  const originById = new Map(listOrigins.map((origin) => [origin.id, origin]));
  const fromThisList = new Map(
    (await allInitiatives(tx, { ids: [...originById.keys()] })).flatMap((initiative) => {
      const sourceId = originById.get(initiative.id)?.sourceId;
      return sourceId ? [[sourceId, initiative] as const] : [];
    }),
  );
  const doubled = cached(`${cacheKey(spreadsheet, app.now())} doubled`, () => findDoubledRows(parsedRows));
  const unmatchedRows = parsedRows.filter(
    ({ key, draft, skipped }) =>
      draft && !skipped && !fromThisList.has(draft.sourceId) && !doubled.get(key)?.certain,
  );
  const matchedIds = new Set(sourceIds.flatMap((sourceId) => fromThisList.get(sourceId)?.id ?? []));
  const duplicates = cached(
    `${cacheKey(spreadsheet, app.now())} duplicates ${revision} ${matchedIds.size}`,
    () =>
      findDuplicates(
        unmatchedRows,
        initiatives.filter(({ id }) => !matchedIds.has(id)),
      ),
  );
  const origins = await findOrigins(
    tx,
    [...duplicates.values()].map(({ initiative }) => initiative.id),
    source,
  );
  const rows = proposeRows(parsedRows, {
    duplicates,
    doubled,
    origins: new Map(origins.map((origin) => [origin.id, origin])),
    fromThisList,
    claimed,
    choices,
    source,
    ownerSource: SOURCE_OWNER,
  });
  const proposedIds = new Set(rows.flatMap(({ existing }) => existing?.initiative.id ?? []));
  const missing = listOrigins.filter(({ id, active }) => active && !proposedIds.has(id)).map(({ id }) => id);
  return { rows, missing };
}

const cacheKey = ({ id, source, mapping, corrections }: SpreadsheetImport, now: Date): string =>
  `${id} ${source} ${JSON.stringify(mapping)} ${JSON.stringify(corrections)} ${amsterdamDate(now)}`;

function parseRows(spreadsheet: SpreadsheetImport, now: Date): ParsedRow[] {
  const { grids, mapping, corrections } = spreadsheet;
  const grid = grids?.[mapping.sheet];
  if (!grid) return [];
  return cached(cacheKey(spreadsheet, now), () =>
    readRows(grid, mapping, { today: amsterdamDate(now), findTown }, corrections),
  );
}

/** Reading five thousand rows takes about a second; the cache avoids it for every page of the same list. */
const cache = new Map<string, unknown>();
const MAX_CACHED_VALUES = 6;

function cached<T>(key: string, make: () => T): T {
  const value = (cache.get(key) as T | undefined) ?? make();
  cache.delete(key);
  cache.set(key, value);
  for (const oldKey of [...cache.keys()].slice(0, -MAX_CACHED_VALUES)) cache.delete(oldKey);
  return value;
}
