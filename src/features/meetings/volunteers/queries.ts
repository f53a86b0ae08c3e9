import type { Generated } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import type { VolunteerShift } from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    volunteer_call: VolunteerCallTable;
    volunteer_shift: VolunteerShiftTable;
    volunteer: VolunteerTable;
  }
}

interface VolunteerCallTable {
  edition_id: string;
  link_hash: Buffer;
}

interface VolunteerShiftTable {
  id: Generated<string>;
  edition_id: string;
  name: string;
  starts_at: Date;
  ends_at: Date;
  wanted: number;
  taken: Generated<number>;
}

interface VolunteerTable {
  id: string;
  shift_id: string;
  edition_id: string;
  first_name: string;
  made_at: Date;
}

/** Opens the call for volunteers of an edition; doing it again changes nothing. */
export async function openVolunteerCall(tx: Tx, edition: string, linkHash: Buffer): Promise<void> {
  await tx
    .insertInto('volunteer_call')
    .values({ edition_id: edition, link_hash: linkHash })
    .onConflict((conflict) => conflict.column('edition_id').doNothing())
    .execute();
}

/** The id of the edition whose call a private link opens; from here on the transaction acts by that link. */
export async function findEditionByCallLink(tx: Tx, linkHash: Buffer): Promise<string | undefined> {
  await actByPrivateLink(tx, linkHash);
  const call = await tx
    .selectFrom('volunteer_call')
    .select('edition_id')
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
  return call?.edition_id;
}

/** The shifts of an edition with their volunteers, soonest first. */
export async function listShifts(tx: Tx, edition: string): Promise<VolunteerShift[]> {
  const shifts = await tx
    .selectFrom('volunteer_shift')
    .selectAll()
    .where('edition_id', '=', edition)
    .orderBy('starts_at')
    .execute();
  const volunteers = await tx
    .selectFrom('volunteer')
    .selectAll()
    .where('edition_id', '=', edition)
    .orderBy('made_at')
    .execute();
  return shifts.map((shift) => ({
    id: shift.id,
    name: shift.name,
    startsAt: shift.starts_at,
    endsAt: shift.ends_at,
    wanted: shift.wanted,
    volunteers: volunteers
      .filter(({ shift_id }) => shift_id === shift.id)
      .map(({ id, first_name }) => ({ id, firstName: first_name })),
  }));
}

export async function insertShift(
  tx: Tx,
  edition: string,
  shift: Pick<VolunteerShift, 'name' | 'startsAt' | 'endsAt' | 'wanted'>,
): Promise<void> {
  const { name, startsAt, endsAt, wanted } = shift;
  await tx
    .insertInto('volunteer_shift')
    .values({ edition_id: edition, name, starts_at: startsAt, ends_at: endsAt, wanted })
    .execute();
}

export async function deleteShift(tx: Tx, edition: string, id: string): Promise<void> {
  await tx.deleteFrom('volunteer_shift').where('edition_id', '=', edition).where('id', '=', id).execute();
}

/** Adds a volunteer to a shift; the same form twice is one volunteer. */
export async function insertVolunteer(
  tx: Tx,
  volunteer: { id: string; shift: string; edition: string; firstName: string },
  createdAt: Date,
): Promise<void> {
  await tx
    .insertInto('volunteer')
    .values({
      id: volunteer.id,
      shift_id: volunteer.shift,
      edition_id: volunteer.edition,
      first_name: volunteer.firstName,
      made_at: createdAt,
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
