import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import type { Pool } from '../../model/rules.ts';
import { checksOf } from '../../safety/check-queries.ts';
import type { MemberCheck as Check } from '../../safety/rules.ts';
import { checkOfCard } from '../model/checks.ts';
import { poolCards } from '../model/queries.ts';
import { type CardRow, cardRows } from './rules.ts';

interface PoolRows {
  rows: CardRow[];
  /** By the id of the member. */
  checks: ReadonlyMap<string, Check>;
}

/** All lines of the pool. Names are encrypted, so that a search or an order needs all of them; only who is shown was read. */
export async function rowsOfPool(tx: Tx, app: AppContext, pool: Pool): Promise<PoolRows> {
  const cards = await poolCards(tx, app, pool.listing);
  const today = amsterdamDate(app.now());
  const checks = await checksOf(
    tx,
    cards.flatMap(({ members }) => members.map(({ id }) => id)),
  );
  const rows = cardRows(cards, ({ members }) =>
    checkOfCard(
      pool,
      members.map(({ id }) => checks.get(id)),
      today,
    ),
  );
  return { rows, checks };
}
