import type { StaffMember } from '#core/access/actor.ts';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import '../intake/tables.ts';
import { openCaseName } from '../model/queries.ts';
import type { OfferedCase } from './protocol.ts';

const privateIn = (row: string) => ({ table: 'intake_device', column: 'private_sealed', row });

/** A tablet as of its last contact. */
export interface IntakeDevice {
  id: string;
  account: string;
  label: string;
  publicKey: string;
  madeAt: Date;
  seenAt: Date;
  waiting: number;
  waitingSince: Date | null;
  carries: string[];
  closedAt: Date | null;
  closedBy: string | null;
}

const COLUMNS = [
  'id',
  'account_id as account',
  'label',
  'public_key as publicKey',
  'made_at as madeAt',
  'seen_at as seenAt',
  'waiting',
  'waiting_since as waitingSince',
  'carries',
  'closed_at as closedAt',
  'closed_by as closedBy',
] as const;

/** A tablet of the tenant; undefined when there is none with this id. */
export const findDevice = (tx: Tx, id: string): Promise<IntakeDevice | undefined> =>
  tx.selectFrom('intake_device').select(COLUMNS).where('id', '=', id).executeTakeFirst();

/** The tablets of the tenant, or of one of its staff; what waits longest first. */
export function listDevices(tx: Tx, account: string | null): Promise<IntakeDevice[]> {
  let query = tx.selectFrom('intake_device').select(COLUMNS);
  if (account !== null) query = query.where('account_id', '=', account);
  return query
    .orderBy('closed_at', (order) => order.asc().nullsFirst())
    .orderBy('waiting_since', (order) => order.asc().nullsLast())
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();
}

/** On how many tablets of this account, or of everybody, something waits. */
export async function countWaiting(tx: Tx, account: string | null): Promise<number> {
  let query = tx
    .selectFrom('intake_device')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('waiting', '>', 0)
    .where('closed_at', 'is', null);
  if (account !== null) query = query.where('account_id', '=', account);
  return (await query.executeTakeFirstOrThrow()).count;
}

/** Adds a tablet with the keys of its files. @returns false when there is one with this id, of whomever */
export async function addDevice(
  tx: Tx,
  app: FieldSealer,
  by: StaffMember,
  device: { id: string; label: string; publicKey: string; privateKey: string },
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('intake_device')
    .values({
      id: device.id,
      tenant_id: by.tenant.id,
      account_id: by.account,
      label: device.label,
      public_key: device.publicKey,
      private_sealed: sealField(app, privateIn(device.id), device.privateKey),
      made_at: now,
      seen_at: now,
      waiting_since: null,
      closed_at: null,
      closed_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(added.numInsertedOrUpdatedRows);
}

/** The private half of the key of a tablet's files. */
export async function privateKeyOf(tx: Tx, app: FieldSealer, id: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('intake_device')
    .select('private_sealed')
    .where('id', '=', id)
    .executeTakeFirst();
  return row && openField(app, privateIn(id), row.private_sealed);
}

/** A tablet reported what it holds. */
export async function updateDevice(
  tx: Tx,
  id: string,
  state: { label: string; waiting: number; waitingSince: Date | null; carries: readonly string[] },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('intake_device')
    .set({
      label: state.label,
      seen_at: now,
      waiting: state.waiting,
      waiting_since: state.waitingSince,
      carries: [...state.carries],
    })
    .where('id', '=', id)
    .execute();
}

/** Closes a tablet. The transaction must act for a lead. @returns false when it was closed before, or is not there */
export async function endDevice(tx: Tx, by: StaffMember, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('intake_device')
    .set({ closed_at: now, closed_by: by.name })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The open cases of a guide: which of them to take along. */
export async function casesOfGuide(tx: Tx, app: FieldSealer, account: string): Promise<OfferedCase[]> {
  const rows = await tx
    .selectFrom('integration_case')
    .select(['id', 'number', 'name_sealed'])
    .where('guide_id', '=', account)
    .where('closed_at', 'is', null)
    .orderBy('next_due_on', (order) => order.asc().nullsLast())
    .orderBy('number')
    .limit(300)
    .execute();
  return rows.map(({ id, number, name_sealed }) => ({
    id,
    number,
    name: openCaseName(app, id, name_sealed),
  }));
}

/** Of these cases, those that whoever acts may read and that are open. */
export async function openCasesOf(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('integration_case')
    .select('id')
    .where('id', 'in', [...ids])
    .where('closed_at', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
