import { type Expression, type Selectable, sql } from 'kysely';
import type { Database, Tx } from '#core/db/connection.ts';
import type { ColumnMapping } from '../columns/column-mapping.ts';
import type { SpreadsheetImport } from '../commit/types.ts';
import type { SheetGrid } from '../file/grid.ts';

const MAX_LISTED = 50;

const toJson = (value: unknown) => JSON.stringify(value);

/** @returns false when this form was submitted before */
export async function insertImport(
  tx: Tx,
  spreadsheet: Pick<
    SpreadsheetImport,
    'id' | 'uploadedBy' | 'fileName' | 'listName' | 'source' | 'mapping'
  > & {
    /** Id of the team link that uploaded it. */
    team: string;
    grids: SheetGrid[];
  },
  now: Date,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('spreadsheet')
    .values({
      id: spreadsheet.id,
      team_key_id: spreadsheet.team,
      by_name: spreadsheet.uploadedBy,
      file_name: spreadsheet.fileName,
      list_name: spreadsheet.listName,
      source: spreadsheet.source,
      sheets: toJson(spreadsheet.grids),
      reading: toJson(spreadsheet.mapping),
      made_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function findImport(tx: Tx, id: string): Promise<SpreadsheetImport | undefined> {
  const row = await tx.selectFrom('spreadsheet').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toImport(row);
}

/** Locks a list until the transaction ends: what is read of it stays so. */
export async function lockImport(tx: Tx, id: string): Promise<SpreadsheetImport | undefined> {
  const row = await tx
    .selectFrom('spreadsheet')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toImport(row);
}

/** The newest lists, without their contents. */
export async function listImports(tx: Tx): Promise<SpreadsheetImport[]> {
  const rows = await tx
    .selectFrom('spreadsheet')
    .selectAll()
    .select(sql<null>`null`.as('sheets'))
    .orderBy('made_at', 'desc')
    .limit(MAX_LISTED)
    .execute();
  return rows.map((row) => toImport({ ...row, sheets: null }));
}

function toImport(row: Selectable<Database['spreadsheet']>): SpreadsheetImport {
  return {
    id: row.id,
    uploadedBy: row.by_name,
    fileName: row.file_name,
    listName: row.list_name,
    source: row.source,
    grids: row.sheets,
    mapping: row.reading,
    choices: row.choices,
    corrections: row.corrections,
    settled: row.settled,
    withdrawMissing: row.stop_gone,
    state: row.state,
    figures: row.figures,
    version: row.version,
    uploadedAt: row.made_at,
    importedAt: row.imported_at,
  };
}

/** The mappings of committed lists, newest first, each with the cells of its heading row. */
export async function earlierMappings(tx: Tx): Promise<{ headings: string[]; mapping: ColumnMapping }[]> {
  const rows = await tx
    .selectFrom('spreadsheet')
    .select('reading')
    .select(
      sql<
        string[] | null
      >`sheets -> (reading ->> 'sheet')::int -> 'rows' -> (reading ->> 'headings')::int`.as('headings'),
    )
    .where('sheets', 'is not', null)
    .where('imported_at', 'is not', null)
    .orderBy('made_at', 'desc')
    .limit(MAX_LISTED)
    .execute();
  return rows.flatMap(({ reading: mapping, headings }) => (headings ? [{ mapping, headings }] : []));
}

type ImportChanges = Partial<
  Pick<
    SpreadsheetImport,
    | 'listName'
    | 'source'
    | 'mapping'
    | 'choices'
    | 'corrections'
    | 'settled'
    | 'withdrawMissing'
    | 'state'
    | 'figures'
  >
>;

/** Optimistic locking. @returns false when the list no longer has `expectedVersion` */
export async function updateImport(
  tx: Tx,
  id: string,
  expectedVersion: number,
  changes: ImportChanges,
  now: Date,
): Promise<boolean> {
  const updated = await tx
    .updateTable('spreadsheet')
    .set({
      ...(changes.listName === undefined ? {} : { list_name: changes.listName }),
      ...(changes.source === undefined ? {} : { source: changes.source }),
      ...(changes.mapping ? { reading: toJson(changes.mapping) } : {}),
      ...(changes.choices ? { choices: toJson(changes.choices) } : {}),
      ...(changes.corrections ? { corrections: toJson(changes.corrections) } : {}),
      ...(changes.settled ? { settled: toJson(changes.settled) } : {}),
      ...(changes.withdrawMissing === undefined ? {} : { stop_gone: changes.withdrawMissing }),
      ...(changes.figures ? { figures: toJson(changes.figures) } : {}),
      ...(changes.state
        ? { state: changes.state, imported_at: changes.state === 'imported' ? now : null }
        : {}),
      version: sql`version + 1` as Expression<number>,
    })
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** Deletes a list that was never committed. */
export async function deleteImport(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('spreadsheet').where('id', '=', id).where('state', '=', 'read').execute();
}

/** Whether a newer version of this list is in the directory. */
export async function hasNewerImport(
  tx: Tx,
  { source, importedAt }: Pick<SpreadsheetImport, 'source' | 'importedAt'>,
): Promise<boolean> {
  const newer = await tx
    .selectFrom('spreadsheet')
    .select('id')
    .where('source', '=', source)
    .where('state', '=', 'imported')
    .where('imported_at', '>', importedAt)
    .executeTakeFirst();
  return newer !== undefined;
}

/** Deletes the contents of lists uploaded before `contentsBefore`, and the lists themselves from before `importsBefore`. */
export async function purgeImports(tx: Tx, contentsBefore: Date, importsBefore: Date): Promise<void> {
  await sql`select forget_spreadsheets(${contentsBefore}, ${importsBefore})`.execute(tx);
}
