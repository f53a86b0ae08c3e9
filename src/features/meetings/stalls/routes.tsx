import { inScope } from '#core/access/actor.ts';
import { newIdempotencyKey } from '#core/http/csrf.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { findEdition } from '../edition/queries.ts';
import { editionOf } from '../website/routes.tsx';
import { answerStand, askStand, withdrawStand } from './actions.ts';
import { standByLink, standsOf } from './queries.ts';
import { OwnStandPage, StandFormPage, type TypedStand } from './StallForm.tsx';
import { MarketPage } from './StallsDesk.tsx';

const PATH = '/organise/:edition{[0-9a-f-]{36}}';

function typedIn({ form }: RequestContext): TypedStand {
  const needs = new Set(form.getAll('needs'));
  return {
    idempotencyKey: form.get('once') || newIdempotencyKey(),
    organisation: form.get('organisation'),
    shows: form.get('shows'),
    email: form.get('email'),
    needsTable: needs.has('table'),
    needsPower: needs.has('power'),
    forChildren: needs.has('children'),
  };
}

async function show(ctx: RequestContext, refusal?: 'no-words' | 'no-email' | 'over'): Promise<Response> {
  const edition = await editionOf(ctx);
  if (!edition) return ctx.notFound();
  return ctx.render(
    <StandFormPage
      page={{ ...ctx.page, path: `/meetings/${edition.slug}/stand` }}
      edition={edition}
      typed={typedIn(ctx)}
      token={ctx.formToken()}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

/** The market: asking for a stand, seeing what became of it, and deciding. */
export const stallRoutes: Route[] = [
  get('/meetings/:slug/stand', { allow: 'anyone' }, (ctx) => show(ctx)),
  post('/meetings/:slug/stand', { allow: 'anyone', action: askStand }, async (ctx, run) => {
    const edition = await editionOf(ctx);
    if (!edition) return ctx.notFound();
    const said = {
      ...typedIn(ctx),
      edition: edition.id,
      languages: [ctx.language],
      language: ctx.language,
    };
    const asked = await run(said);
    if (asked.ok) return ctx.redirect(`/stand/${asked.value}`);
    return show(ctx, asked.refusal === 'over' || asked.refusal === 'no-email' ? asked.refusal : 'no-words');
  }),
  get('/stand/:link', { allow: 'anyone' }, async (ctx) => {
    const link = ctx.param('link');
    const stand = await ctx.readPublic((tx) => standByLink(tx, hashToken(link)));
    return stand
      ? ctx.render(<OwnStandPage page={ctx.page} stand={stand} token={ctx.formToken()} link={link} />)
      : ctx.notFound();
  }),
  post('/stand/:link', { allow: 'anyone', action: withdrawStand }, async (ctx, run) => {
    await run({ link: ctx.param('link') });
    return ctx.redirect(`/stand/${ctx.param('link')}`);
  }),
  get(`${PATH}/market`, { allow: 'organiser', purpose: 'organising' }, async (ctx) => {
    const id = ctx.param('edition');
    if (!inScope(ctx.actor, id)) return ctx.notFound();
    const found = await ctx.readAsTeam(id, async (tx) => ({
      edition: await findEdition(tx, { id }),
      stands: await standsOf(tx, id),
    }));
    const { edition, stands } = found;
    return edition
      ? ctx.render(<MarketPage page={ctx.page} edition={edition} stands={stands} token={ctx.formToken()} />)
      : ctx.notFound();
  }),
  post(`${PATH}/stand`, { allow: 'organiser', action: answerStand }, async (ctx, run) => {
    const { get } = ctx.form;
    const stand = get('stand');
    const edition = ctx.param('edition');
    await run({
      edition,
      stand,
      state: get('state'),
      answer: get(`answer-${stand}`),
    });
    return ctx.redirect(`/organise/${edition}/market`);
  }),
];
