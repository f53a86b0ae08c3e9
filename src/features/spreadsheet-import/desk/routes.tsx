import type { TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery, tableHref } from '#core/http/table-query.ts';
import { importContext } from '../commit/import-context.ts';
import type { SpreadsheetImport } from '../commit/types.ts';
import { readFile } from '../file/read-file.ts';
import {
  commitImport,
  decideAll,
  decideRows,
  discardImport,
  mapColumns,
  replaceWords,
  restoreRow,
  revertImport,
  settleIssue,
  uploadSpreadsheet,
} from './actions.ts';
import { ColumnsPage } from './ColumnsPage.tsx';
import { columnMappingFrom, ROW_KEY, rowChangesFrom } from './form-values.ts';
import { ImportedPage } from './ImportedPage.tsx';
import { IMPORT_NOTICES, type ImportNotice } from './notices.ts';
import { findImport, listImports } from './queries.ts';
import { RowPage } from './RowPage.tsx';
import { RowsPage } from './RowsPage.tsx';
import type { RowConflict } from './row-changes.ts';
import { SpreadsheetsPage, type UploadRefusal } from './SpreadsheetsPage.tsx';
import { ROWS_TABLE } from './views.ts';

const IMPORT_PATH = `/spreadsheets/:sheet{${UUID_PATTERN}}` as const;
const ROW_PATH = `${IMPORT_PATH}/rows/:row{[0-9.]+}` as const;
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

/** A list with its rows as they will be imported; undefined when there is none, or its contents were purged. */
const readRowsOf = (ctx: RequestContext<TeamMember>) =>
  ctx.readAsTeam(ctx.actor.key, async (tx) => {
    const spreadsheet = await findImport(tx, ctx.param('sheet'));
    return spreadsheet?.grids
      ? { spreadsheet, context: await importContext(tx, ctx.app, spreadsheet) }
      : undefined;
  });

async function rowsPage(
  ctx: RequestContext<TeamMember>,
  shown: { notice?: ImportNotice | undefined; done?: number | undefined; conflicts?: RowConflict[] },
  status?: 409,
): Promise<Response> {
  const loaded = await readRowsOf(ctx);
  if (!loaded) return ctx.notFound();
  const { spreadsheet, context } = loaded;
  if (spreadsheet.state === 'imported') return redirectToImport(ctx);
  return ctx.render(
    <RowsPage
      page={{ ...ctx.page, path: `/spreadsheets/${spreadsheet.id}/rows` }}
      spreadsheet={spreadsheet}
      context={context}
      query={readTableQuery(ctx.query, ROWS_TABLE)}
      token={ctx.formToken()}
      {...shown}
    />,
    status ?? 200,
  );
}

/** Back to the same rows. @param back the query of the page that sent the form */
function redirectToRows(ctx: RequestContext<TeamMember>, back: string, done?: number): Response {
  const query = readTableQuery(new URLSearchParams(back), ROWS_TABLE);
  const href = tableHref(`/spreadsheets/${ctx.param('sheet')}/rows`, query, { page: query.page });
  return ctx.redirect(done === undefined ? href : `${href}&done=${done}`);
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
      const read = await readFile(bytes);
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
  post(IMPORT_PATH, { allow, purpose, action: mapColumns }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const result = await run({
      ...submittedVersion(ctx),
      listName: field('listName'),
      reading: columnMappingFrom(field),
    });
    if (!result.ok) {
      const current = await readImport(ctx);
      if (result.refusal !== 'changed-elsewhere' || !current?.grids || current.state !== 'read')
        return redirectToImport(ctx, '', result.refusal);
      const yours = { listName: field('listName'), mapping: columnMappingFrom(field) };
      return ctx.render(
        <ColumnsPage page={ctx.page} spreadsheet={current} token={ctx.formToken()} yours={yours} />,
        409,
      );
    }
    return redirectToImport(ctx, result.value.again ? '' : '/rows');
  }),
  get(`${IMPORT_PATH}/rows`, { allow, purpose }, async (ctx) => {
    const done = ctx.query.get('done');
    return rowsPage(ctx, { notice: noticeFrom(ctx.query), done: done ? Number(done) || 0 : undefined });
  }),
  post(`${IMPORT_PATH}/rows`, { allow, purpose, action: decideRows }, async (ctx, run) => {
    const { get: field, entries } = ctx.form;
    const result = await run({ sheet: ctx.param('sheet'), ...rowChangesFrom(entries()) });
    if (!result.ok) return redirectToImport(ctx, '/rows', result.refusal);
    if (result.value.conflicts.length) return rowsPage(ctx, { conflicts: result.value.conflicts }, 409);
    const row = field('row');
    return row && ROW_KEY.test(row)
      ? ctx.redirect(`/spreadsheets/${ctx.param('sheet')}/rows/${row}?saved=yes`)
      : redirectToRows(ctx, field('back'));
  }),
  post(`${IMPORT_PATH}/rows/all`, { allow, action: decideAll }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const { show = 'all', issue } = readTableQuery(
      new URLSearchParams({ show: field('show'), issue: field('issue') }),
      ROWS_TABLE,
    ).filters;
    const result = await run({
      ...submittedVersion(ctx),
      show,
      ...(issue ? { issue } : {}),
      search: field('search'),
      choice: field('choice'),
    });
    if (!result.ok) return redirectToImport(ctx, '/rows', result.refusal);
    const back = new URLSearchParams({ show: 'all', q: field('search'), issue: field('issue') });
    return redirectToRows(ctx, back.toString(), result.value.count);
  }),
  post(`${IMPORT_PATH}/rows/words`, { allow, action: replaceWords }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const result = await run({
      sheet: ctx.param('sheet'),
      issue: field('issue'),
      words: field('words'),
      replacement: field('replacement'),
    });
    if (!result.ok) return redirectToImport(ctx, '/rows', result.refusal);
    return redirectToRows(ctx, 'show=all', result.value.count);
  }),
  post(`${IMPORT_PATH}/rows/remarks`, { allow, action: settleIssue }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const result = await run({
      sheet: ctx.param('sheet'),
      issue: field('issue'),
      settled: field('settled') === 'yes',
    });
    return redirectToImport(ctx, '/rows', result.ok ? undefined : result.refusal);
  }),
  get(ROW_PATH, { allow, purpose }, async (ctx) => {
    const loaded = await readRowsOf(ctx);
    const proposal = loaded?.context.rows.find(({ row }) => row.key === ctx.param('row'));
    if (!loaded || !proposal) return ctx.notFound();
    if (loaded.spreadsheet.state === 'imported') return redirectToImport(ctx);
    return ctx.render(
      <RowPage
        page={ctx.page}
        spreadsheet={loaded.spreadsheet}
        proposal={proposal}
        token={ctx.formToken()}
        saved={ctx.query.get('saved') === 'yes'}
      />,
    );
  }),
  post(`${ROW_PATH}/restored`, { allow, action: restoreRow }, async (ctx, run) => {
    const key = ctx.param('row');
    const result = await run({ sheet: ctx.param('sheet'), row: Number(key.split('.')[0]) });
    return result.ok ? redirectToImport(ctx, `/rows/${key}`) : redirectToImport(ctx, '/rows', result.refusal);
  }),
  post(`${IMPORT_PATH}/planted`, { allow, action: commitImport }, async (ctx, run) => {
    const result = await run({ ...submittedVersion(ctx), plan: ctx.form.get('plan') });
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
