import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { actAsSystem } from '#core/db/rls-context.ts';
import type { BreakOut, Edition, ProgrammeItem, Texts, Venue } from './types.ts';

/** From here on the transaction acts for a background task on this edition: it sees every registration of it. */
export const actForSeating = (tx: Tx, edition: string): Promise<void> => actAsSystem(tx, 'seating', edition);

/** One after the other: who seats, unseats or changes seats of an edition waits for whoever does so now. */
export async function lockSeating(tx: Tx, edition: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${edition}, 0))`.execute(tx);
}

export async function saveSeries(
  tx: Tx,
  one: { slug: string; texts: Texts<'title' | 'about'>; demo: boolean },
): Promise<string> {
  const saved = await tx
    .insertInto('series')
    .values({ ...one, texts: JSON.stringify(one.texts) })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ texts: JSON.stringify(one.texts) }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return saved.id;
}

/** Adds an edition or changes its own row; the programme has functions of its own. */
export async function saveEdition(
  tx: Tx,
  one: Pick<
    Edition,
    'id' | 'slug' | 'texts' | 'state' | 'startsAt' | 'endsAt' | 'wishesUntil' | 'seed' | 'demo'
  > & {
    seriesId: string;
  },
  at: Date,
): Promise<void> {
  const values = {
    slug: one.slug,
    texts: JSON.stringify(one.texts),
    state: one.state,
    starts_at: one.startsAt,
    ends_at: one.endsAt,
    wishes_until: one.wishesUntil,
    changed_at: at,
  };
  await tx
    .insertInto('edition')
    .values({ id: one.id, series_id: one.seriesId, seed: one.seed, demo: one.demo, ...values })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ ...values, sequence: sql`edition.sequence + 1` }),
    )
    .execute();
}

/** Something that people have in their calendar changed. */
export async function touchEdition(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('edition')
    .set({ sequence: sql`sequence + 1`, changed_at: at })
    .where('id', '=', id)
    .execute();
}

export async function saveVenue(tx: Tx, edition: string, one: Venue): Promise<void> {
  const { stepFree, texts, ...rest } = one;
  const values = { ...rest, texts: JSON.stringify(texts), step_free: stepFree };
  await tx
    .insertInto('venue')
    .values({ edition_id: edition, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

export async function savePart(
  tx: Tx,
  edition: string,
  one: Omit<ProgrammeItem, 'breakOuts'>,
): Promise<void> {
  const values = {
    id: one.id,
    venue_id: one.venueId,
    kind: one.kind,
    starts_at: one.startsAt,
    ends_at: one.endsAt,
    texts: JSON.stringify(one.texts),
  };
  await tx
    .insertInto('programme_part')
    .values({ edition_id: edition, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

export async function saveBreakOut(
  tx: Tx,
  edition: string,
  one: Omit<BreakOut, 'seatsTaken'>,
): Promise<void> {
  const values = {
    id: one.id,
    part_id: one.partId,
    number: one.number,
    texts: JSON.stringify(one.texts),
    host_name: one.hostName,
    host_organisation_id: one.hostOrganisationId,
    room: one.room,
    places: one.capacity,
    least: one.minAttendees,
    languages: one.languages,
    interpreters: one.interpreters,
    step_free: one.stepFree,
  };
  await tx
    .insertInto('break_out')
    .values({ edition_id: edition, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}
