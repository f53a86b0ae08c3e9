import { sql } from 'kysely';
import type { Db, Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import type { InitiativeRow, OrganisationRow } from '#features/directory';
import { claimedOf, type SavedRecord, saveInitiatives, saveOrganisations } from '#features/directory';

/** One lock for all imports: they take turns batch by batch, so that two at once never wait for each other for ever. */
const LOCK = 7_230_416;

export type Written =
  | { ok: true; organisations: SavedRecord[]; initiatives: SavedRecord[]; claimed: string[] }
  | { ok: false; refusal: 'not-accepted'; message: string };

export interface Rows {
  organisations: OrganisationRow[];
  /** Our ids of these organisations are known only when they have been written. */
  initiatives: (ids: ReadonlyMap<string, string>) => InitiativeRow[];
}

/** Writes in one transaction. A refusal of the database that lies in the rows themselves comes back as a value. */
export async function writeRows(db: Db, source: string, rows: Rows): Promise<Written> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeOnce(db, source, rows);
    } catch (fault) {
      const { code = '', message } = fault as { code?: string; message: string };
      // Dead-lock or serialization failure: somebody else edits the same rows just now.
      if (/^40/.test(code) && attempt < 5) continue;
      // Data exception, integrity violation, limit exceeded: it lies in the rows.
      if (/^(22|23|54)/.test(code)) return { ok: false, refusal: 'not-accepted', message };
      throw fault;
    }
  }
}

const UNCHANGED = new Error('nothing changed');

async function writeOnce(db: Db, source: string, rows: Rows): Promise<Written> {
  let written: Written | undefined;
  try {
    return await inTransaction(db, {}, async (tx) => {
      await takeTurns(tx);
      const organisations = await saveOrganisations(tx, source, byId(rows.organisations));
      const ids = new Map(organisations.map(({ sourceId, id }) => [sourceId, id]));
      const given = rows.initiatives(ids);
      const claimed = await claimedOf(
        tx,
        source,
        given.map(({ sourceId }) => sourceId),
      );
      const free = given.filter(({ sourceId }) => !claimed.has(sourceId));
      const initiatives = await saveInitiatives(tx, source, byId(free));
      written = { ok: true, organisations, initiatives, claimed: [...claimed] };
      // Even a statement that changes no row counts as a change of the directory; so it is taken back.
      if ([...organisations, ...initiatives].every(({ outcome }) => outcome === 'same')) throw UNCHANGED;
      return written;
    });
  } catch (fault) {
    if (fault === UNCHANGED && written) return written;
    throw fault;
  }
}

/** Until this transaction ends no other import writes. */
export const takeTurns = (tx: Tx) => sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);

const byId = <T extends { sourceId: string }>(rows: T[]): T[] =>
  rows.toSorted((a, b) => (a.sourceId < b.sourceId ? -1 : 1));
