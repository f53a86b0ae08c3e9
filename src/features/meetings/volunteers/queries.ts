import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import type { VolunteerShift } from './types.ts';

/** Opens the call of an edition; doing it again changes nothing. */
export async function openCall(tx: Tx, edition: string, linkHash: Buffer): Promise<void> {
  await tx
    .insertInto('volunteer_call')
    .values({ edition_id: edition, link_hash: linkHash })
    .onConflict((conflict) => conflict.column('edition_id').doNothing())
    .execute();
}

/** The edition whose call somebody holds the link of; from here on this transaction acts for it. */
export async function callByLink(tx: Tx, link: Buffer): Promise<string | undefined> {
  await actByPrivateLink(tx, link);
  const found = await tx
    .selectFrom('volunteer_call')
    .select('edition_id')
    .where('link_hash', '=', link)
    .executeTakeFirst();
  return found?.edition_id;
}

/** The shifts of an edition with who helps, soonest first. */
export async function shiftsOf(tx: Tx, edition: string): Promise<VolunteerShift[]> {
  const own = tx;
  const rows = await own
    .selectFrom('volunteer_shift')
    .selectAll()
    .where('edition_id', '=', edition)
    .orderBy('starts_at')
    .execute();
  const volunteers = await own
    .selectFrom('volunteer')
    .selectAll()
    .where('edition_id', '=', edition)
    .orderBy('made_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    wanted: row.wanted,
    volunteers: volunteers
      .filter(({ shift_id }) => shift_id === row.id)
      .map(({ id, first_name }) => ({ id, firstName: first_name })),
  }));
}

export async function addShift(
  tx: Tx,
  edition: string,
  one: { name: string; startsAt: Date; endsAt: Date; wanted: number },
): Promise<void> {
  const { name, startsAt, endsAt, wanted } = one;
  await tx
    .insertInto('volunteer_shift')
    .values({ edition_id: edition, name, starts_at: startsAt, ends_at: endsAt, wanted })
    .execute();
}

export async function deleteShift(tx: Tx, edition: string, id: string): Promise<void> {
  await tx.deleteFrom('volunteer_shift').where('edition_id', '=', edition).where('id', '=', id).execute();
}

/** Writes a name at a shift. The same form twice is one name. */
export async function insertVolunteer(
  tx: Tx,
  one: { id: string; shift: string; edition: string; firstName: string },
  at: Date,
): Promise<void> {
  await tx
    .insertInto('volunteer')
    .values({
      id: one.id,
      shift_id: one.shift,
      edition_id: one.edition,
      first_name: one.firstName,
      made_at: at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export async function deleteVolunteer(tx: Tx, edition: string, id: string): Promise<void> {
  await tx.deleteFrom('volunteer').where('edition_id', '=', edition).where('id', '=', id).execute();
}

/** Removes the names of all volunteers of an edition, thirty days after it. */
export async function purgeVolunteers(tx: Tx, editionId: string): Promise<void> {
  await tx.deleteFrom('volunteer').where('edition_id', '=', editionId).execute();
}
