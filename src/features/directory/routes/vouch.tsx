import { defineRoutes, type RequestContext } from '#core/http/request-context.ts';
import { hashToken } from '#features/accounts';
import { townOf } from '../actions/publish.ts';
import { vouch, vouchAsTeam } from '../actions/vouch.ts';
import { ListingsPage, VouchPage, type VouchRefusal } from '../pages/register/vouch.tsx';
import { previewOf } from '../rules/listing.ts';
import { findListing, findListings } from '../store/listings.ts';

const REFUSALS = ['own', 'ring', 'not-public', 'not-waiting', 'not-there'] as const;

async function show(ctx: RequestContext, refused?: string): Promise<Response> {
  const code = ctx.param('link');
  const listing = await ctx.readPublic((tx) => findListing(tx, { vouch: hashToken(code) }));
  if (!listing) return ctx.notFound();
  const refusal: VouchRefusal | undefined = REFUSALS.find((known) => known === refused);
  return ctx.render(
    <VouchPage
      page={ctx.page}
      preview={previewOf(listing.form, townOf(listing.form), ctx.app.now())}
      vouchers={listing.vouchers.map(({ name }) => name)}
      token={ctx.formToken()}
      at={`/${ctx.language}/vouch/${code}`}
      typed={ctx.form.get('own')}
      refusal={refusal}
      done={ctx.query.has('done')}
    />,
    refusal ? 422 : 200,
  );
}

export const vouchRoutes = defineRoutes(
  { method: 'get', path: '/vouch/:link', allow: 'anyone', teamLanguages: true, handler: (ctx) => show(ctx) },
  {
    method: 'post',
    path: '/vouch/:link',
    allow: 'anyone',
    teamLanguages: true,
    action: vouch,
    handler: async (ctx) => {
      // The own link as people copy it: the whole address, or only its end.
      const link = ctx.form.get('own').trim().split('/').at(-1)?.split('?')[0] ?? '';
      const done = await vouch(ctx.app, ctx.actor, { link, code: ctx.param('link') });
      if (done.ok) return ctx.redirect(`/vouch/${ctx.param('link')}?done`);
      return show(ctx, done.refusal === 'not-understood' ? 'not-there' : done.refusal);
    },
  },
  {
    method: 'get',
    path: '/listings',
    allow: 'organiser',
    purpose: 'organising',
    handler: async (ctx) => {
      const listings = await ctx.readAsTeam(ctx.teamMember().key, (tx) =>
        findListings(tx, { state: 'waiting' }),
      );
      return ctx.render(
        <ListingsPage
          page={ctx.page}
          listings={listings.toSorted((a, b) => Number(a.why !== null) - Number(b.why !== null))}
          token={ctx.formToken()}
          now={ctx.app.now()}
        />,
      );
    },
  },
  {
    method: 'post',
    path: '/listings/vouch',
    allow: 'organiser',
    action: vouchAsTeam,
    handler: async (ctx) => {
      await vouchAsTeam(ctx.app, ctx.actor, { listing: ctx.form.get('listing') });
      return ctx.redirect('/listings');
    },
  },
);
