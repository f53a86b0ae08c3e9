import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery } from '#core/http/table-query.ts';
import { amsterdamDate, isCalendarDay } from '#core/time/amsterdam.ts';
import { addDays } from '#core/time/recurrence.ts';
import { municipalitiesOfTenant } from '#features/accounts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import { readCaseload, readCases } from '../model/read-case.ts';
import { colleagues, guidesOf } from '../model/staff-queries.ts';
import { assign, openCase } from './actions.ts';
import { type CaseloadNotice, CaseloadPage } from './CaseloadPage.tsx';
import { type NewCaseError, NewCasePage, type TypedCase } from './NewCasePage.tsx';
import { PrintCasesPage } from './PrintPage.tsx';
import { caseload, countViews, deadlinesOf, dueByWeek, workloads } from './queries.ts';
import { coverErrors, typedCover } from './read-cover.ts';
import { CASELOAD_VIEWS, type CaseloadView, caseloadTable, viewPath, weekOf, weeksFrom } from './rules.ts';
import { WeeksPage } from './WeeksPage.tsx';
import { WorkloadPage } from './WorkloadPage.tsx';

const READS = { allow: 'caseworker', purpose: 'caseload' } as const;
const SOON_DAYS = 28;
const MAX_PRINTED = 200;
const UUID = new RegExp(`^${UUID_PATTERN}$`);
const NOTICES = ['assigned', 'nothing-chosen', 'no-guide'] as const;
const OTHER_VIEWS = CASELOAD_VIEWS.filter((view) => view !== 'mine');

const isLead = ({ tenant }: StaffMember): boolean => tenant.roles.includes('lead');

function noticeOf({ query }: RequestContext): CaseloadNotice | undefined {
  const kind = NOTICES.find((name) => query.has(name));
  return kind && { kind, count: Number(query.get(kind)) || 0 };
}

async function renderCaseload(ctx: RequestContext<StaffMember>, view: CaseloadView): Promise<Response> {
  const { app, actor, language } = ctx;
  const query = readTableQuery(ctx.query, caseloadTable);
  if (!weekOf(query.filters.week)) delete query.filters.week;
  const today = amsterdamDate(app.now());
  const of = { account: actor.account, view, today };
  const shown = await readCaseload(ctx, async (tx) => ({
    cases: await caseload(tx, app, of, query, language),
    counts: await countViews(tx, actor.account),
    staff: await colleagues(tx),
  }));
  return ctx.render(
    <CaseloadPage
      page={ctx.page}
      token={ctx.formToken()}
      tenant={actor.tenant.name}
      view={view}
      cases={shown.cases}
      counts={shown.counts}
      query={query}
      colleagues={shown.staff}
      guides={guidesOf(shown.staff)}
      isLead={isLead(actor)}
      today={today}
      notice={noticeOf(ctx)}
    />,
  );
}

const typedCase = ({ form }: RequestContext, first: string): TypedCase => ({
  ...typedCover(form),
  municipality: form.get('municipality') || first,
  regime: form.get('regime') || '2021',
  group: form.get('group') || 'asylum',
  noticeOn: form.get('noticeOn'),
  registeredOn: form.get('registeredOn'),
  guide: form.get('guide'),
});

/** What is still to be done to open a case; a notice or registration of tomorrow has not happened yet. */
const newCaseErrors = (typed: TypedCase, today: string): NewCaseError[] => [
  ...coverErrors(typed),
  ...(isCalendarDay(typed.noticeOn) && typed.noticeOn <= today ? [] : (['noticeOn'] as const)),
  ...(typed.registeredOn === '' || (isCalendarDay(typed.registeredOn) && typed.registeredOn <= today)
    ? []
    : (['registeredOn'] as const)),
];

