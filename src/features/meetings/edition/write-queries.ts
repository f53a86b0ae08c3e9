import type { ColumnType, Generated } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type {
  AttendanceCounts,
  BreakOut,
  Cancellable,
  Edition,
  ProgrammeItem,
  ProgrammeItemKind,
  Texts,
  Venue,
} from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    series: SeriesTable;
    edition: EditionTable;
    venue: VenueTable;
    venue_link: VenueLinkTable;
    programme_part: ProgrammePartTable;
    break_out: BreakOutTable;
  }
}

interface SeriesTable {
  id: Generated<string>;
  slug: string;
  texts: ColumnType<Texts<'title' | 'about'>, string, string>;
  demo: Generated<boolean>;
}

interface EditionTable {
  id: Generated<string>;
  series_id: string;
  slug: string;
  texts: ColumnType<Texts<'title' | 'summary' | 'about' | 'thanks'>, string, string>;
  state: Generated<'draft' | 'published' | 'cancelled'>;
  starts_at: Date;
  ends_at: Date;
  wishes_until: Date;
  capacity: number | null;
  languages: Generated<string[]>;
  seating: Generated<'wishes' | 'proposed' | 'published'>;
  seed: string;
  sequence: Generated<number>;
  changed_at: Generated<Date>;
  moved_at: Date | null;
  cancel_reason: ColumnType<Texts<'reason'>, string | undefined, string>;
  demo: Generated<boolean>;
  counts: ColumnType<AttendanceCounts | null, string | null | undefined, string | null>;
}

interface VenueTable {
  id: Generated<string>;
  edition_id: string;
  name: string;
  address: string;
  town: string;
  texts: ColumnType<Texts<'way'>, string | undefined, string>;
  step_free: boolean | null;
  online: Generated<boolean>;
  removed_at: Date | null;
}

interface VenueLinkTable {
  venue_id: string;
  edition_id: string;
  url: string;
}

interface ProgrammePartTable {
  cancelled_at: Date | null;
  cancel_reason: ColumnType<Texts<'reason'>, string | undefined, string>;
  removed_at: Date | null;
  id: Generated<string>;
  edition_id: string;
  venue_id: string | null;
  kind: ProgrammeItemKind;
  starts_at: Date;
  ends_at: Date;
  texts: ColumnType<Texts<'title' | 'about'>, string, string>;
}

interface BreakOutTable {
  cancelled_at: Date | null;
  cancel_reason: ColumnType<Texts<'reason'>, string | undefined, string>;
  removed_at: Date | null;
  id: Generated<string>;
  edition_id: string;
  part_id: string;
  number: number;
  texts: ColumnType<Texts<'title' | 'question' | 'about'>, string, string>;
  host_name: string;
  host_organisation_id: string | null;
  room: string | null;
  places: number;
  least: Generated<number>;
  taken: Generated<number>;
  languages: Generated<string[]>;
  interpreters: Generated<string[]>;
  step_free: boolean | null;
}

/** Adds a series or changes its texts. @returns its id */
export async function saveSeries(
  tx: Tx,
  series: { slug: string; texts: Texts<'title' | 'about'>; demo: boolean },
): Promise<string> {
  const texts = JSON.stringify(series.texts);
  const saved = await tx
    .insertInto('series')
    .values({ ...series, texts })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ texts }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return saved.id;
}

/** Adds an edition or changes its own row; the programme has functions of its own. */
export async function saveEdition(
  tx: Tx,
  edition: Pick<
    Edition,
    'id' | 'slug' | 'texts' | 'state' | 'startsAt' | 'endsAt' | 'wishesUntil' | 'seed' | 'demo'
  > &
    Partial<Pick<Edition, 'capacity' | 'languages' | 'movedAt' | 'cancelReason'>> & {
      seriesId: string;
    },
  now: Date,
): Promise<void> {
  const { id, seriesId, seed, demo } = edition;
  const values = {
    slug: edition.slug,
    texts: JSON.stringify(edition.texts),
    state: edition.state,
    starts_at: edition.startsAt,
    ends_at: edition.endsAt,
    wishes_until: edition.wishesUntil,
    capacity: edition.capacity ?? null,
    languages: edition.languages ?? [],
    moved_at: edition.movedAt ?? null,
    cancel_reason: JSON.stringify(edition.cancelReason ?? {}),
    changed_at: now,
  };
  await tx
    .insertInto('edition')
    .values({ id, series_id: seriesId, seed, demo, ...values })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ ...values, sequence: sql`edition.sequence + 1` }),
    )
    .execute();
}

