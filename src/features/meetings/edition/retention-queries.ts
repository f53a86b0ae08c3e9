import type { Tx } from '#core/db/connection.ts';
import type { AttendanceCounts } from './types.ts';

/** Keeps the counts of an edition: they stay when everything personal is gone. */
export async function saveAttendanceCounts(tx: Tx, edition: string, counts: AttendanceCounts): Promise<void> {
  await tx
    .updateTable('edition')
    .set({ counts: JSON.stringify(counts) })
    .where('id', '=', edition)
    .execute();
}

/** Needs go a week after the day: nobody has to know any more who ate what. */
export async function purgeNeeds(tx: Tx, edition: string): Promise<number> {
  const gone = await tx.deleteFrom('sign_up_need').where('edition_id', '=', edition).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** People go thirty days after, except who asked to be told about next times: of them only the address stays. */
export async function purgeRegistrations(tx: Tx, edition: string): Promise<number> {
  const own = tx;
  const gone = await own
    .deleteFrom('sign_up')
    .where('edition_id', '=', edition)
    .where((where) => where.or([where('keep_informed', '=', false), where('email', 'is', null)]))
    .executeTakeFirst();
  await own.deleteFrom('sign_up_member').where('edition_id', '=', edition).execute();
  await own
    .updateTable('sign_up')
    .set({ phone: null, name: null })
    .where('edition_id', '=', edition)
    .execute();
  return Number(gone.numDeletedRows);
}

/** With the people go the names of hands, and the addresses of who had a stand. */
export async function purgeVolunteersAndStallEmails(tx: Tx, edition: string): Promise<void> {
  await tx.deleteFrom('volunteer').where('edition_id', '=', edition).execute();
  await tx.updateTable('market_stall').set({ email: null }).where('edition_id', '=', edition).execute();
}
