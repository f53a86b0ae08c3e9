import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';

/** How often a language, or a kind of page in it, was said to be not well translated. */
export interface Reported {
  language: string;
  /** Nothing for all pages of the language together. */
  page: string | null;
  times: number;
}

/** One more, in the week of `now`. */
export async function countReport(tx: Tx, language: string, page: string, now: Date): Promise<void> {
  await sql`insert into translation_report (week, language, page)
    values (date_trunc('week', ${now}::timestamptz at time zone 'Europe/Amsterdam')::date, ${language}, ${page})
    on conflict (week, language, page) do update set times = translation_report.times + 1`.execute(tx);
}

/** What was told since a day, most first; only what was told at least `least` times, so that nobody stands out. */
export async function reportedSince(tx: Tx, since: Date, least: number): Promise<Reported[]> {
  const found = await sql<Reported>`select language, page, sum(times)::int as times from translation_report
    where week >= ${since}::date group by grouping sets ((language), (language, page))
    having sum(times) >= ${least} order by times desc, language, page nulls first limit 100`.execute(tx);
  return found.rows;
}
