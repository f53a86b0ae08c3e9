import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deterministicId } from '#core/private-links.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { guessMapping } from './columns/guess-columns.ts';
import { insertImport } from './desk/queries.ts';
import { readGrids } from './file/read-grids.ts';

/**
 * Brings in a list as a volunteer keeps it, as far as its rows are to be looked at: with remarks, doubles, and rows that are in
 * the directory already. Once a month, because what a list says is forgotten after a month.
 * @param csv the file
 */
export async function seedDemoList(app: AppContext, fileName: string, csv: string): Promise<void> {
  const read = readGrids(Buffer.from(csv));
  if ('wrong' in read) throw new Error(`the list of the demonstration is ${read.wrong}`);
  const month = amsterdamDate(app.now()).slice(0, 7);
  const idOf = (...names: string[]) =>
    deterministicId(app, 'demonstration-list', { application: ['demonstration', ...names] });
  await inTransaction(app.db, { systemTask: { name: 'demonstration' } }, (tx) =>
    insertImport(
      tx,
      {
        id: idOf(fileName, month),
        team: idOf('team'),
        uploadedBy: 'Marijke',
        fileName,
        listName: fileName.replace(/\.\w+$/u, ''),
        source: 'list:demonstration',
        mapping: guessMapping(read.grids, ''),
        grids: read.grids,
      },
      app.now(),
    ),
  );
}
