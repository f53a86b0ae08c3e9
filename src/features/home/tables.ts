import type { Generated } from 'kysely';

/** The tables of this feature; column names are those of the migrations. */
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
