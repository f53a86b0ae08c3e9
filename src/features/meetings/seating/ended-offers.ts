import type { Tx } from '#core/db/connection.ts';

/** Offers of one edition whose time has run out. */
export async function expiredOffers(
  tx: Tx,
  edition: string,
  at: Date,
): Promise<{ signUp: string; part: string }[]> {
  const found = await tx
    .selectFrom('seat_offer')
    .select(['sign_up_id', 'part_id'])
    .where('edition_id', '=', edition)
    .where('ends_at', '<=', at)
    .execute();
  return found.map(({ sign_up_id, part_id }) => ({ signUp: sign_up_id, part: part_id }));
}
