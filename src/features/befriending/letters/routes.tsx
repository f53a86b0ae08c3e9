import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { resumeLetters, stopLetters } from './actions.ts';
import { LettersPage } from './LettersPage.tsx';
import { letterState } from './queries.ts';

const PATH = '/befriending-letters/:link';

const renderLetters = (ctx: RequestContext, state: 'on' | 'stopped' | undefined): Response =>
  ctx.render(
    <LettersPage
      page={{ ...ctx.page, path: `/befriending-letters/${ctx.param('link')}` }}
      token={ctx.formToken()}
      state={state}
    />,
    state === undefined ? 404 : 200,
  );

export const letterRoutes: Route[] = [
  get(PATH, { allow: 'anyone' }, async (ctx) =>
    renderLetters(ctx, await ctx.readPublic((tx) => letterState(tx, hashToken(ctx.param('link'))))),
  ),
  post(
    `${PATH}/stop`,
    { allow: 'anyone', oneClickUnsubscribe: true, action: stopLetters },
    async (ctx, run) => {
      const stopped = await run({ link: ctx.param('link') });
      return renderLetters(ctx, stopped.ok ? 'stopped' : undefined);
    },
  ),
  post(`${PATH}/resume`, { allow: 'anyone', action: resumeLetters }, async (ctx, run) => {
    const resumed = await run({ link: ctx.param('link') });
    return renderLetters(ctx, resumed.ok ? 'on' : undefined);
  }),
];
