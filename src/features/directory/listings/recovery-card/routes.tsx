import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { privateLinkPassphrase } from '#core/private-links.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { SIGN_IN_RATE_LIMIT } from '#features/accounts';
import { listingUrl } from '../model/mail.ts';
import { findListing } from '../model/queries.ts';
import { OWNER_PATH } from '../owner-sessions/rules.ts';
import { keepOwnerSession } from '../owner-sessions/session-cookie.ts';
import { emailListingLinks, makeRecoveryCard, openListing } from './actions.ts';
import { OpenListingPage, type OpenRefusal } from './OpenListingPage.tsx';
import { recoveryCardTurn } from './queries.ts';
import { RecoveryCardPage } from './RecoveryCardPage.tsx';

const CARD_PATH = `${OWNER_PATH}/card` as const;

const EMAIL_RATE_LIMIT = { perNetwork: [10, 3600], overall: [200, 3600] } as const;
/** Per email address, known or not: emails that nobody asked for are a nuisance. */
const ADDRESS_RATE_LIMIT = { perNetwork: [3, 86_400] } as const;

function showOpenPage(ctx: RequestContext, refusal?: OpenRefusal): Response {
  const { get } = ctx.form;
  return ctx.render(
    <OpenListingPage
      page={ctx.page}
      token={ctx.formToken()}
      passphrase={get('words')}
      email={get('email')}
      refusal={refusal}
      notice={(['sent', 'closed'] as const).find((kind) => ctx.query.has(kind))}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

/** How an owner finds the owner page again: with the recovery card, its passphrase, or a link that is emailed again. */
export const openListingRoutes: Route[] = [
  get('/register/open', { allow: 'anyone', teamLanguages: true }, (ctx) => showOpenPage(ctx)),
  post('/register/open/keep', { allow: 'anyone', withoutAction: 'redisplay', teamLanguages: true }, (ctx) =>
    showOpenPage(ctx),
  ),
  post('/register/open', { allow: 'anyone', teamLanguages: true, action: openListing }, async (ctx, run) => {
    const { app, clientNetwork, form } = ctx;
    if (!(await withinRateLimit(app, 'register.open', clientNetwork, SIGN_IN_RATE_LIMIT)))
      return showOpenPage(ctx, 'too-often');
    const opened = await run({
      words: form.get('words'),
      ownDevice: form.get('device') === 'own',
      earlier: ctx.cookie('owner'),
    });
    if (!opened.ok) return showOpenPage(ctx, 'unknown-words');
    keepOwnerSession(ctx, opened.value);
    return ctx.redirect(OWNER_PATH);
  }),
  post(
    '/register/open/mail',
    { allow: 'anyone', teamLanguages: true, action: emailListingLinks },
    async (ctx, run) => {
      const { app, clientNetwork, language } = ctx;
      const email = ctx.form.get('email').trim();
      const allowed =
        (await withinRateLimit(app, 'register.mail', clientNetwork, EMAIL_RATE_LIMIT)) &&
        (await withinRateLimit(app, 'register.mail.to', email.toLowerCase(), ADDRESS_RATE_LIMIT));
      if (!allowed) return showOpenPage(ctx, 'too-often');
      const sent = await run({ email, language });
      return sent.ok ? ctx.redirect('/register/open?sent') : showOpenPage(ctx, 'no-address');
    },
  ),
  get(CARD_PATH, { allow: 'owner', teamLanguages: true }, async (ctx) => {
    const { app, language } = ctx;
    const result = await ctx.readPublic(async (tx) => {
      const listing = await findListing(tx, { link: ctx.actor.link });
      return listing && { listing, turn: await recoveryCardTurn(tx, listing.id) };
    });
    if (!result) return ctx.notFound();
    const { listing, turn } = result;
    if (turn === undefined) return ctx.redirect(OWNER_PATH);
    return ctx.render(
      <RecoveryCardPage
        page={ctx.page}
        name={listing.form.name}
        passphrase={privateLinkPassphrase(app, 'listing', listing.id, turn)}
        qr={renderSVG(listingUrl(app, { id: listing.id, language }), { border: 2 })}
        ownerPath={OWNER_PATH}
        openUrl={`${app.publicUrl}/${language}/register/open`}
      />,
    );
  }),
  post(CARD_PATH, { allow: 'owner', teamLanguages: true, action: makeRecoveryCard }, async (ctx, run) => {
    const made = await run({});
    return made.ok ? ctx.redirect(CARD_PATH) : ctx.notFound();
  }),
];
