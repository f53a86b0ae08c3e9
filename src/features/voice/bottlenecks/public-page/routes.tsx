import { renderSVG } from 'uqr';
import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { townNear } from '#features/geography';
import { readStory } from '#features/story';
import { BOTTLENECKS_PATH } from '../../model/paths.ts';
import { bottleneckPath, MUNICIPALITY_ROUTE } from '../model/paths.ts';
import { AnswerPosterPage } from './AnswerPosterPage.tsx';
import { BottleneckListPage } from './BottleneckListPage.tsx';
import { BottleneckPage } from './BottleneckPage.tsx';
import { readPublicBottleneck, readPublicBottlenecks } from './read-public.ts';
import { isAsked, wasSaid, withSaid } from './rules.ts';
import { sayWhetherItHelped } from './say-whether-it-helped.ts';

const ONE_PATH = `${BOTTLENECKS_PATH}/:id{${UUID_PATTERN}}` as const;
const PUBLIC = { allow: 'anyone', shareable: true } as const;
const SAID_SECONDS = 400 * 86_400;

/** The municipality in which a newcomer lives, as they told it; empty when they did not. */
async function ownMunicipality(ctx: RequestContext<Newcomer>): Promise<string> {
  const {
    story: { place },
  } = await ctx.readOwn(readStory);
  return place ? (place.municipality ?? townNear(place).municipality) : '';
}

async function showList(ctx: RequestContext, code: string): Promise<Response> {
  return ctx.render(<BottleneckListPage page={ctx.page} {...(await readPublicBottlenecks(ctx, code))} />);
}

/** What municipalities took up, for everybody. */
export const publicBottleneckRoutes: Route[] = [
  // Who told where they live begins with the answers of their own municipality.
  get(BOTTLENECKS_PATH, { allow: 'newcomer', purpose: 'own-story', personal: true }, async (ctx) =>
    showList(ctx, ctx.query.get('m') ?? (await ownMunicipality(ctx))),
  ),
  get(BOTTLENECKS_PATH, { ...PUBLIC, cache: 'last-good' }, (ctx) => showList(ctx, ctx.query.get('m') ?? '')),
  get(MUNICIPALITY_ROUTE, { ...PUBLIC, cache: 'last-good' }, (ctx) =>
    showList(ctx, ctx.param('municipality')),
  ),
  get(ONE_PATH, PUBLIC, async (ctx) => {
    const row = await readPublicBottleneck(ctx, ctx.param('id'));
    if (!row) return ctx.notFound();
    const answer = row.standing.answer?.id ?? '';
    return ctx.render(
      <BottleneckPage
        page={ctx.page}
        row={row}
        asked={isAsked(row.standing, amsterdamDate(ctx.app.now()))}
        said={answer !== '' && wasSaid(ctx.cookie('helped'), answer)}
        token={ctx.formToken()}
      />,
    );
  }),
  get(`${ONE_PATH}/poster`, PUBLIC, async (ctx) => {
    const row = await readPublicBottleneck(ctx, ctx.param('id'));
    if (!row) return ctx.notFound();
    const address = `${ctx.app.publicUrl}/${ctx.language}${bottleneckPath(row.bottleneck.id)}`;
    return ctx.render(
      <AnswerPosterPage page={ctx.page} row={row} qrSvg={renderSVG(address, { border: 2 })} />,
    );
  }),
  // No line in the audit log: with its time it would say who found that it did not help.
  post(`${ONE_PATH}/helped`, { allow: 'anyone', withoutAction: 'ballot' }, async (ctx) => {
    const row = await readPublicBottleneck(ctx, ctx.param('id'));
    if (!row) return ctx.notFound();
    const answer = row.standing.answer?.id ?? '';
    const helped = ctx.form.get('helped');
    const cookie = ctx.cookie('helped');
    // An answer that was given since the page was made is another one: what was said is not about that.
    if (
      isAsked(row.standing, amsterdamDate(ctx.app.now())) &&
      ctx.form.get('answer') === answer &&
      (helped === 'yes' || helped === 'no') &&
      !wasSaid(cookie, answer)
    ) {
      await sayWhetherItHelped(ctx.app, answer, helped === 'yes');
      ctx.setCookie(withSaid(cookie, answer), SAID_SECONDS, 'helped');
    }
    return ctx.redirect(bottleneckPath(row.bottleneck.id));
  }),
];
