import type { Generated } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    unmet_need: UnmetNeedTable;
  }
}

interface UnmetNeedTable {
  week: string;
  concept: string;
  municipality: Generated<string>;
  times: Generated<number>;
}

export interface UnmetNeed {
  concept: string;
  /** The CBS code of the municipality, or empty. */
  municipality: string;
  times: number;
}

/** Adds one to each concept, in the Dutch week of `now`. */
export async function countUnmetNeeds(
  tx: Tx,
  concepts: readonly string[],
  municipality: string,
  now: Date,
): Promise<void> {
  await sql`select count_unmet_need(
      date_trunc('week', ${now}::timestamptz at time zone 'Europe/Amsterdam')::date, concept, ${municipality})
    from unnest(${[...concepts]}::text[]) as concept`.execute(tx);
}

/** What was missed since a date, most often first; only what was counted `minTimes` times, so that nobody stands out. */
export async function unmetNeedsSince(tx: Tx, since: Date, minTimes: number): Promise<UnmetNeed[]> {
  const result = await sql<UnmetNeed>`select concept, municipality, sum(times)::int as times from unmet_need
    where week >= ${since}::date group by concept, municipality having sum(times) >= ${minTimes}
    order by times desc, concept, municipality limit 100`.execute(tx);
  return result.rows;
}
