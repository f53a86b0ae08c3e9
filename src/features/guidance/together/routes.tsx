import { get, post, type Route } from '#core/http/route.ts';
import { authenticateNewcomer, readShownCard } from '#features/accounts';
import { GUIDE_PATH } from '../desk/rules.ts';
import { beginTogether, takeCard } from './actions.ts';
import { togetherOf } from './queries.ts';
import { TogetherPage } from './TogetherPage.tsx';

const TOGETHER_PATH = '/together';

export const togetherRoutes: Route[] = [
  post(
    `${GUIDE_PATH}/together`,
    { allow: 'guide', teamLanguages: true, action: beginTogether },
    async (ctx, run) => {
      // A double tap, or a story that is still open here: that one goes on, and nobody's is lost.
      const open = await authenticateNewcomer(ctx.app, ctx.cookie('own'));
      if (open.kind === 'newcomer') return ctx.redirect(TOGETHER_PATH);
      const begun = await run({});
      if (!begun.ok) return ctx.redirect(GUIDE_PATH);
      ctx.setCookie(begun.value.token, begun.value.seconds);
      return ctx.redirect(TOGETHER_PATH);
    },
  ),
  get(TOGETHER_PATH, { allow: 'newcomer', purpose: 'own-card' }, async (ctx) => {
    const shown = await ctx.readOwn(async (tx, person) => ({
      together: await togetherOf(tx, person),
      card: await readShownCard(tx, ctx.app, ctx.actor, ctx.language),
    }));
    // A story that was begun otherwise has its card on a page of its own.
    if (!shown.together) return ctx.redirect('/card');
    return ctx.render(<TogetherPage page={ctx.page} token={ctx.formToken()} card={shown.card} />);
  }),
  post(`${TOGETHER_PATH}/card`, { allow: 'newcomer', action: takeCard }, async (ctx, run) => {
    await run({});
    ctx.clearDevice('newcomer');
    return ctx.redirect('/closed');
  }),
];
