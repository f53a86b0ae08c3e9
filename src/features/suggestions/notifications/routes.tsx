import { get, post, type Route } from '#core/http/route.ts';
import { stopByLink } from './actions.ts';
import { StopPage } from './StopPage.tsx';

export const notificationRoutes: Route[] = [
  get('/notifications/:link', { allow: 'anyone' }, (ctx) =>
    ctx.render(
      <StopPage
        page={{ ...ctx.page, path: `/notifications/${ctx.param('link')}` }}
        token={ctx.formToken()}
        state="ask"
      />,
    ),
  ),
  post(
    '/notifications/:link/stop',
    { allow: 'anyone', oneClickUnsubscribe: true, action: stopByLink },
    async (ctx, run) => {
      const stopped = await run({ link: ctx.param('link') });
      return ctx.render(
        <StopPage
          page={{ ...ctx.page, path: `/notifications/${ctx.param('link')}` }}
          token={ctx.formToken()}
          state={stopped.ok ? 'stopped' : 'over'}
        />,
        stopped.ok ? 200 : 404,
      );
    },
  ),
];
