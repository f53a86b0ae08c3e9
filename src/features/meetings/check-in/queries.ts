import { type Selectable, sql } from 'kysely';
import type { Database, Tx } from '#core/db/connection.ts';
import { type AttendanceRecord, arrivalOf, type BadgeArrival } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    check_in: CheckInTable;
    check_in_event: CheckInEventTable;
  }
}

interface CheckInTable {
  member_id: string;
  edition_id: string;
  at: Date;
  device: string;
}

interface CheckInEventTable {
  id: string;
  edition_id: string;
  member_id: string | null;
  kind: 'scan' | 'undo';
  code: string;
  at: Date;
  device: string;
  received_at: Date;
  settled_at: Date | null;
  settled_by: string | null;
}

/** A scan or an undo as it is stored; without a member when nobody has the code. */
export interface CheckInEvent extends AttendanceRecord {
  memberId: string | null;
  code: string;
}

/** Serialises check-in of one edition, also between servers: arrivals are computed from all records that were made. */
export async function lockCheckIn(tx: Tx, editionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${editionId}, 1))`.execute(tx);
}

/** Somebody who has a badge, also when they cancelled. */
export interface BadgeHolder {
  id: string;
  code: string;
  name: string | null;
  registrationId: string;
  position: number;
  cancelled: boolean;
  walkIn: boolean;
  arrival: BadgeArrival | null;
}

/**
 * Everybody with a badge of this edition, or those of them who are named. A badge of a registration that was put together
 * with another one opens who it is now: see `badgesOf`.
 */
export async function listBadgeHolders(
  tx: Tx,
  editionId: string,
  only: { ids?: readonly string[]; changedSince?: Date } = {},
): Promise<BadgeHolder[]> {
  let query = tx
    .selectFrom('sign_up_member as m')
    .innerJoin('sign_up as s', 's.id', 'm.sign_up_id')
    .leftJoin('check_in as c', 'c.member_id', 'm.id')
    .select(['m.id', 'm.code', 'm.first_name', 'm.sign_up_id', 'm.position', 's.state', 's.walk_in'])
    .select(['c.at', 'c.device'])
    .where('s.edition_id', '=', editionId)
    .where('m.same_as', 'is', null);
  const { ids, changedSince } = only;
  if (ids) query = query.where('m.id', 'in', [...ids]);
  if (changedSince)
    query = query.where((where) =>
      where.or([
        where('s.changed_at', '>=', changedSince),
        where(
          'm.id',
          'in',
          tx
            .selectFrom('check_in_event')
            .select('member_id')
            .where('edition_id', '=', editionId)
            .where('member_id', 'is not', null)
            .where('received_at', '>=', changedSince)
            .$castTo<{ member_id: string }>(),
        ),
      ]),
    );
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.first_name,
    registrationId: row.sign_up_id,
    position: row.position,
    cancelled: row.state === 'cancelled',
    walkIn: row.walk_in,
    arrival: row.at && row.device !== null ? { at: row.at, device: row.device } : null,
  }));
}

/** Who has which badge: the id of the member by code, where badges of a doubled registration lead to who it is now. */
export async function badgesOf(tx: Tx, editionId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('sign_up_member')
    .select(['id', 'code', 'same_as'])
    .where('edition_id', '=', editionId)
    .execute();
  return new Map(rows.map(({ id, code, same_as }) => [code, same_as ?? id]));
}

/** Break-outs where the registrations of an edition sit: ids by registration. */
export async function seatsByRegistration(tx: Tx, editionId: string): Promise<Map<string, string[]>> {
  const rows = await tx
    .selectFrom('seat')
    .select(['sign_up_id', 'break_out_id'])
    .where('edition_id', '=', editionId)
    .execute();
  const seats = new Map<string, string[]>();
  for (const { sign_up_id, break_out_id } of rows)
    seats.set(sign_up_id, [...(seats.get(sign_up_id) ?? []), break_out_id]);
  return seats;
}

/** Stores records; one with an id that is known changes nothing. */
export async function insertEvents(
  tx: Tx,
  editionId: string,
  events: readonly CheckInEvent[],
  receivedAt: Date,
): Promise<void> {
  if (!events.length) return;
  await tx
    .insertInto('check_in_event')
    .values(
      events.map(({ id, memberId, kind, code, at, device }) => ({
        id,
        edition_id: editionId,
        member_id: memberId,
        kind,
        code,
        at,
        device,
        received_at: receivedAt,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

const toEvent = (row: Selectable<Database['check_in_event']>): CheckInEvent => ({
  id: row.id,
  memberId: row.member_id,
  kind: row.kind,
  code: row.code,
  at: row.at,
  device: row.device,
});

/** Records of this edition by their ids. */
export async function eventsById(
  tx: Tx,
  editionId: string,
  ids: readonly string[],
): Promise<Map<string, CheckInEvent>> {
  if (!ids.length) return new Map();
  const rows = await tx
    .selectFrom('check_in_event')
    .selectAll()
    .where('edition_id', '=', editionId)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, toEvent(row)]));
}

/** Computes anew who is present, of these members, from all records about them. The check-in lock must be held. */
export async function updateArrivals(tx: Tx, editionId: string, memberIds: readonly string[]): Promise<void> {
  const ids = [...new Set(memberIds)];
  if (!ids.length) return;
  const rows = await tx.selectFrom('check_in_event').selectAll().where('member_id', 'in', ids).execute();
  const records = new Map<string, AttendanceRecord[]>(ids.map((id) => [id, []]));
  for (const row of rows) if (row.member_id) records.get(row.member_id)?.push(toEvent(row));
  const present = [...records].flatMap(([memberId, own]) => {
    const arrival = arrivalOf(own);
    return arrival
      ? [{ member_id: memberId, edition_id: editionId, at: arrival.at, device: arrival.device }]
      : [];
  });
  const presentIds = new Set(present.map(({ member_id }) => member_id));
  const absent = ids.filter((id) => !presentIds.has(id));
  if (absent.length) await tx.deleteFrom('check_in').where('member_id', 'in', absent).execute();
  if (!present.length) return;
  await tx
    .insertInto('check_in')
    .values(present)
    .onConflict((conflict) =>
      conflict.column('member_id').doUpdateSet({ at: sql`excluded.at`, device: sql`excluded.device` }),
    )
    .execute();
}

/** A code of nobody that was scanned, and waits until somebody says who it was. */
export interface UnknownScan {
  id: string;
  code: string;
  at: Date;
  device: string;
}

/** Codes of nobody that nobody solved or dismissed yet, the newest first. */
export async function listUnknownScans(tx: Tx, editionId: string): Promise<UnknownScan[]> {
  return tx
    .selectFrom('check_in_event')
    .select(['id', 'code', 'at', 'device'])
    .where('edition_id', '=', editionId)
    .where('kind', '=', 'scan')
    .where('member_id', 'is', null)
    .where('settled_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute();
}

export async function countUnknownScans(tx: Tx, editionId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('check_in_event')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('edition_id', '=', editionId)
    .where('kind', '=', 'scan')
    .where('member_id', 'is', null)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Says of an unknown code who it was, or (null) that it can go.
 * @returns false when there is none, or somebody else was first
 */
export async function settleUnknownScan(
  tx: Tx,
  scan: { editionId: string; id: string },
  { memberId, by, at }: { memberId: string | null; by: string; at: Date },
): Promise<boolean> {
  const settled = await tx
    .updateTable('check_in_event')
    // Phones ask for what was received since: they have to hear of it.
    .set({ member_id: memberId, settled_at: at, settled_by: by, received_at: at })
    .where('edition_id', '=', scan.editionId)
    .where('id', '=', scan.id)
    .where('member_id', 'is', null)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return settled.numUpdatedRows === 1n;
}

/** Gives a record another moment. */
export async function moveEvent(tx: Tx, editionId: string, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('check_in_event')
    .set({ at })
    .where('edition_id', '=', editionId)
    .where('id', '=', id)
    .execute();
}

/** Deletes what was recorded at the entrance of an edition, also codes of nobody. */
export async function purgeCheckInEvents(tx: Tx, editionId: string): Promise<void> {
  await tx.deleteFrom('check_in_event').where('edition_id', '=', editionId).execute();
}
