import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { CarriedCase, IntakeItem } from '../protocol.ts';
import type { QueuedItem, TabletState } from '../tablet-state.ts';
import { type Sealed, type StoredVault, seal, unseal } from './vault.ts';

/** What stands in the clear: which item waits since when. Of whom and what it says is encrypted. */
interface StoredItem extends Sealed {
  id: string;
  at: string;
  attempted: boolean;
  refused: boolean;
  /** The place in the queue. */
  order: number;
}

interface StoredCase extends Sealed {
  id: string;
  takenAt: number;
}

interface TabletSchema extends DBSchema {
  vault: { key: string; value: StoredVault };
  items: { key: string; value: StoredItem };
  cases: { key: string; value: StoredCase };
}

const NAME = 'casework-intake';
type Database = IDBPDatabase<TabletSchema>;

export const openStore = (): Promise<Database> =>
  openDB<TabletSchema>(NAME, 1, {
    upgrade: (database) => {
      for (const store of ['vault', 'items', 'cases'] as const)
        database.createObjectStore(store, { keyPath: 'id' });
    },
  });

export const readVault = (database: Database): Promise<StoredVault | undefined> =>
  database.get('vault', 'vault');
export const saveVault = (database: Database, vault: StoredVault): Promise<unknown> =>
  database.put('vault', vault);

/** What waits, as far as it can be said without the pin. */
export async function readWaiting(database: Database): Promise<{ count: number; since: string | null }> {
  const items = await database.getAll('items');
  const since = items.map(({ at }) => at).sort();
  return { count: items.length, since: since.at(0) ?? null };
}

/** Everything on the tablet; cases without anything that waits are forgotten when they came along too long ago. */
export async function readState(
  database: Database,
  key: CryptoKey,
  keepFrom: number,
): Promise<TabletState & { takenAt: Map<string, number> }> {
  const storedItems = (await database.getAll('items')).sort((a, b) => a.order - b.order);
  const queue = await Promise.all(
    storedItems.map(
      async (stored): Promise<QueuedItem> => ({
        item: await unseal<IntakeItem>(key, stored.id, stored),
        attempted: stored.attempted,
        ...(stored.refused ? { refused: true } : {}),
      }),
    ),
  );
  const needed = new Set(queue.map(({ item }) => item.caseId));
  const storedCases = (await database.getAll('cases')).filter(
    ({ id, takenAt }) => takenAt >= keepFrom || needed.has(id),
  );
  const cases = await Promise.all(storedCases.map((stored) => unseal<CarriedCase>(key, stored.id, stored)));
  return { cases, queue, takenAt: new Map(storedCases.map(({ id, takenAt }) => [id, takenAt])) };
}

/** Stores the state in one transaction: either all of it is there, or what was there before. */
export async function saveState(
  database: Database,
  key: CryptoKey,
  { cases, queue }: TabletState,
  takenAt: ReadonlyMap<string, number>,
): Promise<void> {
  // A transaction of the browser ends while one waits for something else, so everything is encrypted before it begins.
  const items = await Promise.all(
    queue.map(
      async ({ item, attempted, refused = false }, order): Promise<StoredItem> => ({
        id: item.id,
        at: item.at,
        attempted,
        refused,
        order,
        ...(await seal(key, item.id, item)),
      }),
    ),
  );
  const carried = await Promise.all(
    cases.map(
      async (one): Promise<StoredCase> => ({
        id: one.id,
        takenAt: takenAt.get(one.id) ?? Date.now(),
        ...(await seal(key, one.id, one)),
      }),
    ),
  );
  const transaction = database.transaction(['items', 'cases'], 'readwrite');
  const [itemStore, caseStore] = [transaction.objectStore('items'), transaction.objectStore('cases')];
  await Promise.all([
    itemStore.clear(),
    caseStore.clear(),
    ...items.map((item) => itemStore.put(item)),
    ...carried.map((one) => caseStore.put(one)),
    transaction.done,
  ]);
}

/** Forgets everything, the key with it. */
export async function forgetAll(database: Database): Promise<void> {
  database.close();
  await deleteDB(NAME);
}
