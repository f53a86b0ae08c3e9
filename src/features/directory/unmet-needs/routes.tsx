import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import { municipalityByCode, townById } from '#features/geography/rules.ts';
import { isConcept } from '../search/lexicon/lexicon.ts';
import { reportUnmetNeed } from './actions.ts';
import { unmetNeedsSince } from './queries.ts';
import { UnmetNeedsPage } from './UnmetNeedsPage.tsx';

const PERIOD_MS = 84 * 86_400_000;
/** Fewer could be one person. */
const MIN_TIMES = 3;

async function renderPage(ctx: RequestContext, notice?: 'counted' | 'often'): Promise<Response> {
  const since = new Date(ctx.app.now().getTime() - PERIOD_MS);
  const needs = await ctx.readPublic((tx) => unmetNeedsSince(tx, since, MIN_TIMES));
  const concepts = notice === 'counted' ? [] : ctx.query.getAll('what').filter(isConcept).slice(0, 8);
  const town = townById(ctx.query.get('town') ?? '');
  return ctx.render(
    <UnmetNeedsPage
      page={ctx.page}
      token={ctx.formToken()}
      missed={{ concepts, town: town ?? null }}
      reported={needs
        .filter(({ concept }) => isConcept(concept))
        .map(({ concept, municipality: code, times }) => ({
          concept,
          place: municipalityByCode(code)?.name ?? '',
          times,
        }))}
      notice={notice}
    />,
    notice === 'often' ? 429 : 200,
  );
}

/** What was looked for in vain: a reception centre is one network, and one visitor must not make a need look large. */
const UNMET_NEED_LIMIT: CreationLimit = {
  subject: 'directory.missed',
  perNetwork: [20, 86_400],
  overall: [2_000, 86_400],
};

export const unmetNeedRoutes: Route[] = [
  get('/initiatives/missed', { allow: 'anyone' }, (ctx) =>
    renderPage(ctx, ctx.query.has('counted') ? 'counted' : undefined),
  ),
  post('/initiatives/missed', { allow: 'anyone', action: reportUnmetNeed }, async (ctx, run) => {
    const result = await withinCreationLimit(ctx.app, UNMET_NEED_LIMIT, ctx, () =>
      run({ what: ctx.form.getAll('what'), town: ctx.form.get('town') }),
    );
    if (result.ok) return ctx.redirect('/initiatives/missed?counted');
    return result.refusal === 'too-often' ? renderPage(ctx, 'often') : ctx.redirect('/initiatives/missed');
  }),
];
