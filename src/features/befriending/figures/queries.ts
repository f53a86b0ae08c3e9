import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { Side } from '../model/rules.ts';
import type { RoundMeasures } from '../rounds/compute-round.ts';
import type { Counted, FriendFigure, PersonSteps } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    befriending_figure: BefriendingFigureTable;
    befriending_figure_quarter: BefriendingFigureQuarterTable;
  }
}

interface BefriendingFigureTable {
  listing_id: string;
  until: string;
  side: Side;
  measure: FriendFigure['measure'];
  people: number;
  value: number | null;
}

interface BefriendingFigureQuarterTable {
  listing_id: string;
  until: string;
  counted_at: Date;
}

/** All that was published, of one organisation or of all. Public. */
export async function listFigures(tx: Tx, pool?: string): Promise<FriendFigure[]> {
  let query = tx
    .selectFrom('befriending_figure')
    .selectAll()
    .orderBy('until')
    .orderBy('listing_id')
    .orderBy('side')
    .orderBy('measure');
  if (pool) query = query.where('listing_id', '=', pool);
  const rows = await query.execute();
  return rows.map(({ listing_id, ...rest }) => ({ pool: listing_id, ...rest }));
}

/** Was a quarter of an organisation counted? */
export const isCounted = async (tx: Tx, pool: string, until: string): Promise<boolean> =>
  (await tx
    .selectFrom('befriending_figure_quarter')
    .select('until')
    .where('listing_id', '=', pool)
    .where('until', '=', until)
    .executeTakeFirst()) !== undefined;

interface StepsRow {
  side: Side;
  wished_at: Date;
  complete: boolean;
  proposed_at: Date | null;
  paired_at: Date | null;
  met_at: Date | null;
  month_1: Date | null;
  month_3: Date | null;
  month_6: Date | null;
  month_12: Date | null;
}

/** What is counted of an organisation before a moment. The transaction must act as the task `befriending`. */
export async function countedBefore(tx: Tx, pool: string, moment: Date): Promise<Counted> {
  const steps = await sql<StepsRow>`select * from befriending_steps(${pool}, ${moment})`.execute(tx);
  const words = await sql<{
    side: Side;
    at: Date;
  }>`select * from befriending_first_words(${pool}, ${moment})`.execute(tx);
  const round = await tx
    .selectFrom('befriending_round')
    .select('measures')
    .where('listing_id', '=', pool)
    .where('held_at', '<', moment)
    .orderBy('held_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const measures = round && (round.measures as RoundMeasures);
  return {
    people: steps.rows.map(
      (row): PersonSteps => ({
        side: row.side,
        wishedAt: row.wished_at,
        reached: {
          signed: row.wished_at,
          complete: row.complete ? row.wished_at : null,
          proposed: row.proposed_at,
          paired: row.paired_at,
          met: row.met_at,
          'month-1': row.month_1,
          'month-3': row.month_3,
          'month-6': row.month_6,
          'month-12': row.month_12,
        },
      }),
    ),
    firstWords: words.rows,
    fit: measures && {
      paired: measures.size,
      scores: { newcomer: measures.newcomers.meanScore, resident: measures.residents.meanScore },
    },
  };
}

/** Writes down the figures of a quarter, once. @returns false when another server did */
export async function saveFigures(
  tx: Tx,
  { pool, until }: { pool: string; until: string },
  figures: readonly FriendFigure[],
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('befriending_figure_quarter')
    .values({ listing_id: pool, until, counted_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return false;
  if (figures.length > 0)
    await tx
      .insertInto('befriending_figure')
      .values(figures.map(({ pool: listing_id, ...rest }) => ({ listing_id, ...rest })))
      .execute();
  return true;
}
