import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery } from '#core/http/table-query.ts';
import { deadlinesOf } from '../caseload/queries.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import { findEvents, looksAt } from '../model/queries.ts';
import { readCase } from '../model/read-case.ts';
import { giveLookReason } from './actions.ts';
import { REASON_PAGE } from './ask-reason.ts';
import { ExportPage } from './ExportPage.tsx';
import { exportOf } from './export-queries.ts';
import { LOOKS_TABLE, LooksPage } from './LooksPage.tsx';
import { ReasonPage } from './ReasonPage.tsx';
import { RegisterPage } from './RegisterPage.tsx';
import { RetentionPage } from './RetentionPage.tsx';
import { readCaseBehindReason, readRetention, readUnusualLooks } from './read-looks.ts';
import { LOOKS_PATH, pageAfterReason, REGISTER_PATH, RETENTION_PATH, readReason } from './rules.ts';

const CASE = `${CASEWORK_PATH}/:case{${UUID_PATTERN}}` as const;
const READS_CASE = { allow: 'caseworker', purpose: 'case' } as const;
const EXPORT_PAGE = `${CASEWORK_PATH}/:case/export`;
const MAX_EXPORTED_LOOKS = 10_000;
const READS = { allow: 'caseworker', purpose: 'caseload' } as const;

async function renderReason(
  ctx: RequestContext<StaffMember>,
  refusal?: 'no-reason' | 'no-words',
): Promise<Response> {
  const { app, actor } = ctx;
  const id = ctx.param('case');
  const to = pageAfterReason(ctx.form.get('to') || (ctx.query.get('to') ?? ''), id);
  const file = await readCaseBehindReason(app, actor, id);
  // Their own case by now, or a reason was given: the page itself says whether there is such a case.
  if (!file) return ctx.redirect(to);
  return ctx.render(
    <ReasonPage
      page={{ ...ctx.page, path: `${casePath(id)}${REASON_PAGE}` }}
      token={ctx.formToken()}
      file={file}
      to={to}
      typed={{ reason: readReason(ctx.form.get('reason')), words: ctx.form.get('words') }}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

/** Why somebody looks at what is not their daily work, and who did. */
export const accountabilityRoutes: Route[] = [
  get(`${CASE}${REASON_PAGE}`, READS, (ctx) => renderReason(ctx)),
  post(`${CASE}${REASON_PAGE}`, { ...READS, action: giveLookReason }, async (ctx, run) => {
    const id = ctx.param('case');
    const given = await run({
      case: id,
      reason: ctx.form.get('reason'),
      words: ctx.form.get('words'),
    });
    if (given.ok) return ctx.redirect(pageAfterReason(ctx.form.get('to'), id));
    return renderReason(ctx, given.refusal === 'no-words' ? 'no-words' : 'no-reason');
  }),
  get(`${CASE}/export`, READS_CASE, async (ctx) => {
    const read = await readCase(ctx, { id: ctx.param('case'), page: EXPORT_PAGE }, async (tx, file) => ({
      file,
      events: await findEvents(tx, ctx.app, file.id),
      deadlines: await deadlinesOf(tx, file.id),
      looks: await looksAt(tx, file.id, MAX_EXPORTED_LOOKS),
    }));
    return read ? ctx.render(<ExportPage page={ctx.page} {...read} />) : ctx.notFound();
  }),
  get(`${CASE}/export.json`, READS_CASE, async (ctx) => {
    const tables = await readCase(ctx, { id: ctx.param('case'), page: EXPORT_PAGE }, (tx, { id }) =>
      exportOf(tx, ctx.app, id),
    );
    if (!tables) return ctx.notFound();
    const content = { madeAt: ctx.app.now().toISOString(), controller: ctx.actor.tenant.name, ...tables };
    return new Response(JSON.stringify(content, null, 2), {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="dossier.json"',
      },
    });
  }),
  get(LOOKS_PATH, { allow: 'lead', purpose: 'caseload' }, async (ctx) => {
    const { app, actor } = ctx;
    return ctx.render(
      <LooksPage
        page={{ ...ctx.page, path: LOOKS_PATH }}
        looks={await readUnusualLooks(app, actor)}
        query={readTableQuery(ctx.query, LOOKS_TABLE)}
      />,
    );
  }),
  get(REGISTER_PATH, { allow: 'staff' }, (ctx) =>
    ctx.render(
      <RegisterPage page={{ ...ctx.page, path: REGISTER_PATH }} controller={ctx.actor.tenant.name} />,
    ),
  ),
  get(RETENTION_PATH, { allow: 'lead', purpose: 'caseload' }, async (ctx) => {
    const { app, actor } = ctx;
    const retention = await readRetention(app, actor);
    return ctx.render(<RetentionPage page={{ ...ctx.page, path: RETENTION_PATH }} {...retention} />);
  }),
];