async function renderNewCase(
  ctx: RequestContext<StaffMember>,
  sent?: { typed: TypedCase; errors: readonly NewCaseError[] },
): Promise<Response> {
  const { actor } = ctx;
  const { municipalities, staff } = await readCaseload(ctx, async (tx) => ({
    municipalities: await municipalitiesOfTenant(tx, actor.tenant.id),
    staff: await colleagues(tx),
  }));
  const fresh: TypedCase = {
    ...typedCase(ctx, municipalities[0] ?? ''),
    guide: actor.tenant.roles.includes('guide') ? actor.account : '',
  };
  return ctx.render(
    <NewCasePage
      page={ctx.page}
      token={ctx.formToken()}
      once={ctx.keptFormKey()}
      typed={sent?.typed ?? fresh}
      errors={sent?.errors ?? []}
      municipalities={municipalities}
      guides={guidesOf(staff)}
    />,
    sent ? 422 : 200,
  );
}

/** The caseload of a tenant: the list, what is coming, how much work there is, and a new case. */
export const caseloadRoutes: Route[] = [
  get(CASEWORK_PATH, READS, (ctx) => renderCaseload(ctx, 'mine')),
  ...OTHER_VIEWS.map((view) =>
    get(viewPath(view) as Route['path'], READS, (ctx) => renderCaseload(ctx, view)),
  ),
  get(`${CASEWORK_PATH}/weeks`, READS, async (ctx) => {
    const { app, actor } = ctx;
    const everybody = isLead(actor) && ctx.query.get('of') === 'all';
    const weeks = weeksFrom(amsterdamDate(app.now()));
    const [from = '', to = ''] = [weeks[0], weeks.at(-1)];
    const counts = await readCaseload(ctx, (tx) =>
      dueByWeek(tx, { account: everybody ? null : actor.account, from, to: addDays(to, 6) }),
    );
    return ctx.render(
      <WeeksPage
        page={ctx.page}
        weeks={weeks}
        counts={counts}
        everybody={everybody}
        isLead={isLead(actor)}
      />,
    );
  }),
  get(`${CASEWORK_PATH}/workload`, { ...READS, allow: 'lead' }, async (ctx) => {
    const { app } = ctx;
    const { loads, staff } = await readCaseload(ctx, async (tx) => ({
      loads: await workloads(tx, amsterdamDate(app.now()), SOON_DAYS),
      staff: await colleagues(tx),
    }));
    return ctx.render(<WorkloadPage page={ctx.page} loads={loads} colleagues={staff} />);
  }),
  get(`${CASEWORK_PATH}/new`, READS, (ctx) => renderNewCase(ctx)),
  post(`${CASEWORK_PATH}/new`, { ...READS, action: openCase }, async (ctx, run) => {
    const typed = typedCase(ctx, '');
    const errors = newCaseErrors(typed, amsterdamDate(ctx.app.now()));
    if (errors.length > 0) return renderNewCase(ctx, { typed, errors });
    const done = await run({ source: ctx.formKey(), ...typed });
    if (done.ok) return ctx.redirect(`${casePath(done.value.id)}?opened`);
    const refused = {
      'number-taken': 'number-taken',
      'no-guide': 'guide',
      'no-municipality': 'municipality',
    } as const;
    const known = Object.hasOwn(refused, done.refusal)
      ? refused[done.refusal as keyof typeof refused]
      : 'number';
    return renderNewCase(ctx, { typed, errors: [known] });
  }),
  post(`${CASEWORK_PATH}/print`, { ...READS, withoutAction: 'redisplay' }, async (ctx) => {
    const chosen = ctx.form
      .getAll('chosen')
      .filter((id) => UUID.test(id))
      .slice(0, MAX_PRINTED);
    const cases = await readCases(ctx, { ids: chosen, page: `${CASEWORK_PATH}/print` }, async (tx, file) => ({
      file,
      guideName: (await colleagues(tx)).find(({ account }) => account === file.guide)?.name,
      deadlines: await deadlinesOf(tx, file.id),
    }));
    return ctx.render(<PrintCasesPage page={ctx.page} cases={cases} />);
  }),
  post(`${CASEWORK_PATH}/chosen`, { allow: 'lead', action: assign }, async (ctx, run) => {
    const cases = ctx.form.getAll('chosen');
    if (cases.length === 0) return ctx.redirect(`${viewPath('all')}?nothing-chosen`);
    const done = await run({ cases, guide: ctx.form.get('guide') });
    return ctx.redirect(`${viewPath('all')}?${done.ok ? `assigned=${done.value.count}` : 'no-guide'}`);
  }),
];
