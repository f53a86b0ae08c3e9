import type { Tx } from '#core/db/connection.ts';

/** What waits at one edition: needs of people, requests for a stall, and scanned codes of nobody. */
export async function countEdition(
  tx: Tx,
  editionId: string,
): Promise<{ openNeeds: number; openStalls: number; unknownScans: number }> {
  const row = await tx
    .selectNoFrom(({ selectFrom }) => [
      selectFrom('sign_up_need')
        .innerJoin('sign_up', 'sign_up.id', 'sign_up_need.sign_up_id')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .where('sign_up_need.edition_id', '=', editionId)
        .where('sign_up.state', '=', 'coming')
        .where('sign_up_need.state', '=', 'asked')
        .as('needs'),
      selectFrom('market_stall')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .where('edition_id', '=', editionId)
        .where('state', '=', 'asked')
        .as('stalls'),
      selectFrom('check_in_event')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .where('edition_id', '=', editionId)
        .where('kind', '=', 'scan')
        .where('member_id', 'is', null)
        .where('settled_at', 'is', null)
        .as('unknown'),
    ])
    .executeTakeFirstOrThrow();
  return { openNeeds: Number(row.needs), openStalls: Number(row.stalls), unknownScans: Number(row.unknown) };
}
