import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken, privateLinkToken } from '#core/private-links.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { AVAILABILITIES } from '#features/vocabulary/rules.ts';
import { availabilityFlaws, mergeAvailability, parseWholeNumber } from '../../catalogue/availability.ts';
import type { Initiative } from '../../catalogue/types.ts';
import type { TypedAvailability } from '../confirmation/AvailabilityFields.tsx';
import { confirmListing } from '../confirmation/actions.ts';
import { townOf } from '../model/publish.ts';
import { findListing } from '../model/queries.ts';
import { previewInitiative } from '../model/rules.ts';
import { recoveryCardTurn } from '../recovery-card/queries.ts';
import { translationOverview } from '../translation-editor/routes.tsx';
import { pauseListing, resumeListing } from './actions.ts';
import { OwnerPage } from './OwnerPage.tsx';

const own = (ctx: RequestContext): string => `/register/${ctx.param('link')}`;

/** The number and the day beside the tiles, as typed. */
export const availabilityInput = ({ form }: RequestContext) => ({
  placesFree: parseWholeNumber(form.get('placesFree')),
  roomUntil: form.get('roomUntil').trim() || null,
});

/** What was typed beside the tiles and could not be kept, with what is the matter. */
export function rejectedAvailability(ctx: RequestContext, now: Initiative, field: string): TypedAvailability {
  const { get } = ctx.form;
  const tapped = AVAILABILITIES.find((room) => room === get(field)) ?? null;
  const told = mergeAvailability(now, tapped, availabilityInput(ctx));
  return {
    placesFree: get('placesFree'),
    roomUntil: get('roomUntil'),
    flaws: availabilityFlaws(told, amsterdamDate(ctx.app.now())),
  };
}

async function show(ctx: RequestContext, refused = false): Promise<Response> {
  const found = await ctx.readPublic(async (tx) => {
    const listing = await findListing(tx, { link: hashToken(ctx.param('link')) });
    return listing && { listing, carded: (await recoveryCardTurn(tx, listing.id)) !== undefined };
  });
  if (!found) return ctx.notFound();
  const { listing, carded } = found;
  const { app, language } = ctx;
  const vouchUrl = `${app.publicUrl}/${language}/vouch/${privateLinkToken(app, 'vouch', listing.id)}`;
  const preview = previewInitiative(listing.form, townOf(listing.form), app.now());
  return ctx.render(
    <OwnerPage
      page={{ ...ctx.page, path: own(ctx) }}
      listing={listing}
      preview={preview}
      token={ctx.formToken()}
      at={own(ctx)}
      vouchUrl={vouchUrl}
      qr={renderSVG(vouchUrl, { border: 2 })}
      fresh={ctx.query.has('new')}
      carded={carded}
      others={await translationOverview(ctx, listing)}
      typed={refused ? rejectedAvailability(ctx, preview, 'room') : undefined}
    />,
    refused ? 422 : 200,
  );
}

/** The owner's own page, and what one does there in one tap. */
export const ownerPageRoutes: Route[] = [
  get('/register/:link', { allow: 'anyone', teamLanguages: true }, (ctx) => show(ctx)),
  post(
    '/register/:link/fresh',
    { allow: 'anyone', teamLanguages: true, action: confirmListing },
    async (ctx, run) => {
      const room = ctx.form.get('room') || null;
      const said = { link: ctx.param('link'), room, ...availabilityInput(ctx) };
      const done = await run(said);
      if (done.ok) return ctx.redirect(own(ctx));
      return done.refusal === 'not-there' ? ctx.notFound() : show(ctx, true);
    },
  ),
  post(
    '/register/:link/rest',
    { allow: 'anyone', teamLanguages: true, action: pauseListing },
    async (ctx, run) => {
      const said = { link: ctx.param('link'), state: ctx.form.get('state') };
      const done = await run(said);
      return done.ok ? ctx.redirect(own(ctx)) : ctx.notFound();
    },
  ),
  post(
    '/register/:link/resume',
    { allow: 'anyone', teamLanguages: true, action: resumeListing },
    async (ctx, run) => {
      const done = await run({ link: ctx.param('link') });
      return done.ok ? ctx.redirect(own(ctx)) : ctx.notFound();
    },
  ),
];
