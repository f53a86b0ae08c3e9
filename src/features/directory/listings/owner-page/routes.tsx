import { renderSVG } from 'uqr';
import type { Owner } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { confirmListing } from '../confirmation/actions.ts';
import { availabilityInput, rejectedAvailability } from '../confirmation/availability-input.ts';
import { listingUrl } from '../model/mail.ts';
import { townOf } from '../model/meant-town.ts';
import { findListing } from '../model/queries.ts';
import { previewInitiative } from '../model/rules.ts';
import { OWNER_PATH } from '../owner-sessions/rules.ts';
import { findListingPhoto } from '../photo/queries.ts';
import { recoveryCardTurn } from '../recovery-card/queries.ts';
import { translationOverview } from '../translation-editor/overview.ts';
import { pauseListing, resumeListing } from './actions.ts';
import { OwnerPage } from './OwnerPage.tsx';
import { befriendingToSee, questionsToAnswer, requestsToAnswer } from './queries.ts';

async function showOwnerPage(
  ctx: RequestContext<Owner>,
  { rejected = false, typedReturn }: { rejected?: boolean; typedReturn?: string } = {},
): Promise<Response> {
  const result = await ctx.readPublic(async (tx) => {
    const listing = await findListing(tx, { link: ctx.actor.link });
    return (
      listing && {
        listing,
        hasCard: (await recoveryCardTurn(tx, listing.id)) !== undefined,
        requestsWaiting: await requestsToAnswer(tx),
        befriendingWaiting: await befriendingToSee(tx),
        questionsWaiting: await questionsToAnswer(tx),
        photo: await findListingPhoto(tx, listing.id),
      }
    );
  });
  if (!result) return ctx.notFound();
  const { listing, hasCard, requestsWaiting, befriendingWaiting, questionsWaiting, photo } = result;
  const { app, language } = ctx;
  const vouchUrl = `${app.publicUrl}/${language}/vouch/${privateLinkToken(app, 'vouch', listing.id)}`;
  const preview = previewInitiative(listing.form, townOf(listing.form), app.now());
  return ctx.render(
    <OwnerPage
      page={{ ...ctx.page, path: OWNER_PATH }}
      listing={listing}
      preview={preview}
      token={ctx.formToken()}
      ownerPath={OWNER_PATH}
      ownUrl={ctx.actor.by ? undefined : listingUrl(app, { ...listing, language })}
      vouchUrl={vouchUrl}
      qr={renderSVG(vouchUrl, { border: 2 })}
      isNew={ctx.query.has('new')}
      hasCard={hasCard}
      requestsWaiting={requestsWaiting}
      befriendingWaiting={befriendingWaiting}
      questionsWaiting={questionsWaiting}
      photo={photo}
      typedReturn={typedReturn}
      translations={await translationOverview(ctx, listing)}
      rejected={rejected ? rejectedAvailability(ctx, preview, 'room') : undefined}
    />,
    rejected || typedReturn !== undefined ? 422 : 200,
  );
}

/** The owner page, and what an owner does there in one tap. */
export const ownerPageRoutes: Route[] = [
  get(OWNER_PATH, { allow: 'owner', teamLanguages: true }, (ctx) => showOwnerPage(ctx)),
  post(
    `${OWNER_PATH}/fresh`,
    { allow: 'owner', teamLanguages: true, action: confirmListing },
    async (ctx, run) => {
      const room = ctx.form.get('room') || null;
      const confirmed = await run({ room, ...availabilityInput(ctx) });
      if (confirmed.ok) return ctx.redirect(OWNER_PATH);
      return confirmed.refusal === 'not-found' ? ctx.notFound() : showOwnerPage(ctx, { rejected: true });
    },
  ),
  post(
    `${OWNER_PATH}/rest`,
    { allow: 'owner', teamLanguages: true, action: pauseListing },
    async (ctx, run) => {
      const until = ctx.form.get('until').slice(0, 20);
      const paused = await run({ state: ctx.form.get('state'), until });
      if (paused.ok) return ctx.redirect(OWNER_PATH);
      return paused.refusal === 'no-date' ? showOwnerPage(ctx, { typedReturn: until }) : ctx.notFound();
    },
  ),
  post(
    `${OWNER_PATH}/resume`,
    { allow: 'owner', teamLanguages: true, action: resumeListing },
    async (ctx, run) => {
      const resumed = await run({});
      return resumed.ok ? ctx.redirect(OWNER_PATH) : ctx.notFound();
    },
  ),
];
