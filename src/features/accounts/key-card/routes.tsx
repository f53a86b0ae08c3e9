import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { SIGN_IN_RATE_LIMIT } from '../sessions/rules.ts';
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
  { refusal, scanned = false }: { refusal?: SignInRefusal; scanned?: boolean } = {},
): Response =>
  ctx.render(
    <SignInPage page={ctx.page} token={ctx.formToken()} typed={typed} refusal={refusal} scanned={scanned} />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
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
    if (!(await withinRateLimit(ctx.app, 'open', ctx.clientNetwork, SIGN_IN_RATE_LIMIT)))
      return renderSignInPage(ctx, typed, { refusal: 'too-often' });
    const session = await run({ typed, ownDevice: ctx.form.get('device') === 'own' });
    if (!session.ok) {
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
