import { get, type Route } from '#core/http/route.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { directorySnapshot } from '#features/directory';
import { OWN_PLAN_PATH } from '../../model/paths.ts';
import { ownCases } from '../../own-access/queries.ts';
import { OwnPlanTextPage } from './OwnPlanTextPage.tsx';
import { readOwnPlan } from './own-plan.ts';

/** A newcomer's own plan, as it was decided, and the free part beside it. */
export const ownPlanTextRoutes: Route[] = [
  get(`${OWN_PLAN_PATH}/plan`, { allow: 'newcomer', purpose: 'own-plan' }, async (ctx) => {
    const now = ctx.app.now();
    const snapshot = await directorySnapshot(ctx.app);
    const facts = await ctx.readOwn(async (tx) => {
      const [id] = await ownCases(tx);
      return id === undefined
        ? undefined
        : readOwnPlan(tx, ctx.app, id, { snapshot, today: amsterdamDate(now) });
    });
    if (!facts) return ctx.redirect(OWN_PLAN_PATH);
    return ctx.render(<OwnPlanTextPage page={ctx.page} facts={facts} now={now} />);
  }),
];
