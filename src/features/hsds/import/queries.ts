import { sql } from 'kysely';
import type { Db, Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import {
  claimedOf,
  type InitiativeRow,
  type OrganisationRow,
  type SavedRecord,
  saveInitiatives,
  saveOrganisations,
} from '#features/directory';

/** PostgreSQL advisory lock of all imports. */
const IMPORT_LOCK_KEY = 7_230_416;
const MAX_ATTEMPTS = 5;

export type WriteResult =
  | { ok: true; organisations: SavedRecord[]; initiatives: SavedRecord[]; claimed: string[] }
  | { ok: false; refusal: 'not-accepted'; message: string };

export interface RowsToWrite {
  organisations: OrganisationRow[];
  /** Called with our ids of `organisations` by source id, once these have been written. */
  initiatives: (organisationIds: ReadonlyMap<string, string>) => InitiativeRow[];
}

/** Writes in one transaction. @returns a refusal when the database rejects the rows themselves; @throws on other errors */
export async function writeRows(db: Db, source: string, rows: RowsToWrite): Promise<WriteResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeInTransaction(db, source, rows);
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string };
      // Class 40, deadlock or serialization failure: somebody else edits the same rows at the same time.
      if (/^40/.test(code) && attempt < MAX_ATTEMPTS) continue;
      // Data exception, integrity constraint violation, program limit exceeded: the rows are at fault.
      if (/^(22|23|54)/.test(code)) return { ok: false, refusal: 'not-accepted', message };
      throw error;
    }
  }
}

const NOTHING_CHANGED = new Error('nothing changed');

async function writeInTransaction(db: Db, source: string, rows: RowsToWrite): Promise<WriteResult> {
  let result: WriteResult | undefined;
  try {
    return await inTransaction(db, { systemTask: { name: 'operator' } }, async (tx) => {
      await lockImports(tx);
      const organisations = await saveOrganisations(tx, source, sortById(rows.organisations));
      const organisationIds = new Map(organisations.map(({ sourceId, id }) => [sourceId, id]));
      const initiativeRows = rows.initiatives(organisationIds);
      const sourceIds = initiativeRows.map(({ sourceId }) => sourceId);
      const claimed = await claimedOf(tx, source, sourceIds);
      const unclaimed = initiativeRows.filter(({ sourceId }) => !claimed.has(sourceId));
      const initiatives = await saveInitiatives(tx, source, sortById(unclaimed));
      result = { ok: true, organisations, initiatives, claimed: [...claimed] };
      // Even a statement that changes no row would increase the revision of the directory, so the transaction is rolled back.
      if ([...organisations, ...initiatives].every(({ outcome }) => outcome === 'same'))
        throw NOTHING_CHANGED;
      return result;
    });
  } catch (error) {
    if (error === NOTHING_CHANGED && result) return result;
    throw error;
  }
}

/** Advisory lock: no other import writes until this transaction ends, so that two imports cannot deadlock. */
export const lockImports = (tx: Tx) => sql`select pg_advisory_xact_lock(${IMPORT_LOCK_KEY})`.execute(tx);

const sortById = <T extends { sourceId: string }>(rows: T[]): T[] =>
  rows.toSorted((a, b) => (a.sourceId < b.sourceId ? -1 : 1));
