import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate, fromAmsterdam } from '#core/time/amsterdam.ts';
import { listPools } from '../model/queries.ts';
import { countedBefore, isCounted, listFigures, saveFigures } from './queries.ts';
import { figuresOfQuarter, quarterStart } from './rules.ts';

/**
 * Counts the quarter that is over, of each organisation, once. From the second day after it, so that whatever was said in its last
 * second is there. A quarter in which no server ran is in the next one: figures are of everybody until then.
 */
export async function countQuarters(app: AppContext): Promise<void> {
  const now = app.now();
  const today = amsterdamDate(now);
  const until = quarterStart(today);
  if (today === until) return;
  const pools = await inTransaction(app.db, {}, listPools);
  for (const { listing: pool } of pools)
    await inTransaction(app.db, { systemTask: { name: 'befriending', subject: pool } }, async (tx) => {
      if (await isCounted(tx, pool, until)) return;
      const counted = await countedBefore(tx, pool, fromAmsterdam(until, 0));
      await saveFigures(
        tx,
        { pool, until },
        figuresOfQuarter(counted, pool, until, await listFigures(tx, pool)),
        now,
      );
    });
}
