import type { Selectable } from 'kysely';
import type { Database, Tx } from '#core/db/connection.ts';
import { textOf } from './texts.ts';
import type { BreakOut, Edition, ProgrammeItem } from './types.ts';

/** An edition with its whole programme, if whoever acts may see it. */
export async function findEdition(
  tx: Tx,
  by: { slug: string } | { id: string },
): Promise<Edition | undefined> {
  const editions = await editionsWhere(tx, by);
  return editions[0];
}

/** All editions that whoever acts may see, soonest first. */
export const allEditions = (tx: Tx): Promise<Edition[]> => editionsWhere(tx, {});

/** Meetings to which somebody can still come, soonest first: id and title. */
export async function openMeetings(
  tx: Tx,
  now: Date,
  language: string,
): Promise<{ id: string; title: string }[]> {
  const open = (await allEditions(tx)).filter(({ state, endsAt }) => state === 'published' && endsAt > now);
  return open.map(({ id, slug, texts }) => ({ id, title: textOf(texts, 'title', language) || slug }));
}

async function editionsWhere(tx: Tx, by: { slug?: string; id?: string }): Promise<Edition[]> {
  let query = tx
    .selectFrom('edition')
    .innerJoin('series', 'series.id', 'edition.series_id')
    .selectAll('edition')
    .select(['series.slug as series_slug', 'series.texts as series_texts'])
    .orderBy('edition.starts_at');
  if (by.slug) query = query.where('edition.slug', '=', by.slug);
  if (by.id) query = query.where('edition.id', '=', by.id);
  const rows = await query.execute();
  if (!rows.length) return [];
  const ids = rows.map(({ id }) => id);
  const [venues, parts, breakOuts] = await Promise.all([
    tx.selectFrom('venue').selectAll().where('edition_id', 'in', ids).execute(),
    tx.selectFrom('programme_part').selectAll().where('edition_id', 'in', ids).orderBy('starts_at').execute(),
    tx.selectFrom('break_out').selectAll().where('edition_id', 'in', ids).orderBy('number').execute(),
  ]);
  const breakOutsByPart = new Map<string, BreakOut[]>();
  for (const row of breakOuts)
    breakOutsByPart.set(row.part_id, [...(breakOutsByPart.get(row.part_id) ?? []), toBreakOut(row)]);
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    series: { id: row.series_id, slug: row.series_slug, texts: row.series_texts },
    texts: row.texts,
    state: row.state,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    wishesUntil: row.wishes_until,
    seating: row.seating,
    seed: row.seed,
    sequence: row.sequence,
    changedAt: row.changed_at,
    demo: row.demo,
    counts: row.counts,
    venues: venues
      .filter((venue) => venue.edition_id === row.id)
      .map(({ edition_id: _, step_free, ...venue }) => ({ ...venue, stepFree: step_free })),
    parts: parts
      .filter((part) => part.edition_id === row.id)
      .map(
        (part): ProgrammeItem => ({
          id: part.id,
          kind: part.kind,
          venueId: part.venue_id,
          startsAt: part.starts_at,
          endsAt: part.ends_at,
          texts: part.texts,
          breakOuts: breakOutsByPart.get(part.id) ?? [],
        }),
      ),
  }));
}

const toBreakOut = (row: Selectable<Database['break_out']>): BreakOut => ({
  id: row.id,
  partId: row.part_id,
  number: row.number,
  texts: row.texts,
  hostName: row.host_name,
  hostOrganisationId: row.host_organisation_id,
  room: row.room,
  capacity: row.places,
  minAttendees: row.least,
  seatsTaken: row.taken,
  languages: row.languages,
  interpreters: row.interpreters,
  stepFree: row.step_free,
});
