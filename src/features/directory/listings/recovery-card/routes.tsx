import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken, privateLinkPassphrase } from '#core/private-links.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { SIGN_IN_RATE_LIMIT } from '#features/accounts';
import { listingUrl } from '../model/publish.ts';
import { findListing } from '../model/queries.ts';
import { emailListingLinks, makeRecoveryCard, openListing } from './actions.ts';
import { OpenListingPage, type OpenRefusal } from './OpenListingPage.tsx';
import { recoveryCardTurn } from './queries.ts';
import { RecoveryCardPage } from './RecoveryCardPage.tsx';

/** A letter disturbs: few for one address, whether we know it or not. */
const LETTERS = { perNetwork: [10, 3600], overall: [200, 3600] } as const;
const TO_ONE = { perNetwork: [3, 86_400] } as const;

function show(ctx: RequestContext, refusal?: OpenRefusal): Response {
  const { get } = ctx.form;
  return ctx.render(
    <OpenListingPage
      page={ctx.page}
      token={ctx.formToken()}
      words={get('words')}
      email={get('email')}
      refusal={refusal}
      sent={ctx.query.has('sent')}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

/** How an owner comes back: the card of paper, its words, the link mailed again. */
export const openListingRoutes: Route[] = [
  get('/register/open', { allow: 'anyone', teamLanguages: true }, (ctx) => show(ctx)),
  post('/register/open/keep', { allow: 'anyone', redisplay: true, teamLanguages: true }, (ctx) => show(ctx)),
  post('/register/open', { allow: 'anyone', teamLanguages: true, action: openListing }, async (ctx, run) => {
    const { app, clientNetwork, form } = ctx;
    if (!(await withinRateLimit(app, 'register.open', clientNetwork, SIGN_IN_RATE_LIMIT)))
      return show(ctx, 'too-often');
    const opened = await run({ words: form.get('words') });
    return opened.ok ? ctx.redirect(`/register/${opened.value}`) : show(ctx, 'unknown-words');
  }),
  post(
    '/register/open/mail',
    { allow: 'anyone', teamLanguages: true, action: emailListingLinks },
    async (ctx, run) => {
      const { app, clientNetwork, language } = ctx;
      const email = ctx.form.get('email').trim();
      const free =
        (await withinRateLimit(app, 'register.mail', clientNetwork, LETTERS)) &&
        (await withinRateLimit(app, 'register.mail.to', email.toLowerCase(), TO_ONE));
      if (!free) return show(ctx, 'too-often');
      const sent = await run({ email, language });
      return sent.ok ? ctx.redirect('/register/open?sent') : show(ctx, 'no-address');
    },
  ),
  get('/register/:link/card', { allow: 'anyone', teamLanguages: true }, async (ctx) => {
    const link = ctx.param('link');
    const { app, language } = ctx;
    const found = await ctx.readPublic(async (tx) => {
      const mine = await findListing(tx, { link: hashToken(link) });
      return mine && { mine, turn: await recoveryCardTurn(tx, mine.id) };
    });
    if (!found) return ctx.notFound();
    const { mine, turn } = found;
    if (turn === undefined) return ctx.redirect(`/register/${link}`);
    return ctx.render(
      <RecoveryCardPage
        page={ctx.page}
        name={mine.form.name}
        words={privateLinkPassphrase(app, 'listing', mine.id, turn)}
        qr={renderSVG(listingUrl(app, { id: mine.id, language }), { border: 2 })}
        at={`/register/${link}`}
        open={`${app.publicUrl}/${language}/register/open`}
      />,
    );
  }),
  post(
    '/register/:link/card',
    { allow: 'anyone', teamLanguages: true, action: makeRecoveryCard },
    async (ctx, run) => {
      const link = ctx.param('link');
      const made = await run({ link });
      return made.ok ? ctx.redirect(`/register/${link}/card`) : ctx.notFound();
    },
  ),
];
