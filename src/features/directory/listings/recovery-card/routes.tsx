import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { readPassphrase } from '#core/passphrase/passphrase.ts';
import { privateLinkPassphrase } from '#core/private-links.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import { type GuessPriceDue, guessFrom, guessInTurn } from '#features/accounts';
import { listingUrl } from '../model/mail.ts';
import { findListing } from '../model/queries.ts';
import { OWNER_PATH } from '../owner-sessions/rules.ts';
import { keepOwnerSession } from '../owner-sessions/session-cookie.ts';
import { emailListingLinks, makeRecoveryCard, openListing } from './actions.ts';
import { OpenListingPage, type OpenRefusal } from './OpenListingPage.tsx';
import { recoveryCardTurn } from './queries.ts';
import { RecoveryCardPage } from './RecoveryCardPage.tsx';

const CARD_PATH = `${OWNER_PATH}/card` as const;

/** Lost links. Per address, known or not, so that the answer says nothing about which addresses are known. */
const LOST_LINK_LIMIT: CreationLimit = {
  subject: 'register.mail',
  perNetwork: [10, 3_600],
  perRecipient: [3, 86_400],
  overall: [200, 3_600],
};

function showOpenPage(ctx: RequestContext, refusal?: OpenRefusal, due?: GuessPriceDue): Response {
  const { get } = ctx.form;
  return ctx.render(
    <OpenListingPage
      page={ctx.page}
      token={ctx.formToken()}
      passphrase={get('words')}
      email={get('email')}
      refusal={refusal}
      due={due}
      notice={(['sent', 'closed', 'again'] as const).find((kind) => ctx.query.has(kind))}
    />,
    due || refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

/** How an owner finds the owner page again: with the recovery card, its passphrase, or a link that is emailed again. */
export const openListingRoutes: Route[] = [
  get('/register/open', { allow: 'anyone', teamLanguages: true }, (ctx) => showOpenPage(ctx)),
  post('/register/open/keep', { allow: 'anyone', withoutAction: 'redisplay', teamLanguages: true }, (ctx) =>
    showOpenPage(ctx),
  ),
  post('/register/open', { allow: 'anyone', teamLanguages: true, action: openListing }, async (ctx, run) => {
    const { form } = ctx;
    const words = form.get('words');
    const passphrase = readPassphrase(words);
    if (!passphrase) return showOpenPage(ctx, 'unknown-words');
    const ownDevice = form.get('device') === 'own';
    const attempt = () => run({ words, ownDevice, earlier: ctx.cookie('owner') });
    const opened = await guessInTurn(ctx.app, guessFrom(ctx, passphrase), attempt, 'unknown-words');
    if (opened.ok) {
      keepOwnerSession(ctx, opened.value);
      return ctx.redirect(OWNER_PATH);
    }
    return opened.refusal === 'price-due'
      ? showOpenPage(ctx, undefined, opened)
      : showOpenPage(ctx, 'unknown-words');
  }),
  post(
    '/register/open/mail',
    { allow: 'anyone', teamLanguages: true, action: emailListingLinks },
    async (ctx, run) => {
      const { app, clientNetwork, language } = ctx;
      const email = ctx.form.get('email').trim();
      const sent = await withinCreationLimit(app, LOST_LINK_LIMIT, { clientNetwork, recipient: email }, () =>
        run({ email, language }),
      );
      if (sent.ok) return ctx.redirect('/register/open?sent');
      return showOpenPage(ctx, sent.refusal === 'too-often' ? 'too-often' : 'no-address');
    },
  ),
  get(CARD_PATH, { allow: 'owner', teamLanguages: true }, async (ctx) => {
    // The words open the listing for good: an account shows them to nobody, for they would outlive its removal.
    if (ctx.actor.by) return ctx.redirect(OWNER_PATH);
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
        qr={renderSVG(listingUrl(app, { ...listing, language }), { border: 2 })}
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
