import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { OWN_PLAN_PATH } from '../model/paths.ts';
import { connectCase, disconnectCase } from '../own-access/actions.ts';
import { mayTryCaseCode } from '../own-access/queries.ts';
import { ConnectPage, OwnPlanPage } from './OwnPlanPage.tsx';
import { readOwnCase } from './read-own-case.ts';

const READS = { allow: 'newcomer', purpose: 'own-plan' } as const;

const renderConnect = (ctx: RequestContext<Newcomer>, refusal?: 'unknown' | 'too-often'): Response =>
  ctx.render(
    <ConnectPage
      page={ctx.page}
      token={ctx.formToken()}
      typed={ctx.form.get('code')}
      refusal={refusal}
      disconnected={ctx.query.has('disconnected')}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );

/** A newcomer's own case at the municipality. */
export const ownPlanRoutes: Route[] = [
  get(OWN_PLAN_PATH, READS, async (ctx) => {
    const own = await ctx.readOwn((tx) => readOwnCase(tx, ctx.app));
    if (!own) return renderConnect(ctx);
    return ctx.render(
      <OwnPlanPage
        page={ctx.page}
        token={ctx.formToken()}
        own={own}
        connected={ctx.query.has('connected')}
      />,
    );
  }),
  post(OWN_PLAN_PATH, { ...READS, action: connectCase }, async (ctx, run) => {
    if (!(await mayTryCaseCode(ctx))) return renderConnect(ctx, 'too-often');
    const done = await run({ code: ctx.form.get('code') });
    return done.ok ? ctx.redirect(`${OWN_PLAN_PATH}?connected`) : renderConnect(ctx, 'unknown');
  }),
  post(`${OWN_PLAN_PATH}/disconnect`, { ...READS, action: disconnectCase }, async (ctx, run) => {
    await run({ case: ctx.form.get('case') });
    return ctx.redirect(`${OWN_PLAN_PATH}?disconnected`);
  }),
];
