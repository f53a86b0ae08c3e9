import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import { daysBefore } from '#core/time/amsterdam.ts';
import { reportTranslation } from './actions.ts';
import { LanguagesPage } from './LanguagesPage.tsx';
import { translationReportsSince } from './queries.ts';
import { ThanksPage } from './ThanksPage.tsx';

const REPORT_PERIOD_DAYS = 84;
/** Fewer reports could come from one person. */
const MIN_TIMES = 3;
/** Reports: a reception centre is one network, but nobody reads ten bad pages in ten minutes. */
const REPORT_LIMIT: CreationLimit = {
  subject: 'home.translation',
  perNetwork: [10, 600],
  overall: [300, 600],
};
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
      const reported = await withinCreationLimit(ctx.app, REPORT_LIMIT, ctx, () =>
        run({ language: ctx.language, page: ctx.form.get('page') }),
      );
      if (!reported.ok && reported.refusal === 'too-often') return renderThanks(ctx, 'often');
      return ctx.redirect(THANKS_PATH);
    },
  ),
  get(THANKS_PATH, { allow: 'anyone' }, (ctx) => renderThanks(ctx, 'counted')),
];
