import type { ColumnType, Generated } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type {
  AttendanceCounts,
  BreakOut,
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
  seating: Generated<'wishes' | 'proposed' | 'published'>;
  seed: string;
  sequence: Generated<number>;
  changed_at: Generated<Date>;
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
}

interface ProgrammePartTable {
  id: Generated<string>;
  edition_id: string;
  venue_id: string | null;
  kind: ProgrammeItemKind;
  starts_at: Date;
  ends_at: Date;
  texts: ColumnType<Texts<'title' | 'about'>, string, string>;
}

interface BreakOutTable {
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
  > & {
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

export async function saveVenue(tx: Tx, editionId: string, venue: Venue): Promise<void> {
  const { stepFree, texts, ...columns } = venue;
  const values = { ...columns, texts: JSON.stringify(texts), step_free: stepFree };
  await tx
    .insertInto('venue')
    .values({ edition_id: editionId, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

export async function savePart(
  tx: Tx,
  editionId: string,
  part: Omit<ProgrammeItem, 'breakOuts'>,
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
  breakOut: Omit<BreakOut, 'seatsTaken'>,
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
