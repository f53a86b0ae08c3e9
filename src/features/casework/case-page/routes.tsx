import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { changeCover, closeCase, takeCase } from '../caseload/actions.ts';
import type { CoverError, TypedCover } from '../caseload/CoverFields.tsx';
import { CoverPage, toTypedCover } from '../caseload/CoverPage.tsx';
import { deadlinesOf } from '../caseload/queries.ts';
import { coverErrors, typedCover } from '../caseload/read-cover.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import { findEvents } from '../model/queries.ts';
import { readCase } from '../model/read-case.ts';
import { colleagues } from '../model/staff-queries.ts';
import { endCaseLink, makeCaseCode } from '../own-access/actions.ts';
import { isLinked, waitingCaseCode } from '../own-access/queries.ts';
import { eventHistory } from '../way/queries.ts';
import { type CaseNotice, CasePage } from './CasePage.tsx';
import { casePages } from './case-pages.ts';

const CASE = `${CASEWORK_PATH}/:case{${UUID_PATTERN}}` as const;
const READS = { allow: 'caseworker', purpose: 'case' } as const;
const WITHDRAW = `${CASE}/event/:event{${UUID_PATTERN}}/withdraw` as const;
const EVENT_NOTICES = ['recorded', 'mended', 'withdrawn'] as const;
const NOTICES = ['opened', 'changed', 'saved', 'closed', 'reopened', 'unlinked'] as const;
const UUID = new RegExp(`^${UUID_PATTERN}$`);

function noticeOf({ query }: RequestContext): CaseNotice | undefined {
  for (const kind of EVENT_NOTICES) {
    const event = query.get(kind);
    if (event && UUID.test(event)) return { kind, event };
  }
  const kind = NOTICES.find((name) => query.has(name));
  return kind && { kind };
}

async function renderCover(
  ctx: RequestContext<StaffMember>,
  typed?: { cover: TypedCover; errors: readonly CoverError[]; conflict: boolean },
): Promise<Response> {
  const page = `${CASEWORK_PATH}/:case/cover`;
  const file = await readCase(ctx, { id: ctx.param('case'), page }, async (_, read) => read);
  if (!file) return ctx.notFound();
  return ctx.render(
    <CoverPage
      page={ctx.page}
      token={ctx.formToken()}
      file={file}
      typed={typed?.cover ?? toTypedCover(file)}
      errors={typed?.errors ?? []}
      conflict={typed?.conflict ?? false}
    />,
    typed ? (typed.conflict ? 409 : 422) : 200,
  );
}

/** The page of one case, its cover, and who can see it. */
export const casePageRoutes: Route[] = [
  get(CASE, READS, async (ctx) => {
    const { app } = ctx;
    const read = await readCase(
      ctx,
      { id: ctx.param('case'), page: `${CASEWORK_PATH}/:case` },
      async (tx, file) => ({
        file,
        deadlines: await deadlinesOf(tx, file.id),
        events: await findEvents(tx, app, file.id),
        history: await eventHistory(tx, app, file.id),
        staff: await colleagues(tx),
        linked: await isLinked(tx, file.id),
        code: await waitingCaseCode(tx, app, file.id, app.now()),
      }),
    );
    if (!read) return ctx.notFound();
    const { file, staff, ...rest } = read;
    return ctx.render(
      <CasePage
        page={ctx.page}
        token={ctx.formToken()}
        once={ctx.newFormKey(WITHDRAW)}
        file={file}
        guideName={staff.find(({ account }) => account === file.guide)?.name}
        canTake={file.guide === null && file.closedAt === null}
        today={amsterdamDate(app.now())}
        notice={noticeOf(ctx)}
        rooms={casePages(file, ctx.language)}
        {...rest}
      />,
    );
  }),
  get(`${CASE}/cover`, READS, (ctx) => renderCover(ctx)),
  post(`${CASE}/cover`, { ...READS, action: changeCover }, async (ctx, run) => {
    const cover = typedCover(ctx.form);
    const errors = coverErrors(cover);
    if (errors.length > 0) return renderCover(ctx, { cover, errors, conflict: false });
    const id = ctx.param('case');
    const done = await run({ case: id, version: Number(ctx.form.get('seen')), ...cover });
    if (done.ok) return ctx.redirect(`${casePath(id)}?saved`);
    if (done.refusal === 'not-found') return ctx.notFound();
    if (done.refusal === 'number-taken')
      return renderCover(ctx, { cover, errors: ['number-taken'], conflict: false });
    return renderCover(ctx, { cover, errors: [], conflict: done.refusal === 'changed-elsewhere' });
  }),
  post(`${CASE}/take`, { ...READS, action: takeCase }, async (ctx, run) => {
    const done = await run({ case: ctx.param('case') });
    return ctx.redirect(`${casePath(ctx.param('case'))}?${done.ok ? 'saved' : 'changed'}`);
  }),
  post(`${CASE}/close`, { ...READS, action: closeCase }, async (ctx, run) => {
    const open = ctx.form.get('open') === 'yes';
    const done = await run({ case: ctx.param('case'), version: Number(ctx.form.get('seen')), open });
    return ctx.redirect(
      `${casePath(ctx.param('case'))}?${done.ok ? (open ? 'reopened' : 'closed') : 'changed'}`,
    );
  }),
  post(`${CASE}/code`, { ...READS, action: makeCaseCode }, async (ctx, run) => {
    await run({ case: ctx.param('case') });
    return ctx.redirect(`${casePath(ctx.param('case'))}#own-access`);
  }),
  post(`${CASE}/unlink`, { ...READS, action: endCaseLink }, async (ctx, run) => {
    await run({ case: ctx.param('case') });
    return ctx.redirect(`${casePath(ctx.param('case'))}?unlinked#own-access`);
  }),
];
