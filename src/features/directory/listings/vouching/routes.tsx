import { can, type Owner } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { ownerLinkToken } from '../model/mail.ts';
import { townOf } from '../model/meant-town.ts';
import { findListing, linkTurnOf } from '../model/queries.ts';
import { previewInitiative } from '../model/rules.ts';
import { authenticateOwner } from '../owner-sessions/session.ts';
import { vouch, vouchAsTeam } from './actions.ts';
import { VouchPage, type VouchRefusal } from './VouchPage.tsx';

const REFUSALS = ['own', 'ring', 'not-public', 'not-waiting', 'not-found'] as const;

/** The owner whose listing is open on this device; a member speaks for nobody but themselves. */
async function ownerHere(ctx: RequestContext): Promise<Owner | undefined> {
  const actor = await authenticateOwner(ctx.app, ctx.cookie('owner'));
  return can(actor, 'owner') ? actor : undefined;
}

async function showVouchPage(ctx: RequestContext, refused?: string): Promise<Response> {
  const code = ctx.param('link');
  const listing = await ctx.readPublic((tx) => findListing(tx, { vouch: hashToken(code) }));
  if (!listing) return ctx.notFound();
  const owner = await ownerHere(ctx);
  const own = owner && (await ctx.readPublic((tx) => findListing(tx, { link: owner.link })));
  const refusal: VouchRefusal | undefined = REFUSALS.find((known) => known === refused);
  return ctx.render(
    <VouchPage
      page={ctx.page}
      preview={previewInitiative(listing.form, townOf(listing.form), ctx.app.now())}
      form={listing.form}
      vouchers={listing.vouchers.map(({ name }) => name)}
      token={ctx.formToken()}
      path={`/${ctx.language}/vouch/${code}`}
      ownLink={ctx.form.get('own')}
      organisation={own?.state === 'public' && own.id !== listing.id ? own.form.organisation : undefined}
      refusal={refusal}
      done={ctx.query.has('done')}
    />,
    refusal ? 422 : 200,
  );
}

export const vouchRoutes: Route[] = [
  get('/vouch/:link', { allow: 'anyone', teamLanguages: true }, (ctx) => showVouchPage(ctx)),
  post('/vouch/:link', { allow: 'anyone', teamLanguages: true, action: vouch }, async (ctx, run) => {
    // People paste the whole address of their owner page, or only its last part.
    const pasted = ctx.form.get('own').trim().split('/').at(-1)?.split('?')[0] ?? '';
    const owner = ctx.form.get('as') === 'own' ? await ownerHere(ctx) : undefined;
    const link = owner
      ? ownerLinkToken(ctx.app, {
          id: owner.owned,
          linkTurn: await ctx.readPublic((tx) => linkTurnOf(tx, owner.owned)),
        })
      : pasted;
    const vouched = await run({ link, code: ctx.param('link') });
    if (vouched.ok) return ctx.redirect(`/vouch/${ctx.param('link')}?done`);
    return showVouchPage(ctx, vouched.refusal === 'not-understood' ? 'not-found' : vouched.refusal);
  }),
  post('/listings/vouch', { allow: 'organiser', action: vouchAsTeam }, async (ctx, run) => {
    const vouched = await run({ listing: ctx.form.get('listing') });
    return ctx.redirect(vouched.ok ? '/listings?part=waiting&vouched' : '/listings?part=waiting');
  }),
];
