import type { Tx } from '#core/db/connection.ts';

/** Another organisation with which a pool shares people, or would like to. */
export interface Neighbour {
  pool: string;
  /** Who asked; null as `agreedAt`: the other has not answered. */
  askedBy: 'us' | 'them';
  askedAt: Date;
  agreedAt: Date | null;
}

/** The neighbours of the acting organisation, and those who asked or were asked. */
export async function neighboursOf(tx: Tx, pool: string): Promise<Neighbour[]> {
  const rows = await tx
    .selectFrom('befriending_pool_neighbour')
    .selectAll()
    .where((where) => where.or([where('asking_id', '=', pool), where('asked_id', '=', pool)]))
    .orderBy('asked_at')
    .execute();
  return rows.map((row) => ({
    pool: row.asking_id === pool ? row.asked_id : row.asking_id,
    askedBy: row.asking_id === pool ? ('us' as const) : ('them' as const),
    askedAt: row.asked_at,
    agreedAt: row.agreed_at,
  }));
}

/**
 * The acting organisation asks another to share people. Where the other asked already, it agrees.
 * @returns whether there is such a pool and it was not asked before
 */
export async function askNeighbour(tx: Tx, pool: string, other: string, now: Date): Promise<boolean> {
  if (pool === other) return false;
  if (await agreeToNeighbour(tx, pool, other, now)) return true;
  const there = await tx
    .selectFrom('befriending_pool')
    .select('listing_id')
    .where('listing_id', '=', other)
    .executeTakeFirst();
  const known = (await neighboursOf(tx, pool)).some((neighbour) => neighbour.pool === other);
  if (!there || known) return false;
  const added = await tx
    .insertInto('befriending_pool_neighbour')
    .values({ asking_id: pool, asked_id: other, asked_at: now, agreed_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The acting organisation agrees to what another asked. @returns whether it was asked, and had not agreed yet */
export async function agreeToNeighbour(tx: Tx, pool: string, other: string, now: Date): Promise<boolean> {
  const changed = await tx
    .updateTable('befriending_pool_neighbour')
    .set({ agreed_at: now })
    .where('asking_id', '=', other)
    .where('asked_id', '=', pool)
    .where('agreed_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** The acting organisation stops sharing, declines, or takes back what it asked. Pairs and open proposals go on. */
export async function endNeighbour(tx: Tx, pool: string, other: string): Promise<void> {
  await tx
    .deleteFrom('befriending_pool_neighbour')
    .where((where) =>
      where.or([
        where.and([where('asking_id', '=', pool), where('asked_id', '=', other)]),
        where.and([where('asking_id', '=', other), where('asked_id', '=', pool)]),
      ]),
    )
    .execute();
}
