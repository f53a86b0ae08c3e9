import { renderSVG } from 'uqr';
import type { Newcomer } from '#core/access/actor.ts';
import { defineRoutes, type RequestContext } from '#core/http/request-context.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { replaceCard, signInWithCard, signOut } from '../actions/people.ts';
import { cardPassphrase } from '../device.ts';
import { CardPage, ClosedPage } from '../pages/card.tsx';
import { OpenPage } from '../pages/open.tsx';
import { SIGN_IN_RATE_LIMIT } from '../rules/times.ts';

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

export const peopleRoutes = defineRoutes(
  { method: 'get', path: '/open', allow: 'anyone', handler: (ctx) => openPage(ctx, '') },
  {
    method: 'get',
    path: '/open/:code',
    allow: 'anyone',
    handler: (ctx) => openPage(ctx, ctx.param('code'), undefined, true),
  },
  {
    method: 'post',
    path: '/open/keep',
    allow: 'anyone',
    handler: (ctx) => openPage(ctx, ctx.form.get('code')),
  },
  {
    method: 'post',
    path: '/open',
    allow: 'anyone',
    action: signInWithCard,
    handler: async (ctx) => {
      const code = ctx.form.get('code');
      if (!(await withinRateLimit(ctx.app, 'open', ctx.clientNetwork, SIGN_IN_RATE_LIMIT)))
        return openPage(ctx, code, 'too-often');
      const ownDevice = ctx.form.get('device') === 'own';
      const opened = await signInWithCard(ctx.app, ctx.actor, { code, ownDevice });
      if (!opened.ok)
        return openPage(ctx, code, opened.refusal === 'card-ended' ? 'card-ended' : 'unknown-code');
      ctx.setCookie(opened.value.token, opened.value.seconds);
      return ctx.redirect('/week');
    },
  },
  {
    method: 'get',
    path: '/card',
    allow: 'newcomer',
    purpose: 'own-card',
    handler: async (ctx) => {
      const code = await ctx.readOwn((tx) => cardPassphrase(tx, ctx.app, ctx.actor as Newcomer));
      return ctx.render(
        <CardPage
          page={ctx.page}
          token={ctx.formToken()}
          code={code}
          qr={renderSVG(cardLink(ctx.app.publicUrl, ctx.language, code), { border: 2 })}
          replaced={ctx.query.has('new')}
        />,
      );
    },
  },
  {
    method: 'post',
    path: '/card/replacement',
    allow: 'newcomer',
    action: replaceCard,
    handler: async (ctx) => {
      const replaced = await replaceCard(ctx.app, ctx.actor, {});
      return ctx.redirect(replaced.ok ? '/card?new' : '/open');
    },
  },
  {
    method: 'post',
    path: '/close',
    allow: 'newcomer',
    action: signOut,
    handler: async (ctx) => {
      await signOut(ctx.app, ctx.actor, {});
      ctx.setCookie('', 0);
      return ctx.redirect('/closed');
    },
  },
  {
    method: 'get',
    path: '/closed',
    allow: 'anyone',
    handler: (ctx) => ctx.render(<ClosedPage page={ctx.page} />),
  },
);
