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
  removed_at: Date | null;
}

interface VolunteerTable {
  id: string;
  shift_id: string;
  edition_id: string;
  first_name: string;
  made_at: Date;
  email: string | null;
  language: Generated<string>;
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
    .where('removed_at', 'is', null)
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

/** Adds a shift, or changes the one with this id. */
export async function saveShift(
  tx: Tx,
  edition: string,
  shift: Omit<VolunteerShift, 'volunteers'>,
): Promise<void> {
  const { id, name, startsAt, endsAt, wanted } = shift;
  const values = { name, starts_at: startsAt, ends_at: endsAt, wanted };
  await tx
    .insertInto('volunteer_shift')
    .values({ id, edition_id: edition, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

/** Removes a shift (it stays with everybody who took it, so that it can come back), or with null puts it back. */
export async function setShiftRemoved(
  tx: Tx,
  edition: string,
  id: string,
  removedAt: Date | null,
): Promise<boolean> {
  const updated = await tx
    .updateTable('volunteer_shift')
    .set({ removed_at: removedAt })
    .where('edition_id', '=', edition)
    .where('id', '=', id)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** The shifts that were removed and can be put back. */
export async function listRemovedShifts(tx: Tx, edition: string): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom('volunteer_shift')
    .select(['id', 'name'])
    .where('edition_id', '=', edition)
    .where('removed_at', 'is not', null)
    .orderBy('removed_at', 'desc')
    .execute();
}

/** Everybody who helps, with their shift and where they can be written to; only for whoever organises the edition. */
export async function listVolunteerAddresses(
  tx: Tx,
  edition: string,
): Promise<{ id: string; shiftId: string; language: string; email: string | null }[]> {
  return tx
    .selectFrom('volunteer')
    .innerJoin('volunteer_shift', 'volunteer_shift.id', 'volunteer.shift_id')
    .select(['volunteer.id', 'volunteer.shift_id as shiftId', 'volunteer.language', 'volunteer.email'])
    .where('volunteer.edition_id', '=', edition)
    .where('volunteer_shift.removed_at', 'is', null)
    .execute();
}

/** Adds a volunteer to a shift; the same form twice is one volunteer. */
export async function insertVolunteer(
  tx: Tx,
  volunteer: {
    id: string;
    shift: string;
    edition: string;
    firstName: string;
    email: string | null;
    language: string;
  },
  createdAt: Date,
): Promise<void> {
  await tx
    .insertInto('volunteer')
    .values({
      id: volunteer.id,
      shift_id: volunteer.shift,
      edition_id: volunteer.edition,
      first_name: volunteer.firstName,
      email: volunteer.email,
      language: volunteer.language,
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
