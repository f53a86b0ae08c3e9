import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { reportTranslation } from './actions.ts';
import { LanguagesPage } from './LanguagesPage.tsx';
import { reportedSince } from './queries.ts';
import { ThanksPage } from './ThanksPage.tsx';

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

export const languageRoutes: Route[] = [
  get('/languages', { allow: 'anyone', shareable: true }, async (ctx) => {
    const since = new Date(ctx.app.now().getTime() - TWELVE_WEEKS);
    const reported = await ctx.readPublic((tx) => reportedSince(tx, since, LEAST));
    return ctx.render(<LanguagesPage page={ctx.page} reported={reported} />);
  }),
  post(
    '/languages',
    { allow: 'anyone', csrf: 'origin-only', action: reportTranslation, maxBytes: 1_000 },
    async (ctx, run) => {
      if (!(await withinRateLimit(ctx.app, 'home.translation', ctx.clientNetwork, TRIES)))
        return thank(ctx, 'often');
      await run({
        language: ctx.language,
        page: ctx.form.get('page'),
      });
      return ctx.redirect(THANKS);
    },
  ),
  get(THANKS, { allow: 'anyone' }, (ctx) => thank(ctx, 'counted')),
];
