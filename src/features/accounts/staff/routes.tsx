import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery } from '#core/http/table-query.ts';
import { addStaffMember, changeStaffRoles, endStaffMember, restoreStaffMember } from './actions.ts';
import { readStaff } from './read-staff.ts';
import { readRoles, STAFF_PATH } from './rules.ts';
import { StaffMemberPage, type StaffMemberRefusal } from './StaffMemberPage.tsx';
import { STAFF_TABLE, StaffPage, type StaffRefusal } from './StaffPage.tsx';

const MEMBER_PATH = `${STAFF_PATH}/:account{${UUID_PATTERN}}` as const;

async function renderStaff(ctx: RequestContext<StaffMember>, refusal?: StaffRefusal): Promise<Response> {
  const { app, actor } = ctx;
  const staff = await readStaff(app, actor);
  const ended = ctx.query.get('ended');
  const roles = readRoles(ctx.form.getAll('roles'));
  return ctx.render(
    <StaffPage
      page={{ ...ctx.page, path: STAFF_PATH }}
      tenant={ctx.actor.tenant.name}
      token={ctx.formToken()}
      staff={staff}
      query={readTableQuery(ctx.query, STAFF_TABLE)}
      typed={{
        email: ctx.form.get('email'),
        name: ctx.form.get('name'),
        roles: refusal ? roles : ['guide'],
      }}
      notice={(['added', 'changed', 'restored'] as const).find((known) => ctx.query.has(known))}
      ended={staff.find(({ account, endedAt }) => endedAt && account === ended)}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

async function renderMember(
  ctx: RequestContext<StaffMember>,
  refusal?: StaffMemberRefusal,
): Promise<Response> {
  const { app, actor } = ctx;
  const member = (await readStaff(app, actor)).find(({ account }) => account === ctx.param('account'));
  if (!member || member.endedAt) return ctx.notFound();
  // What somebody else saved meanwhile is shown; the own choice is made again on what it is now.
  const typed = refusal === 'no-roles' || refusal === 'last-lead';
  return ctx.render(
    <StaffMemberPage
      page={{ ...ctx.page, path: `${STAFF_PATH}/${member.account}` }}
      token={ctx.formToken()}
      member={member}
      chosen={typed ? readRoles(ctx.form.getAll('roles')) : member.roles}
      isYou={member.account === ctx.actor.account}
      refusal={refusal}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

/** Who works for the own municipality: the lead adds, changes roles, ends. */
export const staffRoutes: Route[] = [
  get(STAFF_PATH, { allow: 'lead', purpose: 'staff' }, (ctx) => renderStaff(ctx)),
  post(STAFF_PATH, { allow: 'lead', action: addStaffMember }, async (ctx, run) => {
    const { form, language } = ctx;
    const roles = form.getAll('roles');
    const added = await run({ email: form.get('email'), name: form.get('name'), roles, language });
    if (added.ok) return ctx.redirect(`${STAFF_PATH}?added`);
    if (added.refusal === 'already' || added.refusal === 'elsewhere') return renderStaff(ctx, added.refusal);
    return renderStaff(ctx, readRoles(roles).length === 0 ? 'no-roles' : 'no-address');
  }),
  get(MEMBER_PATH, { allow: 'lead', purpose: 'staff' }, (ctx) => renderMember(ctx)),
  post(`${MEMBER_PATH}/roles`, { allow: 'lead', action: changeStaffRoles }, async (ctx, run) => {
    const account = ctx.param('account');
    const changed = await run({ account, roles: ctx.form.getAll('roles'), seen: ctx.form.get('seen') });
    if (changed.ok) return afterOwnChange(ctx, 'changed');
    if (changed.refusal === 'gone') return renderStaff(ctx, 'gone');
    const shown = (['changed-elsewhere', 'last-lead'] as const).find((known) => known === changed.refusal);
    return renderMember(ctx, shown ?? 'no-roles');
  }),
  post(`${MEMBER_PATH}/end`, { allow: 'lead', action: endStaffMember }, async (ctx, run) => {
    const ended = await run({ account: ctx.param('account') });
    if (ended.ok) return afterOwnChange(ctx, `ended=${ctx.param('account')}`);
    return ended.refusal === 'last-lead' ? renderMember(ctx, 'last-lead') : renderStaff(ctx, 'gone');
  }),
  post(`${MEMBER_PATH}/back`, { allow: 'lead', action: restoreStaffMember }, async (ctx, run) => {
    const restored = await run({ account: ctx.param('account') });
    if (restored.ok) return ctx.redirect(`${STAFF_PATH}?restored`);
    return renderStaff(ctx, restored.refusal === 'elsewhere' ? 'elsewhere' : 'gone');
  }),
];

/** Whoever changed their own work may not see the staff any more. */
const afterOwnChange = (ctx: RequestContext<StaffMember>, notice: string): Response =>
  ctx.redirect(ctx.param('account') === ctx.actor.account ? '/account/start' : `${STAFF_PATH}?${notice}`);
