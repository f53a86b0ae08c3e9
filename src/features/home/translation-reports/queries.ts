import type { Generated } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    translation_report: TranslationReportTable;
  }
}

interface TranslationReportTable {
  week: string;
  language: string;
  page: string;
  times: Generated<number>;
}

/** How often readers reported that a language, or a kind of page in it, is not well translated. */
export interface TranslationReportCount {
  language: string;
  /** Null for all pages of the language together. */
  page: string | null;
  times: number;
}

const MAX_REPORT_ROWS = 100;

/** Adds one report to the count of the week of `now`. */
export async function countTranslationReport(
  tx: Tx,
  language: string,
  page: string,
  now: Date,
): Promise<void> {
  await sql`select count_translation_report(
    date_trunc('week', ${now}::timestamptz at time zone 'Europe/Amsterdam')::date, ${language}, ${page})`.execute(
    tx,
  );
}

/** The reports since a day, most first. Counts below `minTimes` are left out, so that no single reader stands out. */
export async function translationReportsSince(
  tx: Tx,
  since: Date,
  minTimes: number,
): Promise<TranslationReportCount[]> {
  const { rows } = await sql<TranslationReportCount>`select language, page, sum(times)::int as times
    from translation_report
    where week >= ${since}::date group by grouping sets ((language), (language, page))
    having sum(times) >= ${minTimes} order by times desc, language, page nulls first
    limit ${MAX_REPORT_ROWS}`.execute(tx);
  return rows;
}
