import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { daysBefore } from '#core/time/amsterdam.ts';
import { reportTranslation } from './actions.ts';
import { LanguagesPage } from './LanguagesPage.tsx';
import { translationReportsSince } from './queries.ts';
import { ThanksPage } from './ThanksPage.tsx';

const REPORT_PERIOD_DAYS = 84;
/** Fewer reports could come from one person. */
const MIN_TIMES = 3;
/** [reports, seconds]. A reception centre is one network, but nobody reads ten bad pages in ten minutes. */
const REPORT_RATE_LIMIT = { perNetwork: [10, 600], overall: [300, 600] } as const;
const THANKS_PATH = '/languages/thanks';

/** Thanks for a report, with a link back to the page it was about. */
function renderThanks(ctx: RequestContext, outcome: 'counted' | 'often'): Response {
  // A form that was shown again in another language has no page of its own; the form itself has.
  const back = ctx.refererPath.startsWith(THANKS_PATH) ? '' : ctx.refererPath.replace(/\/keep$/, '');
  return ctx.render(
    <ThanksPage page={ctx.page} outcome={outcome} back={back} />,
    outcome === 'often' ? 429 : 200,
  );
}

export const translationReportRoutes: Route[] = [
  get('/languages', { allow: 'anyone', shareable: true, cache: 'last-good' }, async (ctx) => {
    const since = daysBefore(ctx.app.now(), REPORT_PERIOD_DAYS);
    const reports = await ctx.readPublic((tx) => translationReportsSince(tx, since, MIN_TIMES));
    return ctx.render(<LanguagesPage page={ctx.page} reports={reports} />);
  }),
  post(
    '/languages',
    { allow: 'anyone', csrf: 'origin-only', action: reportTranslation, maxBytes: 1_000 },
    async (ctx, run) => {
      if (!(await withinRateLimit(ctx.app, 'home.translation', ctx.clientNetwork, REPORT_RATE_LIMIT)))
        return renderThanks(ctx, 'often');
      await run({ language: ctx.language, page: ctx.form.get('page') });
      return ctx.redirect(THANKS_PATH);
    },
  ),
  get(THANKS_PATH, { allow: 'anyone' }, (ctx) => renderThanks(ctx, 'counted')),
];
