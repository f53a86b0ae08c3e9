import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { daysAfter } from '#core/time/amsterdam.ts';
import { YEAR_REMINDER_DAYS } from './rules.ts';

/** A year that a circle and whom it meets have together. */
export interface CircleYear {
  pair: string;
  /** The own card in it. */
  card: string;
  until: Date;
  /** It is over soon: both sides are asked whether they go on. */
  asks: boolean;
  /** The person who looks said that they want to. */
  saidOn: boolean;
}

/** The years that run, of the acting person's cards. */
export async function ownYears(
  tx: Tx,
  person: string,
  cards: readonly string[],
  now: Date,
): Promise<CircleYear[]> {
  if (cards.length === 0) return [];
  const rows = await tx
    .selectFrom('befriending_pair as p')
    .leftJoin('befriending_year_on as y', (join) =>
      join
        .onRef('y.pair_id', '=', 'p.id')
        .onRef('y.year_until', '=', 'p.year_until')
        .on('y.person_id', '=', person),
    )
    .select(['p.id', 'p.newcomer_card', 'p.resident_card', 'p.year_until', 'y.at'])
    .where('p.state', '<>', 'ended')
    .where('p.year_until', '>', now)
    .where((where) =>
      where.or([where('p.newcomer_card', 'in', [...cards]), where('p.resident_card', 'in', [...cards])]),
    )
    .orderBy('p.year_until')
    .orderBy('p.id')
    .execute();
  return rows.flatMap((row) =>
    row.year_until === null
      ? []
      : [
          {
            pair: row.id,
            card: cards.includes(row.newcomer_card) ? row.newcomer_card : row.resident_card,
            until: row.year_until,
            asks: row.year_until <= daysAfter(now, YEAR_REMINDER_DAYS),
            saidOn: row.at !== null,
          },
        ],
  );
}

/** The acting person wants another year; `longer` when somebody of each side does. */
export async function takeYear(tx: Tx, pair: string): Promise<'kept' | 'longer' | 'gone'> {
  const { rows } = await sql<{
    taken: 'kept' | 'longer' | 'gone';
  }>`select take_befriending_year(${pair}) as taken`.execute(tx);
  return rows[0]?.taken ?? 'gone';
}

/** The pairs whose year is over soon, with their cards. The transaction must act as the task `befriending`. */
export async function yearsToRemind(
  tx: Tx,
  now: Date,
): Promise<{ pair: string; cards: [string, string]; until: Date }[]> {
  const rows = await tx
    .selectFrom('befriending_pair')
    .select(['id', 'newcomer_card', 'resident_card', 'year_until'])
    .where('state', '<>', 'ended')
    .where('year_until', '>', now)
    .where('year_until', '<=', daysAfter(now, YEAR_REMINDER_DAYS))
    .execute();
  return rows.flatMap(({ id, newcomer_card, resident_card, year_until }) =>
    year_until === null ? [] : [{ pair: id, cards: [newcomer_card, resident_card], until: year_until }],
  );
}

/** Ends the pairs whose year is over and who did not both say that they go on. The transaction must act as the task. @returns how many */
export async function endYears(tx: Tx, now: Date): Promise<number> {
  const ended = await tx
    .updateTable('befriending_pair')
    .set({ state: 'ended', ended_at: now })
    .where('state', '<>', 'ended')
    .where('year_until', '<=', now)
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}
