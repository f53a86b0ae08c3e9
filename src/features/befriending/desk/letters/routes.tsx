import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { NoPoolPage } from '../model/NoPoolPage.tsx';
import { DESK_LETTERS_PATH, deskLetterPath } from '../model/paths.ts';
import { readDesk } from '../model/read-desk.ts';
import { chooseDeskLetters, resumeDeskLetters, stopDeskLetters } from './actions.ts';
import { DeskLettersPage, LetterLinkPage } from './LettersPages.tsx';
import { deskLetterState, lettersOf } from './queries.ts';

const READS = { allow: 'member', teamLanguages: true, purpose: 'befriending' } as const;
const LINK_PATH = deskLetterPath(':link');

const renderLetters = (ctx: RequestContext, state: 'on' | 'stopped' | undefined): Response =>
  ctx.render(
    <LetterLinkPage
      page={{ ...ctx.page, path: deskLetterPath(ctx.param('link')) }}
      token={ctx.formToken()}
      state={state}
    />,
    state === undefined ? 404 : 200,
  );

/** Letters to an organisation about what waits at its desk. */
export const deskLetterRoutes: Route[] = [
  get(DESK_LETTERS_PATH, READS, async (ctx) => {
    const read = await readDesk(ctx, DESK_LETTERS_PATH, async (tx, pool) => ({
      value: await lettersOf(tx, ctx.app, pool.listing),
      consents: [],
    }));
    if (!read) return ctx.render(<NoPoolPage page={ctx.page} actor={ctx.actor} />);
    return ctx.render(
      <DeskLettersPage
        page={read.page}
        token={ctx.formToken()}
        stopped={read.value.stopped}
        saved={ctx.query.has('saved')}
      />,
    );
  }),
  post(DESK_LETTERS_PATH, { ...READS, action: chooseDeskLetters }, async (ctx, run) => {
    const chosen = await run({ letters: ctx.form.get('letters') });
    return ctx.redirect(`${DESK_LETTERS_PATH}${chosen.ok ? '?saved' : ''}`);
  }),
  get(LINK_PATH, { allow: 'anyone', teamLanguages: true }, async (ctx) =>
    renderLetters(ctx, await ctx.readPublic((tx) => deskLetterState(tx, hashToken(ctx.param('link'))))),
  ),
  post(
    `${LINK_PATH}/stop`,
    { allow: 'anyone', teamLanguages: true, oneClickUnsubscribe: true, action: stopDeskLetters },
    async (ctx, run) => {
      const stopped = await run({ link: ctx.param('link') });
      return renderLetters(ctx, stopped.ok ? 'stopped' : undefined);
    },
  ),
  post(
    `${LINK_PATH}/resume`,
    { allow: 'anyone', teamLanguages: true, action: resumeDeskLetters },
    async (ctx, run) => {
      const resumed = await run({ link: ctx.param('link') });
      return renderLetters(ctx, resumed.ok ? 'on' : undefined);
    },
  ),
];
