import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { WaitingPerson } from '../tablet-queue.ts';

interface TabletSchema extends DBSchema {
  /** By random ids: the order in which the browser keeps them is not that of people. */
  waiting: { key: string; value: WaitingPerson };
}
type Database = IDBPDatabase<TabletSchema>;

/** What waits on this tablet for one table. */
export const openStore = (table: string): Promise<Database> =>
  openDB<TabletSchema>(`voice-tablet-${table}`, 1, {
    upgrade: (database) => {
      database.createObjectStore('waiting', { keyPath: 'id' });
    },
  });

export const readWaiting = (database: Database): Promise<WaitingPerson[]> => database.getAll('waiting');

/** Keeps people in one transaction, and waits until the disk has them. */
export async function savePeople(database: Database, people: readonly WaitingPerson[]): Promise<void> {
  const transaction = database.transaction('waiting', 'readwrite', { durability: 'strict' });
  await Promise.all([...people.map((person) => transaction.store.put(person)), transaction.done]);
}

/** Forgets people whose ballots are safe at the server. */
export async function forgetPeople(database: Database, people: readonly WaitingPerson[]): Promise<void> {
  const transaction = database.transaction('waiting', 'readwrite');
  await Promise.all([...people.map(({ id }) => transaction.store.delete(id)), transaction.done]);
}
