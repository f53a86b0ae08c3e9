import type { Generated } from 'kysely';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Db, Tx } from '#core/db/connection.ts';
import { actByPrivateLink, inTransaction } from '#core/db/rls-context.ts';
import { type TableHours, type TableWork, TRAINING_STEPS, type VoiceTable } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    voice_table: VoiceTableTable;
    voice_table_hours: VoiceTableHoursTable;
  }
}

interface VoiceTableTable {
  id: string;
  conversation_id: string;
  name: string;
  place: Generated<string>;
  held_on: string | null;
  work: TableWork;
  payment: Generated<string>;
  link_hash: Buffer;
  trained: Generated<string[]>;
  promised_on: string | null;
  public_key: string;
  private_sealed: string;
  made_on: string;
  ended_on: string | null;
  version: Generated<number>;
}

interface VoiceTableHoursTable {
  id: string;
  table_id: string;
  worked_on: string;
  minutes: number;
  words: Generated<string>;
}

const COLUMNS = [
  'id',
  'conversation_id as conversation',
  'name',
  'place',
  'held_on as heldOn',
  'work',
  'payment',
  'trained',
  'promised_on as promisedOn',
  'public_key as publicKey',
  'ended_on as endedOn',
  'version',
] as const;

const toTable = (row: Omit<VoiceTable, 'trained'> & { trained: string[] }): VoiceTable => ({
  ...row,
  trained: TRAINING_STEPS.filter((step) => row.trained.includes(step)),
});

const keyPlace = (row: string) => ({ table: 'voice_table', column: 'private_sealed', row });

/** Makes a table. @returns false when it was made before */
export async function insertVoiceTable(
  tx: Tx,
  app: FieldSealer,
  table: Pick<VoiceTable, 'id' | 'conversation' | 'name' | 'place' | 'heldOn' | 'work' | 'payment'> & {
    linkHash: Buffer;
    publicKey: string;
    privateKey: string;
    /** YYYY-MM-DD */
    madeOn: string;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('voice_table')
    .values({
      id: table.id,
      conversation_id: table.conversation,
      name: table.name,
      place: table.place,
      held_on: table.heldOn,
      work: table.work,
      payment: table.payment,
      link_hash: table.linkHash,
      promised_on: null,
      public_key: table.publicKey,
      private_sealed: sealField(app, keyPlace(table.id), table.privateKey),
      made_on: table.madeOn,
      ended_on: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The tables of a conversation, by day and name. */
export async function listVoiceTables(tx: Tx, conversation: string): Promise<VoiceTable[]> {
  const rows = await tx
    .selectFrom('voice_table')
    .select(COLUMNS)
    .where('conversation_id', '=', conversation)
    .orderBy('held_on')
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(toTable);
}

/** One table, for whoever may see it. */
export async function findVoiceTable(tx: Tx, id: string): Promise<VoiceTable | undefined> {
  const row = await tx.selectFrom('voice_table').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && toTable(row);
}

/** The table that a private link opens; from here on the transaction acts by that link. */
export async function findTableByLink(tx: Tx, linkHash: Buffer): Promise<VoiceTable | undefined> {
  await actByPrivateLink(tx, linkHash);
  const row = await tx
    .selectFrom('voice_table')
    .select(COLUMNS)
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
  return row && toTable(row);
}

/** The key that opens what tablets of a table encrypted. */
export async function tableKeyOf(tx: Tx, app: FieldSealer, id: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('voice_table')
    .select('private_sealed')
    .where('id', '=', id)
    .executeTakeFirst();
  return row && openField(app, keyPlace(id), row.private_sealed);
}

/** Ends the link of a table (a day), or opens it again (null). @returns false when it stood so already */
export async function setTableEnded(
  tx: Tx,
  { id, conversation }: Pick<VoiceTable, 'id' | 'conversation'>,
  endedOn: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('voice_table')
    .set({ ended_on: endedOn })
    .where('id', '=', id)
    .where('conversation_id', '=', conversation)
    .where('ended_on', endedOn === null ? 'is not' : 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Keeps what a key person ticked, and the day of the promise. */
export async function saveTraining(
  tx: Tx,
  id: string,
  { trained, promisedOn }: Pick<VoiceTable, 'trained' | 'promisedOn'>,
): Promise<void> {
  await tx
    .updateTable('voice_table')
    .set({ trained, promised_on: promisedOn })
    .where('id', '=', id)
    .execute();
}

/** The hours of a table, the latest first. */
export const listHours = (tx: Tx, table: string): Promise<TableHours[]> =>
  tx
    .selectFrom('voice_table_hours')
    .select(['id', 'worked_on as workedOn', 'minutes', 'words'])
    .where('table_id', '=', table)
    .orderBy('worked_on', 'desc')
    .orderBy('id')
    .execute();

/** How many minutes were written down per table of a conversation. */
export async function minutesPerTable(tx: Tx, conversation: string): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('voice_table_hours')
    .innerJoin('voice_table', 'voice_table.id', 'voice_table_hours.table_id')
    .select(({ fn }) => ['table_id', fn.sum<string>('minutes').as('minutes')])
    .where('conversation_id', '=', conversation)
    .groupBy('table_id')
    .execute();
  return new Map(rows.map(({ table_id, minutes }) => [table_id, Number(minutes)]));
}

/** Writes hours down; the same form twice is one line. */
export async function insertHours(tx: Tx, table: string, hours: TableHours): Promise<void> {
  await tx
    .insertInto('voice_table_hours')
    .values({
      id: hours.id,
      table_id: table,
      worked_on: hours.workedOn,
      minutes: hours.minutes,
      words: hours.words,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Takes hours away that were written down by mistake. @returns false when they are not there */
export async function deleteHours(tx: Tx, table: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('voice_table_hours')
    .where('id', '=', id)
    .where('table_id', '=', table)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Deletes tables of conversations that closed a year ago, with their hours. */
export const purgeVoiceTables = (db: Db): Promise<void> =>
  inTransaction(db, { systemTask: { name: 'retention' } }, async (tx) => {
    await tx.deleteFrom('voice_table').execute();
  });
