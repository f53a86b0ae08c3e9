import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { municipalityByCode, townById } from '#features/geography/rules.ts';
import { isConcept } from '../search/lexicon/lexicon.ts';
import { reportUnmetNeed } from './actions.ts';
import { unmetNeedsSince } from './queries.ts';
import { UnmetNeedsPage } from './UnmetNeedsPage.tsx';

const TWELVE_WEEKS = 84 * 86_400_000;
/** Fewer could be one person. */
const LEAST = 3;

async function show(ctx: RequestContext, said?: 'counted' | 'often'): Promise<Response> {
  const since = new Date(ctx.app.now().getTime() - TWELVE_WEEKS);
  const found = await ctx.readPublic((tx) => unmetNeedsSince(tx, since, LEAST));
  const asked = said === 'counted' ? [] : ctx.query.getAll('what').filter(isConcept).slice(0, 8);
  const place = townById(ctx.query.get('town') ?? '');
  return ctx.render(
    <UnmetNeedsPage
      page={ctx.page}
      token={ctx.formToken()}
      asked={{ concepts: asked, town: place ?? null }}
      others={found
        .filter(({ concept }) => isConcept(concept))
        .map(({ concept, municipality: code, times }) => ({
          concept,
          place: municipalityByCode(code)?.name ?? '',
          times,
        }))}
      said={said}
    />,
    said === 'often' ? 429 : 200,
  );
}

export const unmetNeedRoutes: Route[] = [
  get('/initiatives/missed', { allow: 'anyone' }, (ctx) =>
    show(ctx, ctx.query.has('counted') ? 'counted' : undefined),
  ),
  post('/initiatives/missed', { allow: 'anyone', action: reportUnmetNeed }, async (ctx, run) => {
    const said = { what: ctx.form.getAll('what'), town: ctx.form.get('town'), network: ctx.clientNetwork };
    const told = await run(said);
    if (told.ok) return ctx.redirect('/initiatives/missed?counted');
    return told.refusal === 'too-often' ? show(ctx, 'often') : ctx.redirect('/initiatives/missed');
  }),
];
