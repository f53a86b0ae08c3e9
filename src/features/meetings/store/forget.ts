import { type Tx, tables } from '#core/db/connection.ts';
import type { Counts } from '../types.ts';
import type { Tables } from './tables.ts';

/** Keeps the counts of an edition: they stay when everything personal is gone. */
export async function keepCounts(tx: Tx, edition: string, counts: Counts): Promise<void> {
  await tables<Tables>(tx)
    .updateTable('edition')
    .set({ counts: JSON.stringify(counts) } as never)
    .where('id', '=', edition)
    .execute();
}

/** Needs go a week after the day: nobody has to know any more who ate what. */
export async function forgetNeeds(tx: Tx, edition: string): Promise<number> {
  const gone = await tables<Tables>(tx)
    .deleteFrom('sign_up_need')
    .where('edition_id', '=', edition)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** People go thirty days after, except who asked to be told about next times: of them only the address stays. */
export async function forgetPeople(tx: Tx, edition: string): Promise<number> {
  const own = tables<Tables>(tx);
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
export async function forgetHands(tx: Tx, edition: string): Promise<void> {
  const own = tables<{
    shift_hand: { edition_id: string };
    stand: { edition_id: string; email: string | null };
  }>(tx);
  await own.deleteFrom('shift_hand').where('edition_id', '=', edition).execute();
  await own.updateTable('stand').set({ email: null }).where('edition_id', '=', edition).execute();
}
