import { newOnce } from '#core/http/csrf.ts';
import type { Address, Visit } from '#core/http/request-context.ts';
import { bringSpreadsheet, dropSpreadsheet } from '../actions/spreadsheets/bring.ts';
import { chooseRows } from '../actions/spreadsheets/choose.ts';
import { plantSpreadsheet } from '../actions/spreadsheets/plant.ts';
import { readSpreadsheet } from '../actions/spreadsheets/read.ts';
import { undoSpreadsheet } from '../actions/spreadsheets/undo.ts';
import { ColumnsPage } from '../pages/spreadsheet/columns.tsx';
import { PlantedPage } from '../pages/spreadsheet/planted.tsx';
import { RowsPage } from '../pages/spreadsheet/rows.tsx';
import { type BringRefusal, SpreadsheetsPage } from '../pages/spreadsheet/start.tsx';
import { choicesIn, pageOf, readingIn, viewOf } from '../spreadsheet/answers.ts';
import { readGrids } from '../spreadsheet/read/index.ts';
import { standOf } from '../spreadsheet/standing.ts';
import type { Sheet } from '../spreadsheet/types.ts';
import { findSheet, newestSheets } from '../store/spreadsheets/sheets.ts';

const ID = '/spreadsheets/:sheet{[0-9a-f-]{36}}';
const MOST_BYTES = 8 * 1024 * 1024;

const NOTICES = ['changed-elsewhere', 'newer-first', 'nothing', 'not-understood'] as const;
const noticeOf = (said: string | null) => NOTICES.find((known) => known === said);
const to = (visit: Visit, rest = '', refusal?: string) =>
  visit.go(`/spreadsheets/${visit.param('sheet')}${rest}${refusal ? `?said=${refusal}` : ''}`);

/** A link for one edition is not for the whole directory. */
const forAll = (address: Address): Address => ({
  ...address,
  answer: (visit) => (visit.member().scope === null ? address.answer(visit) : visit.notThere()),
});

const seenSheet = (visit: Visit): Promise<Sheet | undefined> =>
  visit.oversee(visit.member().key, (tx) => findSheet(tx, visit.param('sheet')));

async function start(visit: Visit, refusal?: BringRefusal): Promise<Response> {
  const sheets = await visit.oversee(visit.member().key, newestSheets);
  const { reader, form } = visit;
  return visit.page(
    <SpreadsheetsPage
      reader={{ ...reader, path: '/spreadsheets' }}
      sheets={sheets}
      typed={{ once: newOnce(), pasted: form.one('pasted') }}
      token={visit.token()}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

const may = 'organiser' as const;
const shows = 'organising' as const;

const all: Address[] = [
  { method: 'get', path: '/spreadsheets', may, shows, answer: (visit) => start(visit) },
  {
    method: 'post',
    path: '/spreadsheets',
    may,
    shows,
    does: bringSpreadsheet,
    mostBytes: MOST_BYTES,
    answer: async (visit) => {
      const file = visit.form.file('file');
      const pasted = visit.form.one('pasted');
      const bytes = file?.size ? new Uint8Array(await file.arrayBuffer()) : Buffer.from(pasted);
      if (!bytes.length) return start(visit, 'nothing-given');
      const read = await readGrids(bytes);
      if ('wrong' in read) return start(visit, read.wrong);
      const fileName = (file?.size && file.name) || visit.form.one('called') || '–';
      const said = { once: visit.form.one('once'), fileName: fileName.slice(-200), grids: read.grids };
      const done = await bringSpreadsheet(visit.house, visit.actor, said);
      return done.ok ? visit.go(`/spreadsheets/${done.value}`) : start(visit, 'not-a-list');
    },
  },
  {
    method: 'get',
    path: ID,
    may,
    shows,
    answer: async (visit) => {
      const sheet = await seenSheet(visit);
      if (!sheet) return visit.notThere();
      const notice = noticeOf(visit.query.get('said'));
      const showing = { reader: visit.reader, sheet, token: visit.token(), notice };
      return visit.page(
        sheet.state === 'planted' ? <PlantedPage {...showing} /> : <ColumnsPage {...showing} />,
      );
    },
  },
  {
    method: 'post',
    path: ID,
    may,
    does: readSpreadsheet,
    answer: async (visit) => {
      const { one } = visit.form;
      const said = { sheet: visit.param('sheet'), seen: Number(one('seen')), listName: one('listName') };
      const done = await readSpreadsheet(visit.house, visit.actor, { ...said, reading: readingIn(one) });
      if (!done.ok) return to(visit, '', done.refusal);
      return to(visit, done.value.again ? '' : '/rows');
    },
  },
  {
    method: 'get',
    path: `${ID}/rows`,
    may,
    shows,
    answer: async (visit) => {
      const found = await visit.oversee(visit.member().key, async (tx) => {
        const sheet = await findSheet(tx, visit.param('sheet'));
        return sheet?.grids && { sheet, stand: await standOf(tx, visit.house, sheet) };
      });
      if (!found) return visit.notThere();
      if (found.sheet.state === 'planted') return to(visit);
      const { sheet, stand } = found;
      const view = viewOf(visit.query, stand.rows);
      return visit.page(
        <RowsPage
          reader={visit.reader}
          sheet={sheet}
          stand={stand}
          view={view}
          page={pageOf(visit.query)}
          token={visit.token()}
          notice={noticeOf(visit.query.get('said'))}
          now={visit.house.now()}
        />,
      );
    },
  },
  {
    method: 'post',
    path: `${ID}/rows`,
    may,
    does: chooseRows,
    answer: async (visit) => {
      const { one, fields } = visit.form;
      const said = { sheet: visit.param('sheet'), seen: Number(one('seen')), ...choicesIn(fields()) };
      const done = await chooseRows(visit.house, visit.actor, said);
      if (!done.ok) return to(visit, '/rows', done.refusal);
      const view = new URLSearchParams({ show: one('show'), page: one('page') });
      return to(visit, `/rows?${view}`);
    },
  },
  {
    method: 'post',
    path: `${ID}/planted`,
    may,
    does: plantSpreadsheet,
    answer: async (visit) => {
      const said = { sheet: visit.param('sheet'), seen: Number(visit.form.one('seen')) };
      const done = await plantSpreadsheet(visit.house, visit.actor, said);
      return done.ok ? to(visit) : to(visit, '/rows', done.refusal);
    },
  },
  {
    method: 'post',
    path: `${ID}/undone`,
    may,
    does: undoSpreadsheet,
    answer: async (visit) => {
      const said = { sheet: visit.param('sheet'), seen: Number(visit.form.one('seen')) };
      const done = await undoSpreadsheet(visit.house, visit.actor, said);
      return to(visit, '', done.ok ? undefined : done.refusal);
    },
  },
  {
    method: 'post',
    path: `${ID}/dropped`,
    may,
    does: dropSpreadsheet,
    answer: async (visit) => {
      await dropSpreadsheet(visit.house, visit.actor, { sheet: visit.param('sheet') });
      return visit.go('/spreadsheets');
    },
  },
];

export const spreadsheetAddresses = all.map(forAll);
