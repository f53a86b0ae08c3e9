import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery } from '#core/http/table-query.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import { giveLookReason } from './actions.ts';
import { REASON_PAGE } from './ask-reason.ts';
import { LOOKS_TABLE, LooksPage } from './LooksPage.tsx';
import { ReasonPage } from './ReasonPage.tsx';
import { RetentionPage } from './RetentionPage.tsx';
import { readCaseBehindReason, readRetention, readUnusualLooks } from './read-looks.ts';
import { LOOKS_PATH, pageAfterReason, RETENTION_PATH, readReason } from './rules.ts';

const CASE = `${CASEWORK_PATH}/:case{${UUID_PATTERN}}` as const;
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
  get(RETENTION_PATH, { allow: 'lead', purpose: 'caseload' }, async (ctx) => {
    const { app, actor } = ctx;
    const retention = await readRetention(app, actor);
    return ctx.render(<RetentionPage page={{ ...ctx.page, path: RETENTION_PATH }} {...retention} />);
  }),
];
