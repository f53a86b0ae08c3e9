import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { cardPassphrase } from '../sessions/authenticate.ts';
import { SIGN_IN_RATE_LIMIT } from '../sessions/rules.ts';
import { replaceCard, signInWithCard, signOut } from './actions.ts';
import { CardPage, ClosedPage } from './KeyCardPage.tsx';
import { OpenPage } from './SignInPage.tsx';

/** The address in a card's QR code: it opens the story after one tap, on any device. */
export const cardLink = (publicUrl: string, language: string, code: string): string =>
  `${publicUrl}/${language}/open/${code}`;

const openPage = (
  ctx: RequestContext,
  code: string,
  refusal?: 'unknown-code' | 'card-ended' | 'too-often',
  scanned = false,
) =>
  ctx.render(
    <OpenPage page={ctx.page} token={ctx.formToken()} code={code} refusal={refusal} scanned={scanned} />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );

export const peopleRoutes: Route[] = [
  get('/open', { allow: 'anyone' }, (ctx) => openPage(ctx, '')),
  get('/open/:code', { allow: 'anyone' }, (ctx) => openPage(ctx, ctx.param('code'), undefined, true)),
  post('/open/keep', { allow: 'anyone', redisplay: true }, (ctx) => openPage(ctx, ctx.form.get('code'))),
  post('/open', { allow: 'anyone', action: signInWithCard }, async (ctx, run) => {
    const code = ctx.form.get('code');
    if (!(await withinRateLimit(ctx.app, 'open', ctx.clientNetwork, SIGN_IN_RATE_LIMIT)))
      return openPage(ctx, code, 'too-often');
    const ownDevice = ctx.form.get('device') === 'own';
    const opened = await run({ code, ownDevice });
    if (!opened.ok)
      return openPage(ctx, code, opened.refusal === 'card-ended' ? 'card-ended' : 'unknown-code');
    ctx.setCookie(opened.value.token, opened.value.seconds);
    return ctx.redirect('/week');
  }),
  get('/card', { allow: 'newcomer', purpose: 'own-card' }, async (ctx) => {
    const code = await ctx.readOwn((tx) => cardPassphrase(tx, ctx.app, ctx.actor));
    return ctx.render(
      <CardPage
        page={ctx.page}
        token={ctx.formToken()}
        code={code}
        qr={renderSVG(cardLink(ctx.app.publicUrl, ctx.language, code), { border: 2 })}
        replaced={ctx.query.has('new')}
      />,
    );
  }),
  post('/card/replacement', { allow: 'newcomer', action: replaceCard }, async (ctx, run) => {
    const replaced = await run({});
    return ctx.redirect(replaced.ok ? '/card?new' : '/open');
  }),
  post('/close', { allow: 'newcomer', action: signOut }, async (ctx, run) => {
    await run({});
    ctx.setCookie('', 0);
    return ctx.redirect('/closed');
  }),
  get('/closed', { allow: 'anyone' }, (ctx) => ctx.render(<ClosedPage page={ctx.page} />)),
];
