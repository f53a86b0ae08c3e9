import { sql } from 'kysely';
import type { Db } from '../db/connection.ts';
import { inTransaction } from '../db/rls-context.ts';
import { type FieldSealer, fieldKeyId, openField, sealField } from './field-encryption.ts';

/** A column whose values `sealField` encrypts. */
export interface SealedColumn {
  table: string;
  column: string;
  /** The column with the id that is authenticated with the value. */
  row: string;
}

/** How many fields of a column were encrypted with a key. */
export interface SealedCount {
  table: string;
  column: string;
  key: string;
  fields: number;
}

/** A value that no key opens: its key is gone, or it is not what was written there. */
export interface UnreadableValue {
  table: string;
  column: string;
  row: string;
  reason: string;
}

interface StoredValue {
  id: string;
  value: string;
}

/** Rows of one transaction: short enough that nobody waits for them. */
const BATCH_ROWS = 200;

/** Counts the values of every sealed column by the key that encrypted them. */
export const countSealed = (db: Db, columns: readonly SealedColumn[]): Promise<SealedCount[]> =>
  inTransaction(db, { systemTask: { name: 'keys' } }, async (tx) => {
    const counts: SealedCount[] = [];
    for (const { table, column } of columns) {
      const { rows } = await sql<{ key: string; fields: number }>`
        select key, fields from sealed_counts(${table}, ${column})`.execute(tx);
      counts.push(...rows.map((row) => ({ table, column, ...row })));
    }
    return counts;
  });

/** Encrypts anew what other keys than the one that writes encrypted, in small transactions: interrupted, it goes on next time. */
export async function rotateSealed(
  db: Db,
  sealer: FieldSealer & { fieldKeys: NonNullable<FieldSealer['fieldKeys']> },
  columns: readonly SealedColumn[],
  stop: AbortSignal,
): Promise<{ changed: number; unreadable: UnreadableValue[]; stopped: boolean }> {
  const unreadable: UnreadableValue[] = [];
  let changed = 0;
  for (const sealed of columns) {
    let after: StoredValue | null = null;
    do {
      if (stop.aborted) return { changed, unreadable, stopped: true };
      const batch = await rotateBatch(db, sealer, sealed, after);
      changed += batch.changed;
      unreadable.push(...batch.unreadable);
      after = batch.last;
    } while (after !== null);
  }
  return { changed, unreadable, stopped: false };
}

const rotateBatch = (
  db: Db,
  sealer: FieldSealer & { fieldKeys: NonNullable<FieldSealer['fieldKeys']> },
  { table, column, row }: SealedColumn,
  after: StoredValue | null,
) =>
  inTransaction(db, { systemTask: { name: 'keys' } }, async (tx) => {
    const { rows } = await sql<StoredValue>`
      select id, value from sealed_values(${table}, ${column}, ${row}, ${sealer.fieldKeys.current()},
        ${after?.id ?? null}, ${after?.value ?? null}, ${BATCH_ROWS})`.execute(tx);
    const unreadable: UnreadableValue[] = [];
    let changed = 0;
    for (const { id, value } of rows) {
      const place = { table, column, row: id };
      let opened: string;
      try {
        opened = openField(sealer, place, value);
      } catch (fault) {
        unreadable.push({ ...place, reason: reasonOf(fault, value) });
        continue;
      }
      // What somebody wrote meanwhile stays: it was written with the new key.
      const replaced = await sql<{ replaced: boolean }>`
        select replace_sealed(${table}, ${column}, ${row}, ${id}, ${value}, ${sealField(sealer, place, opened)}) as replaced`.execute(
        tx,
      );
      if (replaced.rows[0]?.replaced) changed++;
    }
    return { changed, unreadable, last: rows.length < BATCH_ROWS ? null : (rows.at(-1) ?? null) };
  });

const reasonOf = (fault: unknown, value: string): string =>
  (fault as Error).message.startsWith('there is no field key')
    ? `its key “${fieldKeyId(value)}” is not there`
    : 'it was changed, or moved here from somewhere else';
