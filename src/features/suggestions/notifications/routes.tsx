import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { stopByLink } from './actions.ts';
import { hasNotificationRequest } from './queries.ts';
import { StopPage } from './StopPage.tsx';

const renderStopPage = (ctx: RequestContext, state: 'ask' | 'stopped' | 'over'): Response =>
  ctx.render(
    <StopPage
      page={{ ...ctx.page, path: `/notifications/${ctx.param('link')}` }}
      token={ctx.formToken()}
      state={state}
    />,
    state === 'over' ? 404 : 200,
  );

export const notificationRoutes: Route[] = [
  get('/notifications/:link', { allow: 'anyone' }, async (ctx) => {
    const found = await ctx.readPublic((tx) => hasNotificationRequest(tx, hashToken(ctx.param('link'))));
    return renderStopPage(ctx, found ? 'ask' : 'over');
  }),
  post(
    '/notifications/:link/stop',
    { allow: 'anyone', oneClickUnsubscribe: true, action: stopByLink },
    async (ctx, run) => {
      const stopped = await run({ link: ctx.param('link') });
      return renderStopPage(ctx, stopped.ok ? 'stopped' : 'over');
    },
  ),
];
