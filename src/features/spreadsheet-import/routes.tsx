import type { TeamMember } from '#core/access/actor.ts';
import { newIdempotencyKey } from '#core/http/csrf.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { bringSpreadsheet, dropSpreadsheet } from './actions/bring.ts';
import { chooseRows } from './actions/choose.ts';
import { plantSpreadsheet } from './actions/plant.ts';
import { readSpreadsheet } from './actions/read.ts';
import { undoSpreadsheet } from './actions/undo.ts';
import { choicesIn, pageOf, readingIn, viewOf } from './answers.ts';
import { ColumnsPage } from './pages/columns.tsx';
import { PlantedPage } from './pages/planted.tsx';
import { RowsPage } from './pages/rows.tsx';
import { type BringRefusal, SpreadsheetsPage } from './pages/start.tsx';
import { readGrids } from './read/index.ts';
import { standOf } from './standing.ts';
import { findSheet, newestSheets } from './store/sheets.ts';
import type { Sheet } from './types.ts';

const ID = '/spreadsheets/:sheet{[0-9a-f-]{36}}';
const MOST_BYTES = 8 * 1024 * 1024;

const NOTICES = ['changed-elsewhere', 'newer-first', 'nothing', 'not-understood'] as const;
const noticeOf = (said: string | null) => NOTICES.find((known) => known === said);
const to = (ctx: RequestContext<TeamMember>, rest = '', refusal?: string) =>
  ctx.redirect(`/spreadsheets/${ctx.param('sheet')}${rest}${refusal ? `?said=${refusal}` : ''}`);

/** A link for one edition is not for the whole directory. */
const forAll = (address: Route): Route => ({
  ...address,
  handler: (ctx, run) =>
    ctx.actor.kind === 'team' && ctx.actor.scope === null ? address.handler(ctx, run) : ctx.notFound(),
});

const seenSheet = (ctx: RequestContext<TeamMember>): Promise<Sheet | undefined> =>
  ctx.readAsTeam(ctx.actor.key, (tx) => findSheet(tx, ctx.param('sheet')));

async function start(ctx: RequestContext<TeamMember>, refusal?: BringRefusal): Promise<Response> {
  const sheets = await ctx.readAsTeam(ctx.actor.key, newestSheets);
  const { page, form } = ctx;
  return ctx.render(
    <SpreadsheetsPage
      page={{ ...page, path: '/spreadsheets' }}
      sheets={sheets}
      typed={{ idempotencyKey: newIdempotencyKey(), pasted: form.get('pasted') }}
      token={ctx.formToken()}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

const may = 'organiser' as const;
const shows = 'organising' as const;

const all: Route[] = [
  get('/spreadsheets', { allow: may, purpose: shows }, (ctx) => start(ctx)),
  post(
    '/spreadsheets',
    { allow: may, purpose: shows, action: bringSpreadsheet, maxBytes: MOST_BYTES },
    async (ctx, run) => {
      const file = ctx.form.file('file');
      const pasted = ctx.form.get('pasted');
      const bytes = file?.size ? new Uint8Array(await file.arrayBuffer()) : Buffer.from(pasted);
      if (!bytes.length) return start(ctx, 'nothing-given');
      const read = await readGrids(bytes);
      if ('wrong' in read) return start(ctx, read.wrong);
      const fileName = (file?.size && file.name) || ctx.form.get('called') || '–';
      const said = {
        idempotencyKey: ctx.form.get('once'),
        fileName: fileName.slice(-200),
        grids: read.grids,
      };
      const done = await run(said);
      return done.ok ? ctx.redirect(`/spreadsheets/${done.value}`) : start(ctx, 'not-a-list');
    },
  ),
  get(ID, { allow: may, purpose: shows }, async (ctx) => {
    const sheet = await seenSheet(ctx);
    if (!sheet) return ctx.notFound();
    const notice = noticeOf(ctx.query.get('said'));
    const showing = { page: ctx.page, sheet, token: ctx.formToken(), notice };
    return ctx.render(
      sheet.state === 'planted' ? <PlantedPage {...showing} /> : <ColumnsPage {...showing} />,
    );
  }),
  post(ID, { allow: may, action: readSpreadsheet }, async (ctx, run) => {
    const { get } = ctx.form;
    const said = { sheet: ctx.param('sheet'), seen: Number(get('seen')), listName: get('listName') };
    const done = await run({ ...said, reading: readingIn(get) });
    if (!done.ok) return to(ctx, '', done.refusal);
    return to(ctx, done.value.again ? '' : '/rows');
  }),
  get(`${ID}/rows`, { allow: may, purpose: shows }, async (ctx) => {
    const found = await ctx.readAsTeam(ctx.actor.key, async (tx) => {
      const sheet = await findSheet(tx, ctx.param('sheet'));
      return sheet?.grids && { sheet, stand: await standOf(tx, ctx.app, sheet) };
    });
    if (!found) return ctx.notFound();
    if (found.sheet.state === 'planted') return to(ctx);
    const { sheet, stand } = found;
    const view = viewOf(ctx.query, stand.rows);
    return ctx.render(
      <RowsPage
        page={ctx.page}
        sheet={sheet}
        stand={stand}
        view={view}
        pageNumber={pageOf(ctx.query)}
        token={ctx.formToken()}
        notice={noticeOf(ctx.query.get('said'))}
        now={ctx.app.now()}
      />,
    );
  }),
  post(`${ID}/rows`, { allow: may, action: chooseRows }, async (ctx, run) => {
    const { get, entries } = ctx.form;
    const said = { sheet: ctx.param('sheet'), seen: Number(get('seen')), ...choicesIn(entries()) };
    const done = await run(said);
    if (!done.ok) return to(ctx, '/rows', done.refusal);
    const view = new URLSearchParams({ show: get('show'), page: get('page') });
    return to(ctx, `/rows?${view}`);
  }),
  post(`${ID}/planted`, { allow: may, action: plantSpreadsheet }, async (ctx, run) => {
    const said = { sheet: ctx.param('sheet'), seen: Number(ctx.form.get('seen')) };
    const done = await run(said);
    return done.ok ? to(ctx) : to(ctx, '/rows', done.refusal);
  }),
  post(`${ID}/undone`, { allow: may, action: undoSpreadsheet }, async (ctx, run) => {
    const said = { sheet: ctx.param('sheet'), seen: Number(ctx.form.get('seen')) };
    const done = await run(said);
    return to(ctx, '', done.ok ? undefined : done.refusal);
  }),
  post(`${ID}/dropped`, { allow: may, action: dropSpreadsheet }, async (ctx, run) => {
    await run({ sheet: ctx.param('sheet') });
    return ctx.redirect('/spreadsheets');
  }),
];

export const spreadsheetRoutes = all.map(forAll);
