import type { ColumnType, Generated } from 'kysely';
import type { Grid, Reading, Sheet } from './types.ts';

/** The rows of this feature, as PostgreSQL keeps them: column names are those of the migrations. */
declare module '#core/db/connection.ts' {
  interface Database {
    spreadsheet: SpreadsheetTable;
    spreadsheet_change: SpreadsheetChangeTable;
  }
}

interface SpreadsheetTable {
  id: string;
  team_key_id: string;
  by_name: string;
  file_name: string;
  list_name: string;
  source: string;
  sheets: ColumnType<Grid[] | null, string | null | undefined, string | null>;
  reading: ColumnType<Reading, string, string>;
  choices: ColumnType<Sheet['choices'], string | undefined, string>;
  stop_gone: Generated<boolean>;
  state: Generated<Sheet['state']>;
  figures: ColumnType<Sheet['figures'], string | undefined, string>;
  version: Generated<number>;
  made_at: Date;
  planted_at: Date | null;
}

interface SpreadsheetChangeTable {
  spreadsheet_id: string;
  initiative_id: string;
  before: ColumnType<unknown | null, string | null | undefined, string | null>;
  left_at: Date;
  left_source: string;
}
