import type { Selectable } from 'kysely';
import type { Database, Tx } from '#core/db/connection.ts';
import { textOf } from './texts.ts';
import type { BreakOut, Edition, ProgrammeItem, RemovedThing, Venue } from './types.ts';

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
    tx
      .selectFrom('venue')
      .selectAll()
      .where('edition_id', 'in', ids)
      .where('removed_at', 'is', null)
      .orderBy('online')
      .execute(),
    tx
      .selectFrom('programme_part')
      .selectAll()
      .where('edition_id', 'in', ids)
      .where('removed_at', 'is', null)
      .orderBy('starts_at')
      .orderBy('ends_at')
      .execute(),
    tx
      .selectFrom('break_out')
      .selectAll()
      .where('edition_id', 'in', ids)
      .where('removed_at', 'is', null)
      .orderBy('number')
      .execute(),
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
    capacity: row.capacity,
    languages: row.languages,
    seating: row.seating,
    seed: row.seed,
    sequence: row.sequence,
    changedAt: row.changed_at,
    movedAt: row.moved_at,
    cancelReason: row.cancel_reason,
    demo: row.demo,
    counts: row.counts,
    venues: venues
      .filter((venue) => venue.edition_id === row.id)
      .map(
        ({ id, name, address, town, texts, step_free, online }): Venue => ({
          id,
          name,
          address,
          town,
          texts,
          stepFree: step_free,
          online,
        }),
      ),
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
          cancelledAt: part.cancelled_at,
          cancelReason: part.cancel_reason,
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
  cancelledAt: row.cancelled_at,
  cancelReason: row.cancel_reason,
});

/** The private links of places on line, by id of the venue; only those that whoever acts may see. */
export async function venueLinks(tx: Tx, editionId: string): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('venue_link').selectAll().where('edition_id', '=', editionId).execute();
  return new Map(rows.map(({ venue_id, url }) => [venue_id, url]));
}

/** Whether an address of a page is in use, by a meeting or a series. */
export async function isSlugTaken(tx: Tx, slug: string): Promise<boolean> {
  const edition = await tx.selectFrom('edition').select('id').where('slug', '=', slug).executeTakeFirst();
  const series = await tx.selectFrom('series').select('id').where('slug', '=', slug).executeTakeFirst();
  return Boolean(edition ?? series);
}

/** What the team removed from a programme and can put back, latest first. */
export async function listRemoved(tx: Tx, editionId: string): Promise<RemovedThing[]> {
  const parts = await tx
    .selectFrom('programme_part')
    .select(['id', 'texts', 'kind as partKind', 'removed_at as removedAt'])
    .where('edition_id', '=', editionId)
    .where('removed_at', 'is not', null)
    .execute();
  const breakOuts = await tx
    .selectFrom('break_out')
    .select(['id', 'texts', 'number', 'removed_at as removedAt'])
    .where('edition_id', '=', editionId)
    .where('removed_at', 'is not', null)
    .execute();
  const venues = await tx
    .selectFrom('venue')
    .select(['id', 'name', 'removed_at as removedAt'])
    .where('edition_id', '=', editionId)
    .where('removed_at', 'is not', null)
    .execute();
  return [
    ...parts.map((part) => ({ ...part, kind: 'part' as const })),
    ...breakOuts.map((breakOut) => ({ ...breakOut, kind: 'break-out' as const })),
    ...venues.map((venue) => ({ ...venue, kind: 'venue' as const })),
  ].sort((a, b) => Number(b.removedAt) - Number(a.removedAt));
}

/** The highest number that a break-out of an edition has or had: numbers are not given twice. */
export async function highestBreakOutNumber(tx: Tx, editionId: string): Promise<number> {
  const { highest } = await tx
    .selectFrom('break_out')
    .select(({ fn }) => fn.max('number').as('highest'))
    .where('edition_id', '=', editionId)
    .executeTakeFirstOrThrow();
  return highest ?? 0;
}

/** Whom a part, a break-out or a venue matters to already: its removal would take something from them. */
export async function attachedTo(
  tx: Tx,
  editionId: string,
  { kind, id }: { kind: 'part' | 'break-out'; id: string },
): Promise<{ wishes: number; seats: number; lines: number }> {
  const column = kind === 'part' ? 'part_id' : 'break_out_id';
  const wishes = await tx
    .selectFrom('sign_up_wish')
    .select(({ fn }) => fn.count<string>('sign_up_id').distinct().as('count'))
    .where('edition_id', '=', editionId)
    .where(column, '=', id)
    .executeTakeFirstOrThrow();
  const seats = await tx
    .selectFrom('seat')
    .select(({ fn }) => fn.count<string>('sign_up_id').distinct().as('count'))
    .where('edition_id', '=', editionId)
    .where(column, '=', id)
    .executeTakeFirstOrThrow();
  const lines = await tx
    .selectFrom('outcome_line')
    .innerJoin('break_out', 'break_out.id', 'outcome_line.break_out_id')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('outcome_line.edition_id', '=', editionId)
    .where(kind === 'part' ? 'break_out.part_id' : 'break_out.id', '=', id)
    .executeTakeFirstOrThrow();
  return { wishes: Number(wishes.count), seats: Number(seats.count), lines: Number(lines.count) };
}
