import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { allInitiatives, claimedOf, directorySnapshot, SOURCE_OWNER } from '#features/directory';
import { findPostcode, findTowns } from '#features/geography';
import type { InitiativeDraft } from '#features/hsds';
import { findTown } from '#features/hsds';
import { type RowStanding, rowStandings } from './plan.ts';
import { readRows } from './rows.ts';
import { alike } from './same.ts';
import { originsOf } from './store/origins.ts';
import type { RowRead, Sheet } from './types.ts';

/** How a list stands beside the directory. */
export interface Stand {
  rows: RowStanding[];
  /** What an older version of the list brought and this one does not name: still offered, by id. */
  gone: string[];
}

/** Reads the list as it was said to be read, and lays it beside what is there. */
export async function standOf(tx: Tx, app: AppContext, sheet: Sheet): Promise<Stand> {
  const reads = readSheet(sheet, app.now());
  const { initiatives, revision } = await directorySnapshot(app);
  const keys = reads.flatMap(({ draft }) => draft?.sourceId ?? []);
  const claimed = await claimedOf(tx, sheet.source, keys);
  const origins = await originsOf(tx, [], sheet.source);
  const mine = new Map(origins.map((origin) => [origin.id, origin]));
  const ours = new Map(
    (await allInitiatives(tx, { ids: [...mine.keys()] })).flatMap((one) => {
      const key = mine.get(one.id)?.sourceId;
      return key ? [[key, one] as const] : [];
    }),
  );
  const unknown = reads.filter(({ draft }) => draft && !ours.has(draft.sourceId));
  const named = new Set(keys.flatMap((key) => ours.get(key)?.id ?? []));
  const likenesses = memoized(`${keyOf(sheet, app.now())} alike ${revision} ${named.size}`, () =>
    alike(
      unknown,
      initiatives.filter(({ id }) => !named.has(id)),
    ),
  );
  const others = await originsOf(
    tx,
    [...likenesses.values()].map(({ initiative }) => initiative.id),
    sheet.source,
  );
  const rows = rowStandings(reads, {
    likenesses,
    origins: new Map(others.map((origin) => [origin.id, origin])),
    ours,
    claimed,
    choices: sheet.choices,
    source: sheet.source,
    own: SOURCE_OWNER,
  });
  const used = new Set(rows.flatMap(({ there }) => there?.initiative.id ?? []));
  const gone = origins.filter(({ id, active }) => active && !used.has(id)).map(({ id }) => id);
  return { rows, gone };
}

const keyOf = ({ id, source, reading }: Sheet, now: Date): string =>
  `${id} ${source} ${JSON.stringify(reading)} ${amsterdamDate(now)}`;

function readSheet(sheet: Sheet, now: Date): RowRead[] {
  const { grids, reading } = sheet;
  const grid = grids?.[reading.sheet];
  if (!grid) return [];
  return memoized(keyOf(sheet, now), () => readRows(grid, reading, { today: amsterdamDate(now), findTown }));
}

/** Five thousand rows take a second: who turns the pages of one list waits once. */
const kept = new Map<string, unknown>();
const MOST_KEPT = 4;

function memoized<T>(key: string, make: () => T): T {
  const found = (kept.get(key) as T | undefined) ?? make();
  kept.delete(key);
  kept.set(key, found);
  for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
  return found;
}

type Point = Pick<InitiativeDraft, 'lat' | 'lon'>;

/**
 * Where things lie, roughly: in the middle of their postcode when the operator has a table of them, else of their town.
 * @returns what gives a row its place, unless it has one
 */
export function locator(tx: Tx): (draft: InitiativeDraft) => Promise<InitiativeDraft> {
  const points = new Map<string, Point | undefined>();
  const find = async (key: string, look: () => Promise<Point | undefined> | Point | undefined) => {
    if (!points.has(key)) points.set(key, await look());
    return points.get(key);
  };
  return async (draft) => {
    if (draft.online || draft.lat !== null) return draft;
    const { town, municipality } = draft;
    const code = draft.postcode?.slice(0, 4) ?? '';
    const area = code && (await find(code, () => findPostcode(tx, code)));
    const point =
      area || (town && (await find(`${town}|${municipality}`, () => middleOf(town, municipality))));
    return point ? { ...draft, lat: point.lat, lon: point.lon } : draft;
  };
}

const middleOf = (town: string, municipality: string | null): Point | undefined =>
  findTowns(town, 20).find((found) => found.exact && found.municipality === municipality);
