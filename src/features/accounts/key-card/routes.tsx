import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { readPassphrase } from '#core/passphrase/passphrase.ts';
import { type GuessPriceDue, guessFrom, guessInTurn } from '../guesses/guess-in-turn.ts';
import { replaceCard, signInWithCard } from './actions.ts';
import { cardPassphrase } from './card-sessions.ts';
import { KeyCardPage } from './KeyCardPage.tsx';
import { SignInPage, type SignInRefusal } from './SignInPage.tsx';

/** The URL in a card's QR code: it signs in after one tap, on any device. */
const cardUrl = (publicUrl: string, language: string, passphrase: string): string =>
  `${publicUrl}/${language}/open/${passphrase}`;

const renderSignInPage = (
  ctx: RequestContext,
  typed: string,
  { refusal, due, scanned = false }: { refusal?: SignInRefusal; due?: GuessPriceDue; scanned?: boolean } = {},
): Response =>
  ctx.render(
    <SignInPage
      page={ctx.page}
      token={ctx.formToken()}
      typed={typed}
      refusal={refusal}
      due={due}
      device={ctx.form.get('device')}
      scanned={scanned}
    />,
    due ? 429 : refusal ? 422 : 200,
  );

export const keyCardRoutes: Route[] = [
  get('/open', { allow: 'anyone' }, (ctx) => renderSignInPage(ctx, '')),
  get('/open/:code', { allow: 'anyone' }, (ctx) =>
    renderSignInPage(ctx, ctx.param('code'), { scanned: true }),
  ),
  post('/open/keep', { allow: 'anyone', withoutAction: 'redisplay' }, (ctx) =>
    renderSignInPage(ctx, ctx.form.get('code')),
  ),
  post('/open', { allow: 'anyone', action: signInWithCard }, async (ctx, run) => {
    const typed = ctx.form.get('code');
    const passphrase = readPassphrase(typed);
    // What can be on no card is no guess, and costs nothing.
    if (!passphrase) return renderSignInPage(ctx, typed, { refusal: 'unknown-code' });
    const ownDevice = ctx.form.get('device') === 'own';
    const guess = guessFrom(ctx, passphrase);
    const session = await guessInTurn(ctx.app, guess, () => run({ typed, ownDevice }), 'unknown-code');
    if (!session.ok) {
      if (session.refusal === 'price-due') return renderSignInPage(ctx, typed, { due: session });
      const refusal = session.refusal === 'card-ended' ? 'card-ended' : 'unknown-code';
      return renderSignInPage(ctx, typed, { refusal });
    }
    ctx.setCookie(session.value.token, session.value.seconds);
    return ctx.redirect('/week');
  }),
  get('/card', { allow: 'newcomer', purpose: 'own-card' }, async (ctx) => {
    const passphrase = await ctx.readOwn((tx) => cardPassphrase(tx, ctx.app, ctx.actor));
    return ctx.render(
      <KeyCardPage
        page={ctx.page}
        token={ctx.formToken()}
        passphrase={passphrase}
        qr={renderSVG(cardUrl(ctx.app.publicUrl, ctx.language, passphrase), { border: 2 })}
        replaced={ctx.query.has('new')}
      />,
    );
  }),
  post('/card/replacement', { allow: 'newcomer', action: replaceCard }, async (ctx, run) => {
    const replaced = await run({});
    return ctx.redirect(replaced.ok ? '/card?new' : '/open');
  }),
];
