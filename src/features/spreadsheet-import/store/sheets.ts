import type { Selectable } from 'kysely';
import { type Expression, sql } from 'kysely';
import type { Database, Tx } from '#core/db/connection.ts';
import type { Grid, Reading, Sheet } from '../types.ts';

const json = (value: unknown) => JSON.stringify(value);

/** @returns false when this very form was sent before */
export async function addSheet(
  tx: Tx,
  one: Pick<Sheet, 'id' | 'by' | 'fileName' | 'listName' | 'source' | 'reading'> & {
    team: string;
    grids: Grid[];
  },
  at: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('spreadsheet')
    .values({
      id: one.id,
      team_key_id: one.team,
      by_name: one.by,
      file_name: one.fileName,
      list_name: one.listName,
      source: one.source,
      sheets: json(one.grids),
      reading: json(one.reading),
      made_at: at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** One list with everything it says; the newest lists without. */
export async function findSheet(tx: Tx, id: string): Promise<Sheet | undefined> {
  const row = await tx.selectFrom('spreadsheet').selectAll().where('id', '=', id).executeTakeFirst();
  return row && sheetOf(row);
}

export async function newestSheets(tx: Tx): Promise<Sheet[]> {
  const rows = await tx
    .selectFrom('spreadsheet')
    .selectAll()
    .select(sql<null>`null`.as('sheets'))
    .orderBy('made_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => sheetOf(row as Selectable<Database['spreadsheet']>));
}

function sheetOf(row: Selectable<Database['spreadsheet']>): Sheet {
  return {
    id: row.id,
    by: row.by_name,
    fileName: row.file_name,
    listName: row.list_name,
    source: row.source,
    grids: row.sheets,
    reading: row.reading,
    choices: row.choices,
    stopGone: row.stop_gone,
    state: row.state,
    figures: row.figures,
    version: row.version,
    madeAt: row.made_at,
    plantedAt: row.planted_at,
  };
}

/** How lists were read before, newest first: the row with the headings and the reading. */
export async function readingsBefore(tx: Tx): Promise<{ headings: string[]; reading: Reading }[]> {
  const rows = await tx
    .selectFrom('spreadsheet')
    .select('reading')
    .select(
      sql<
        string[] | null
      >`sheets -> (reading ->> 'sheet')::int -> 'rows' -> (reading ->> 'headings')::int`.as('headings'),
    )
    .where('sheets', 'is not', null)
    .where('planted_at', 'is not', null)
    .orderBy('made_at', 'desc')
    .limit(50)
    .execute();
  return rows.flatMap(({ reading, headings }) => (headings ? [{ reading, headings }] : []));
}

type Changes = Partial<
  Pick<Sheet, 'listName' | 'source' | 'reading' | 'choices' | 'stopGone' | 'state' | 'figures'>
>;

/** Changes a list that is still as somebody saw it. */
export async function changeSheet(tx: Tx, id: string, seen: number, to: Changes, at: Date): Promise<boolean> {
  const changed = await tx
    .updateTable('spreadsheet')
    .set({
      ...(to.listName === undefined ? {} : { list_name: to.listName }),
      ...(to.source === undefined ? {} : { source: to.source }),
      ...(to.reading ? { reading: json(to.reading) } : {}),
      ...(to.choices ? { choices: json(to.choices) } : {}),
      ...(to.stopGone === undefined ? {} : { stop_gone: to.stopGone }),
      ...(to.figures ? { figures: json(to.figures) } : {}),
      ...(to.state ? { state: to.state, planted_at: to.state === 'planted' ? at : null } : {}),
      version: sql`version + 1` as Expression<number>,
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Forgets a list that was never planted. */
export async function dropSheet(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('spreadsheet').where('id', '=', id).where('state', '=', 'read').execute();
}

/** Is a newer version of this list in the directory? */
export async function newerPlanted(
  tx: Tx,
  { source, plantedAt }: Pick<Sheet, 'source' | 'plantedAt'>,
): Promise<boolean> {
  const found = await tx
    .selectFrom('spreadsheet')
    .select('id')
    .where('source', '=', source)
    .where('state', '=', 'planted')
    .where('planted_at', '>', plantedAt)
    .executeTakeFirst();
  return found !== undefined;
}

/** Forgets what lists say after a month, and that they were there after a year. */
export async function forgetSheets(tx: Tx, wordsBefore: Date, allBefore: Date): Promise<void> {
  await sql`select forget_spreadsheets(${wordsBefore}, ${allBefore})`.execute(tx);
}
