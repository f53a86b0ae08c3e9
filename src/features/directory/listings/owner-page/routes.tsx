import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken, privateLinkToken } from '#core/private-links.ts';
import { confirmListing } from '../confirmation/actions.ts';
import { availabilityInput, rejectedAvailability } from '../confirmation/availability-input.ts';
import { townOf } from '../model/publish.ts';
import { findListing } from '../model/queries.ts';
import { previewInitiative } from '../model/rules.ts';
import { recoveryCardTurn } from '../recovery-card/queries.ts';
import { translationOverview } from '../translation-editor/overview.ts';
import { pauseListing, resumeListing } from './actions.ts';
import { OwnerPage } from './OwnerPage.tsx';

const ownerPath = (ctx: RequestContext): string => `/register/${ctx.param('link')}`;

async function showOwnerPage(ctx: RequestContext, rejected = false): Promise<Response> {
  const result = await ctx.readPublic(async (tx) => {
    const listing = await findListing(tx, { link: hashToken(ctx.param('link')) });
    return listing && { listing, hasCard: (await recoveryCardTurn(tx, listing.id)) !== undefined };
  });
  if (!result) return ctx.notFound();
  const { listing, hasCard } = result;
  const { app, language } = ctx;
  const vouchUrl = `${app.publicUrl}/${language}/vouch/${privateLinkToken(app, 'vouch', listing.id)}`;
  const preview = previewInitiative(listing.form, townOf(listing.form), app.now());
  return ctx.render(
    <OwnerPage
      page={{ ...ctx.page, path: ownerPath(ctx) }}
      listing={listing}
      preview={preview}
      token={ctx.formToken()}
      ownerPath={ownerPath(ctx)}
      vouchUrl={vouchUrl}
      qr={renderSVG(vouchUrl, { border: 2 })}
      isNew={ctx.query.has('new')}
      hasCard={hasCard}
      translations={await translationOverview(ctx, listing)}
      rejected={rejected ? rejectedAvailability(ctx, preview, 'room') : undefined}
    />,
    rejected ? 422 : 200,
  );
}

/** The owner page, and what an owner does there in one tap. */
export const ownerPageRoutes: Route[] = [
  get('/register/:link', { allow: 'anyone', teamLanguages: true }, (ctx) => showOwnerPage(ctx)),
  post(
    '/register/:link/fresh',
    { allow: 'anyone', teamLanguages: true, action: confirmListing },
    async (ctx, run) => {
      const room = ctx.form.get('room') || null;
      const confirmed = await run({ link: ctx.param('link'), room, ...availabilityInput(ctx) });
      if (confirmed.ok) return ctx.redirect(ownerPath(ctx));
      return confirmed.refusal === 'not-found' ? ctx.notFound() : showOwnerPage(ctx, true);
    },
  ),
  post(
    '/register/:link/rest',
    { allow: 'anyone', teamLanguages: true, action: pauseListing },
    async (ctx, run) => {
      const paused = await run({ link: ctx.param('link'), state: ctx.form.get('state') });
      return paused.ok ? ctx.redirect(ownerPath(ctx)) : ctx.notFound();
    },
  ),
  post(
    '/register/:link/resume',
    { allow: 'anyone', teamLanguages: true, action: resumeListing },
    async (ctx, run) => {
      const resumed = await run({ link: ctx.param('link') });
      return resumed.ok ? ctx.redirect(ownerPath(ctx)) : ctx.notFound();
    },
  ),
];