export async function saveVenue(
  tx: Tx,
  editionId: string,
  venue: Omit<Venue, 'online'> & { online?: boolean },
): Promise<void> {
  const { id, name, address, town, stepFree, texts, online = false } = venue;
  const values = { id, name, address, town, texts: JSON.stringify(texts), step_free: stepFree, online };
  await tx
    .insertInto('venue')
    .values({ edition_id: editionId, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

export async function savePart(
  tx: Tx,
  editionId: string,
  part: Omit<ProgrammeItem, 'breakOuts' | keyof Cancellable>,
): Promise<void> {
  const values = {
    id: part.id,
    venue_id: part.venueId,
    kind: part.kind,
    starts_at: part.startsAt,
    ends_at: part.endsAt,
    texts: JSON.stringify(part.texts),
  };
  await tx
    .insertInto('programme_part')
    .values({ edition_id: editionId, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

export async function saveBreakOut(
  tx: Tx,
  editionId: string,
  breakOut: Omit<BreakOut, 'seatsTaken' | keyof Cancellable>,
): Promise<void> {
  const values = {
    id: breakOut.id,
    part_id: breakOut.partId,
    number: breakOut.number,
    texts: JSON.stringify(breakOut.texts),
    host_name: breakOut.hostName,
    host_organisation_id: breakOut.hostOrganisationId,
    room: breakOut.room,
    places: breakOut.capacity,
    least: breakOut.minAttendees,
    languages: breakOut.languages,
    interpreters: breakOut.interpreters,
    step_free: breakOut.stepFree,
  };
  await tx
    .insertInto('break_out')
    .values({ edition_id: editionId, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

/** Stores the counts of an edition: they stay when everything personal is gone. */
export async function saveAttendanceCounts(
  tx: Tx,
  editionId: string,
  counts: AttendanceCounts,
): Promise<void> {
  await tx
    .updateTable('edition')
    .set({ counts: JSON.stringify(counts) })
    .where('id', '=', editionId)
    .execute();
}

/** Stores the private link of a place on line; an empty one removes it. */
export async function saveVenueLink(tx: Tx, editionId: string, venueId: string, url: string): Promise<void> {
  if (!url) {
    await tx.deleteFrom('venue_link').where('venue_id', '=', venueId).execute();
    return;
  }
  await tx
    .insertInto('venue_link')
    .values({ venue_id: venueId, edition_id: editionId, url })
    .onConflict((conflict) => conflict.column('venue_id').doUpdateSet({ url }))
    .execute();
}

/** What can be removed from a programme and put back. */
export type RemovableKind = 'part' | 'break-out' | 'venue';
const REMOVABLE_TABLES = { part: 'programme_part', 'break-out': 'break_out', venue: 'venue' } as const;

/** Removes a part, break-out or venue (its row stays, so that it can come back), or with null puts it back. */
export async function setRemoved(
  tx: Tx,
  editionId: string,
  { kind, id }: { kind: RemovableKind; id: string },
  removedAt: Date | null,
): Promise<boolean> {
  const updated = await tx
    .updateTable(REMOVABLE_TABLES[kind])
    .set({ removed_at: removedAt })
    .where('id', '=', id)
    .where('edition_id', '=', editionId)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** Cancels a part or a break-out, with the reason that everybody reads. */
export async function setCancelled(
  tx: Tx,
  editionId: string,
  { kind, id }: { kind: 'part' | 'break-out'; id: string },
  cancelled: { at: Date; reason: Texts<'reason'> },
): Promise<void> {
  await tx
    .updateTable(REMOVABLE_TABLES[kind])
    .set({ cancelled_at: cancelled.at, cancel_reason: JSON.stringify(cancelled.reason) })
    .where('id', '=', id)
    .where('edition_id', '=', editionId)
    .execute();
}

/** Until the transaction ends nobody else changes this edition or what belongs to it: what was read stays true. */
export async function lockForEditing(tx: Tx, editionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`edit:${editionId}`}, 0))`.execute(tx);
}
