import type { ColumnType, Generated } from 'kysely';
import type { ColumnMapping } from './columns/column-mapping.ts';
import type { SpreadsheetImport } from './commit/types.ts';
import type { SheetGrid } from './file/grid.ts';
import type { RowIssueCode } from './rows/parsed-row.ts';
import type { Corrections } from './rows/row-cells.ts';

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
  sheets: ColumnType<SheetGrid[] | null, string | null | undefined, string | null>;
  reading: ColumnType<ColumnMapping, string, string>;
  choices: ColumnType<SpreadsheetImport['choices'], string | undefined, string>;
  corrections: ColumnType<Corrections, string | undefined, string>;
  settled: ColumnType<RowIssueCode[], string | undefined, string>;
  stop_gone: Generated<boolean>;
  state: Generated<SpreadsheetImport['state']>;
  figures: ColumnType<SpreadsheetImport['figures'], string | undefined, string>;
  version: Generated<number>;
  made_at: Date;
  imported_at: Date | null;
}

interface SpreadsheetChangeTable {
  spreadsheet_id: string;
  initiative_id: string;
  before: ColumnType<unknown | null, string | null | undefined, string | null>;
  left_at: Date;
  left_source: string;
}
