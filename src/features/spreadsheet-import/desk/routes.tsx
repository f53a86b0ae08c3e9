import type { TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { importContext } from '../commit/import-context.ts';
import type { SpreadsheetImport } from '../commit/types.ts';
import { readGrids } from '../file/read-file.ts';
import {
  commitImport,
  decideRows,
  discardImport,
  mapColumns,
  revertImport,
  uploadSpreadsheet,
} from './actions.ts';
import { ColumnsPage } from './ColumnsPage.tsx';
import { columnMappingFrom, pageNumberFrom, rowChoicesFrom, rowViewFrom } from './form-values.ts';
import { ImportedPage } from './ImportedPage.tsx';
import { IMPORT_NOTICES, type ImportNotice } from './notices.ts';
import { findImport, listImports } from './queries.ts';
import { RowsPage } from './RowsPage.tsx';
import { SpreadsheetsPage, type UploadRefusal } from './SpreadsheetsPage.tsx';

const IMPORT_PATH = `/spreadsheets/:sheet{${UUID_PATTERN}}` as const;
const MAX_UPLOAD_BYTES = 8 * 1024 * 1024;
const MAX_FILE_NAME_LENGTH = 200;

const noticeFrom = (query: URLSearchParams): ImportNotice | undefined =>
  IMPORT_NOTICES.find((notice) => notice === query.get('said'));

const redirectToImport = (ctx: RequestContext<TeamMember>, subpath = '', refusal?: string) =>
  ctx.redirect(`/spreadsheets/${ctx.param('sheet')}${subpath}${refusal ? `?said=${refusal}` : ''}`);

/** Spreadsheets belong to the whole directory: a team link for one edition gives no access. */
const forWholeDirectory = (route: Route): Route => ({
  ...route,
  handler: (ctx, run) =>
    ctx.actor.kind === 'team' && ctx.actor.scope === null ? route.handler(ctx, run) : ctx.notFound(),
});

const readImport = (ctx: RequestContext<TeamMember>): Promise<SpreadsheetImport | undefined> =>
  ctx.readAsTeam(ctx.actor.key, (tx) => findImport(tx, ctx.param('sheet')));

const submittedVersion = (ctx: RequestContext<TeamMember>) => ({
  sheet: ctx.param('sheet'),
  seen: Number(ctx.form.get('seen')),
});

async function uploadPage(ctx: RequestContext<TeamMember>, refusal?: UploadRefusal): Promise<Response> {
  const imports = await ctx.readAsTeam(ctx.actor.key, listImports);
  const { page, form } = ctx;
  return ctx.render(
    <SpreadsheetsPage
      page={{ ...page, path: '/spreadsheets' }}
      imports={imports}
      pasted={form.get('pasted')}
      formKey={ctx.keptFormKey()}
      token={ctx.formToken()}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

const allow = 'organiser' as const;
const purpose = 'organising' as const;

const routes: Route[] = [
  get('/spreadsheets', { allow, purpose }, (ctx) => uploadPage(ctx)),
  post(
    '/spreadsheets',
    { allow, purpose, action: uploadSpreadsheet, maxBytes: MAX_UPLOAD_BYTES },
    async (ctx, run) => {
      const file = ctx.form.file('file');
      const pasted = ctx.form.get('pasted');
      const bytes = file?.size ? new Uint8Array(await file.arrayBuffer()) : Buffer.from(pasted);
      if (!bytes.length) return uploadPage(ctx, 'nothing-given');
      const read = await readGrids(bytes);
      if ('wrong' in read) return uploadPage(ctx, read.wrong);
      const fileName = (file?.size && file.name) || ctx.form.get('called') || '–';
      const result = await run({
        idempotencyKey: ctx.formKey(),
        fileName: fileName.slice(-MAX_FILE_NAME_LENGTH),
        grids: read.grids,
      });
      return result.ok ? ctx.redirect(`/spreadsheets/${result.value}`) : uploadPage(ctx, 'not-a-list');
    },
  ),
  get(IMPORT_PATH, { allow, purpose }, async (ctx) => {
    const spreadsheet = await readImport(ctx);
    if (!spreadsheet) return ctx.notFound();
    const props = { page: ctx.page, spreadsheet, token: ctx.formToken(), notice: noticeFrom(ctx.query) };
    return ctx.render(
      spreadsheet.state === 'imported' ? <ImportedPage {...props} /> : <ColumnsPage {...props} />,
    );
  }),
  post(IMPORT_PATH, { allow, action: mapColumns }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const result = await run({
      ...submittedVersion(ctx),
      listName: field('listName'),
      reading: columnMappingFrom(field),
    });
    if (!result.ok) return redirectToImport(ctx, '', result.refusal);
    return redirectToImport(ctx, result.value.again ? '' : '/rows');
  }),
  get(`${IMPORT_PATH}/rows`, { allow, purpose }, async (ctx) => {
    const loaded = await ctx.readAsTeam(ctx.actor.key, async (tx) => {
      const spreadsheet = await findImport(tx, ctx.param('sheet'));
      return spreadsheet?.grids && { spreadsheet, context: await importContext(tx, ctx.app, spreadsheet) };
    });
    if (!loaded) return ctx.notFound();
    const { spreadsheet, context } = loaded;
    if (spreadsheet.state === 'imported') return redirectToImport(ctx);
    return ctx.render(
      <RowsPage
        page={ctx.page}
        spreadsheet={spreadsheet}
        context={context}
        view={rowViewFrom(ctx.query, context.rows)}
        pageNumber={pageNumberFrom(ctx.query)}
        token={ctx.formToken()}
        notice={noticeFrom(ctx.query)}
        now={ctx.app.now()}
      />,
    );
  }),
  post(`${IMPORT_PATH}/rows`, { allow, action: decideRows }, async (ctx, run) => {
    const { get: field, entries } = ctx.form;
    const result = await run({ ...submittedVersion(ctx), ...rowChoicesFrom(entries()) });
    if (!result.ok) return redirectToImport(ctx, '/rows', result.refusal);
    const shown = new URLSearchParams({ show: field('show'), page: field('page') });
    return redirectToImport(ctx, `/rows?${shown}`);
  }),
  post(`${IMPORT_PATH}/planted`, { allow, action: commitImport }, async (ctx, run) => {
    const result = await run(submittedVersion(ctx));
    return result.ok ? redirectToImport(ctx) : redirectToImport(ctx, '/rows', result.refusal);
  }),
  post(`${IMPORT_PATH}/undone`, { allow, action: revertImport }, async (ctx, run) => {
    const result = await run(submittedVersion(ctx));
    return redirectToImport(ctx, '', result.ok ? undefined : result.refusal);
  }),
  post(`${IMPORT_PATH}/dropped`, { allow, action: discardImport }, async (ctx, run) => {
    await run({ sheet: ctx.param('sheet') });
    return ctx.redirect('/spreadsheets');
  }),
];

export const spreadsheetRoutes = routes.map(forWholeDirectory);
