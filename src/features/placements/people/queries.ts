import { type Generated, type GeneratedAlways, sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    placement_attendance: PlacementAttendanceTable;
  }
}

interface PlacementAttendanceTable {
  id: GeneratedAlways<number>;
  request_id: string;
  /** YYYY-MM-DD */
  day: string;
  present: number | null;
  account_id: Generated<string | null>;
  at: Generated<Date>;
}

/** Somebody wrote down who of a party came. */
export interface AttendanceMark {
  id: number;
  request: string;
  /** So many of the party; null: it is not known after all. */
  present: number | null;
  /** Who of the initiative, when an account did it. */
  account: string | null;
  at: Date;
}

/** What was written down about requests on a day, the first first; the last of a request counts. */
export async function attendanceMarks(
  tx: Tx,
  day: string,
  requests: readonly string[],
): Promise<AttendanceMark[]> {
  if (requests.length === 0) return [];
  return tx
    .selectFrom('placement_attendance')
    .select(['id', 'request_id as request', 'present', 'account_id as account', 'at'])
    .where('day', '=', day)
    .where('request_id', 'in', requests)
    .orderBy('id')
    .execute();
}

/** Two volunteers of a listing who write at once come one after another. */
export async function lockAttendance(tx: Tx, listing: string): Promise<void> {
  await tx
    .selectFrom('placement_settings')
    .select('listing_id')
    .where('listing_id', '=', listing)
    .forNoKeyUpdate()
    .execute();
}

/** Writes down who came, beside what was written before. The policy of the table refuses a day to come. */
export async function addAttendanceMark(
  tx: Tx,
  mark: { request: string; day: string; present: number | null },
): Promise<void> {
  await tx
    .insertInto('placement_attendance')
    .values({ request_id: mark.request, day: mark.day, present: mark.present })
    .execute();
}

/** Since when each request has a place, for whoever may see them. */
export async function placedSince(tx: Tx, requests: readonly string[]): Promise<Map<string, Date>> {
  if (requests.length === 0) return new Map();
  const rows = await tx
    .selectFrom('placement_step')
    .select(['request_id as request', ({ fn }) => fn.min('at').as('at')])
    .where('request_id', 'in', requests)
    .where('kind', 'in', ['confirm', 'accept'])
    .groupBy('request_id')
    .execute();
  return new Map(rows.map(({ request, at }) => [request, at]));
}

/** What was written of who came: on this day so many of the party; null: not known. */
export interface Attendance {
  /** YYYY-MM-DD */
  day: string;
  present: number | null;
  at: Date;
}

/** Everything that was written of who came with a request, corrections after what they correct, for whoever may see it. */
export const attendanceOf = (tx: Tx, request: string): Promise<Attendance[]> =>
  tx
    .selectFrom('placement_attendance')
    .select(['day', 'present', 'at'])
    .where('request_id', '=', request)
    .orderBy('day')
    .orderBy('id')
    .execute();

/** Deletes what was written of days of more than a year ago; the policy of the table allows no other to this task. */
export async function deleteOldAttendance(tx: Tx): Promise<void> {
  await sql`delete from placement_attendance where day < now() - interval '1 year'`.execute(tx);
}
