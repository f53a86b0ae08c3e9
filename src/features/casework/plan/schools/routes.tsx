import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { isCalendarDay } from '#core/time/amsterdam.ts';
import { readCaseload } from '../../model/read-case.ts';
import { SCHOOLS_PATH } from '../model/paths.ts';
import { findSchools } from '../model/school-queries.ts';
import { addTenantSchool, changeSchoolStart, endSchool, restoreSchool } from './actions.ts';
import { SCHOOL_NOTICES, SchoolsPage, type TypedSchool } from './SchoolsPage.tsx';

const SCHOOL = `${SCHOOLS_PATH}/:school{${UUID_PATTERN}}` as const;
const STAFF = { allow: 'caseworker', purpose: 'caseload' } as const;
const LEAD = { allow: 'lead', purpose: 'caseload' } as const;

/** The list, with what was typed where a school could not be added. */
async function renderSchools(ctx: RequestContext<StaffMember>, typed?: TypedSchool): Promise<Response> {
  const ended = ctx.query.get('ended') ?? '';
  return ctx.render(
    <SchoolsPage
      page={{ ...ctx.page, path: SCHOOLS_PATH }}
      token={ctx.formToken()}
      once={ctx.keptFormKey(SCHOOLS_PATH)}
      schools={await readCaseload(ctx, findSchools)}
      isLead={ctx.actor.tenant.roles.includes('lead')}
      notice={SCHOOL_NOTICES.find((notice) => ctx.query.has(notice))}
      ended={new RegExp(`^${UUID_PATTERN}$`).test(ended) ? ended : undefined}
      typed={typed}
    />,
    typed ? 422 : 200,
  );
}

export const schoolRoutes: Route[] = [
  get(SCHOOLS_PATH, STAFF, (ctx) => renderSchools(ctx)),
  post(SCHOOLS_PATH, { ...LEAD, action: addTenantSchool }, async (ctx, run) => {
    const typed = {
      name: ctx.form.get('name'),
      town: ctx.form.get('town'),
      recognition: ctx.form.get('recognition'),
      startsOn: ctx.form.get('startsOn'),
    };
    const added = await run({ source: ctx.formKey(), ...typed });
    if (added.ok) return ctx.redirect(`${SCHOOLS_PATH}?added`);
    const isDay = typed.startsOn === '' || isCalendarDay(typed.startsOn);
    const refusal = added.refusal === 'taken' ? 'taken' : isDay ? 'no-name' : 'day';
    return renderSchools(ctx, { ...typed, refusal });
  }),
  post(`${SCHOOL}/start`, { ...LEAD, action: changeSchoolStart }, async (ctx, run) => {
    await run({ school: ctx.param('school'), startsOn: ctx.form.get('startsOn') });
    return ctx.redirect(`${SCHOOLS_PATH}?changed`);
  }),
  post(`${SCHOOL}/end`, { ...LEAD, action: endSchool }, async (ctx, run) => {
    const school = ctx.param('school');
    await run({ school });
    return ctx.redirect(`${SCHOOLS_PATH}?ended=${school}`);
  }),
  post(`${SCHOOL}/restore`, { ...LEAD, action: restoreSchool }, async (ctx, run) => {
    const restored = await run({ school: ctx.param('school') });
    return ctx.redirect(`${SCHOOLS_PATH}?${restored.ok ? 'restored' : 'taken'}`);
  }),
];
