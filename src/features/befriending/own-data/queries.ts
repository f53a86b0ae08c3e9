import { sql } from 'kysely';
import { type FieldSealer, openField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';

/** Where rows about somebody are: those that the policies show, and of these the ones that are theirs. */
interface OwnTable {
  table: string;
  /** The column that says whose a row is; absent: every row that the policies show is of the person, or of both sides alike. */
  person?: string;
  /** With which column a sealed value was sealed; `id` otherwise. */
  sealedBy?: string;
}

/** What a person may read of themselves. A table that is not there (any more) gives no rows. */
const OWN_TABLES: readonly OwnTable[] = [
  { table: 'befriending_card' },
  { table: 'befriending_member', person: 'person_id' },
  { table: 'befriending_draft', person: 'person_id' },
  { table: 'befriending_apart', person: 'by_person' },
  { table: 'befriending_proposal' },
  { table: 'befriending_answer', person: 'person_id' },
  { table: 'befriending_reminder', person: 'person_id' },
  { table: 'befriending_pair' },
  { table: 'befriending_go_on', person: 'person_id' },
  { table: 'befriending_end', person: 'person_id' },
  { table: 'befriending_check_in', person: 'person_id' },
  { table: 'befriending_safety', person: 'person_id' },
  { table: 'befriending_check', person: 'person_id' },
  { table: 'befriending_report', person: 'reporter_id' },
  { table: 'befriending_message', person: 'person_id' },
  { table: 'befriending_photo', person: 'person_id' },
  { table: 'befriending_reach', person: 'person_id' },
  { table: 'befriending_relay_address', person: 'person_id' },
  { table: 'befriending_pause', sealedBy: 'card_id' },
  { table: 'befriending_wider_question' },
  { table: 'befriending_invitation', person: 'used_by' },
  { table: 'befriending_year_on', person: 'person_id' },
  { table: 'befriending_message', person: 'person_id' },
  { table: 'befriending_photo', person: 'person_id' },
  { table: 'befriending_reach', person: 'person_id' },
];

/** Tables of which `readOwnBefriending` gives the rows of a person, for the test that compares them with the database. */
export const OWN_BEFRIENDING_TABLES: readonly string[] = OWN_TABLES.map(({ table }) => table);

/** Keys of which nothing but a hash is kept, and what an organisation notes for itself. */
const LEFT_OUT = new Set(['link_hash', 'code_hash', 'round_id', 'hand_reason', 'note_sealed', 'mail_hash']);

/** What is kept of somebody who meets others: rows by their table, without its prefix. */
export type OwnBefriending = Record<string, Record<string, unknown>[]>;

/** Every row of a person, with what was sealed opened. The transaction must act for them. */
export async function readOwnBefriending(tx: Tx, app: FieldSealer, person: string): Promise<OwnBefriending> {
  const there = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relname = any(${sql.val(OWN_BEFRIENDING_TABLES)})`.execute(
    tx,
  );
  const known = new Set(there.rows.map(({ name }) => name));
  const data: OwnBefriending = {};
  for (const own of OWN_TABLES.filter(({ table }) => known.has(table))) {
    const { rows } = await sql<{
      row: Record<string, unknown>;
    }>`select to_jsonb(t) as row from ${sql.table(own.table)} t
      where ${own.person ? sql<boolean>`${sql.ref(own.person)} = ${person}` : sql<boolean>`true`}`.execute(
      tx,
    );
    if (rows.length > 0)
      data[own.table.replace('befriending_', '')] = rows.map(({ row }) => openRow(app, own, row));
  }
  return data;
}

const openRow = (
  app: FieldSealer,
  { table, sealedBy = 'id' }: OwnTable,
  row: Record<string, unknown>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !LEFT_OUT.has(column))
      .map(([column, value]) =>
        column.endsWith('_sealed')
          ? [
              column.replace('_sealed', ''),
              typeof value === 'string'
                ? openField(app, { table, column, row: String(row[sealedBy]) }, value)
                : value,
            ]
          : [column, value],
      ),
  );
