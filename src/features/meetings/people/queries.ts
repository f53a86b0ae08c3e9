import type { Tx } from '#core/db/connection.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    sign_up_distinct: SignUpDistinctTable;
  }
}

interface SignUpDistinctTable {
  first_id: string;
  second_id: string;
  edition_id: string;
  said_at: Date;
}

/** Pairs of registrations of which somebody said that they are different people. */
export async function listDistinct(tx: Tx, editionId: string): Promise<[string, string][]> {
  const rows = await tx
    .selectFrom('sign_up_distinct')
    .select(['first_id', 'second_id'])
    .where('edition_id', '=', editionId)
    .execute();
  return rows.map(({ first_id, second_id }) => [first_id, second_id]);
}

/** Remembers that these two are different people. */
export async function saveDistinct(
  tx: Tx,
  editionId: string,
  pair: readonly [string, string],
  now: Date,
): Promise<void> {
  const [first = '', second = ''] = [...pair].sort();
  await tx
    .insertInto('sign_up_distinct')
    .values({ first_id: first, second_id: second, edition_id: editionId, said_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The badge of one person leads to another: they are the same. What was scanned, and what was asked, goes along. */
export async function makeSame(
  tx: Tx,
  { from, to }: { from: string; to: string },
  keepId: string,
): Promise<void> {
  await tx.updateTable('sign_up_member').set({ same_as: to }).where('same_as', '=', from).execute();
  await tx.updateTable('sign_up_member').set({ same_as: to }).where('id', '=', from).execute();
  await tx.updateTable('check_in_event').set({ member_id: to }).where('member_id', '=', from).execute();
  const asked = await tx
    .selectFrom('sign_up_need')
    .select(['kind', 'detail'])
    .where('member_id', '=', to)
    .execute();
  const needs = await tx
    .selectFrom('sign_up_need')
    .select(['id', 'kind', 'detail'])
    .where('member_id', '=', from)
    .execute();
  const added = needs.filter(
    ({ kind, detail }) => !asked.some((need) => need.kind === kind && need.detail === detail),
  );
  if (added.length)
    await tx
      .updateTable('sign_up_need')
      .set({ member_id: to, sign_up_id: keepId })
      .where(
        'id',
        'in',
        added.map(({ id }) => id),
      )
      .execute();
}

/** Moves people with what they need to another registration, after those who are on it. */
export async function moveMembers(
  tx: Tx,
  memberIds: readonly string[],
  keepId: string,
  firstPosition: number,
): Promise<void> {
  for (const [index, id] of memberIds.entries()) {
    await tx
      .updateTable('sign_up_member')
      .set({ sign_up_id: keepId, position: firstPosition + index })
      .where('id', '=', id)
      .execute();
    await tx.updateTable('sign_up_need').set({ sign_up_id: keepId }).where('member_id', '=', id).execute();
  }
}
