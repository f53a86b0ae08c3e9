import { type GeneratedAlways, sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type {
  AttendedTime,
  CorrectionReason,
  CountedEntry,
  EntryState,
  EventReason,
  HoursKind,
} from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    hours_booklet: HoursBookletTable;
    hours_entry: HoursEntryTable;
    hours_event: HoursEventTable;
  }
}

interface HoursBookletTable {
  person_id: string;
  z_route: boolean;
}

interface HoursEntryTable {
  id: string;
  person_id: string;
  listing_id: string | null;
  place_name: string;
  kind: HoursKind;
  started_at: Date;
  ended_at: Date;
  dutch: boolean;
  together: boolean;
  signed_at: Date;
  signed_by: string | null;
  corrects: string | null;
  reason: CorrectionReason | null;
}

interface HoursEventTable {
  id: GeneratedAlways<number>;
  entry_id: string;
  kind: 'revoked' | 'disputed' | 'settled';
  reason: EventReason | null;
  at: Date;
}

/** A signed entry, with what happened to it afterwards. */
export interface HoursEntry extends CountedEntry {
  id: string;
  person: string;
  /** The listing that signed it; null: it is gone. */
  listing: string | null;
  signedAt: Date;
  /** The name of who signed, when they had an account. */
  signedBy: string | null;
  corrects: string | null;
  reason: CorrectionReason | null;
  /** Why it was taken back or is disputed. */
  eventReason: EventReason | null;
}

/** The entries that the acting person or listing may see, newest first. */
export async function hoursEntries(
  tx: Tx,
  { id, limit }: { id?: string | undefined; limit?: number } = {},
): Promise<HoursEntry[]> {
  let query = tx
    .selectFrom('hours_entry as e')
    .leftJoin('hours_entry as newer', 'newer.corrects', 'e.id')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('hours_event as v')
          .select(['v.kind', 'v.reason'])
          .whereRef('v.entry_id', '=', 'e.id')
          .orderBy('v.id', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select([
      'e.id',
      'e.person_id as person',
      'e.listing_id as listing',
      'e.place_name as place',
      'e.kind',
      'e.started_at as startedAt',
      'e.ended_at as endedAt',
      'e.dutch',
      'e.together',
      'e.signed_at as signedAt',
      'e.signed_by as signedBy',
      'e.corrects',
      'e.reason',
      'newer.id as newer',
      'last.kind as event',
      'last.reason as eventReason',
    ])
    .orderBy('e.started_at', 'desc')
    .orderBy('e.signed_at', 'desc');
  if (id) query = query.where('e.id', '=', id);
  if (limit) query = query.limit(limit);
  return (await query.execute()).map(({ newer, event, ...entry }) => ({
    ...entry,
    state: stateOf(newer, event),
  }));
}

const stateOf = (newer: string | null, event: HoursEventTable['kind'] | null): EntryState =>
  newer ? 'corrected' : event === 'revoked' || event === 'disputed' ? event : 'stands';

/** What an initiative signs about somebody. */
export interface NewEntry extends AttendedTime {
  id: string;
  person: string;
  kind: HoursKind;
  dutch: boolean;
  together: boolean;
  corrects?: { entry: string; reason: CorrectionReason };
}

/** Why an entry cannot be signed; `overlap`: there are hours of this person at another place then. */
export const SIGN_REFUSALS = [
  'not-found',
  'changed',
  'future',
  'too-old',
  'order',
  'too-long',
  'overlap-here',
  'overlap',
  'full-day',
] as const;
export type SignRefusal = (typeof SIGN_REFUSALS)[number];

/**
 * Signs an entry; the transaction must act by the link of a listing. Whoever signs for several people does so in the order of
 * their ids, so that two who sign at once never wait for one another.
 */
export async function signHours(tx: Tx, entry: NewEntry): Promise<'signed' | SignRefusal> {
  const { id, person, kind, startedAt, endedAt, dutch, together, corrects } = entry;
  const { rows } = await sql<{
    outcome: 'signed' | SignRefusal;
  }>`select sign_hours(${id}, ${person}, ${kind}, ${startedAt}, ${endedAt}, ${dutch}, ${together},
    ${corrects?.entry ?? null}, ${corrects?.reason ?? null}) as outcome`.execute(tx);
  return rows[0]?.outcome ?? 'not-found';
}

/** Takes an entry back, disputes it, or settles a dispute. */
export async function markHours(
  tx: Tx,
  entry: string,
  kind: HoursEventTable['kind'],
  reason: EventReason | null,
): Promise<'done' | 'not-found' | 'changed'> {
  const { rows } = await sql<{ outcome: 'done' | 'not-found' | 'changed' }>`
    select mark_hours(${entry}, ${kind}, ${reason}) as outcome`.execute(tx);
  return rows[0]?.outcome ?? 'not-found';
}

/** Does this person want to see their hours against the Z-route? */
export async function showsZRoute(tx: Tx, person: string): Promise<boolean> {
  const row = await tx
    .selectFrom('hours_booklet')
    .select('z_route')
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row?.z_route ?? false;
}

/** Keeps whether this person wants to see their hours against the Z-route. */
export async function setZRoute(tx: Tx, person: string, shown: boolean): Promise<void> {
  await tx
    .insertInto('hours_booklet')
    .values({ person_id: person, z_route: shown })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ z_route: shown }))
    .execute();
}
