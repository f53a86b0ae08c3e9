import { defineRoutes, type RequestContext } from '#core/http/request-context.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { reportTranslation } from '../actions.ts';
import { LanguagesPage } from '../pages/languages.tsx';
import { ThanksPage } from '../pages/thanks.tsx';
import { reportedSince } from '../store.ts';

const TWELVE_WEEKS = 84 * 86_400_000;
/** Fewer could be one person. */
const LEAST = 3;
/** A reception centre is one network, but nobody reads ten bad pages in ten minutes. */
const TRIES = { perNetwork: [10, 600], overall: [300, 600] } as const;
const THANKS = '/languages/thanks';

/** Thanks, with the way back to the page where one was. */
function thank(ctx: RequestContext, said: 'counted' | 'often'): Response {
  // Where a form is shown again in another language one cannot come back, but to the form itself one can.
  const back = ctx.refererPath.startsWith(THANKS) ? '' : ctx.refererPath.replace(/\/keep$/, '');
  return ctx.render(<ThanksPage page={ctx.page} said={said} back={back} />, said === 'often' ? 429 : 200);
}

export const languageRoutes = defineRoutes(
  {
    method: 'get',
    path: '/languages',
    allow: 'anyone',
    handler: async (ctx) => {
      const since = new Date(ctx.app.now().getTime() - TWELVE_WEEKS);
      const reported = await ctx.readPublic((tx) => reportedSince(tx, since, LEAST));
      return ctx.render(<LanguagesPage page={ctx.page} reported={reported} />);
    },
  },
  {
    method: 'post',
    path: '/languages',
    allow: 'anyone',
    onlyCounts: true,
    action: reportTranslation,
    maxBytes: 1_000,
    handler: async (ctx) => {
      if (!(await withinRateLimit(ctx.app, 'home.translation', ctx.clientNetwork, TRIES)))
        return thank(ctx, 'often');
      await reportTranslation(ctx.app, ctx.actor, {
        language: ctx.language,
        page: ctx.form.get('page'),
      });
      return ctx.redirect(THANKS);
    },
  },
  { method: 'get', path: THANKS, allow: 'anyone', handler: (ctx) => thank(ctx, 'counted') },
);
