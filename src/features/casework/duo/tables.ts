import type { ColumnType } from 'kysely';

declare module '#core/db/connection.ts' {
  interface Database {
    case_duo_file: CaseDuoFileTable;
  }
}

interface CaseDuoFileTable {
  id: string;
  tenant_id: string;
  case_id: string;
  content: ColumnType<unknown, string, string>;
  made_at: Date;
  made_by: string | null;
  made_by_name: string;
}
