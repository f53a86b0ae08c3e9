import { returnPathOf } from '#core/http/return-path.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { withinCreationLimit } from '#core/rate-limit.ts';
import { NEW_STORY_LIMIT } from '#features/accounts';
import { MAIN_QUESTIONS } from '../model/answers.ts';
import { fillsOf } from '../model/fill-queries.ts';
import { readStory } from '../model/queries.ts';
import { questionPath } from '../questions/paths.ts';
import { beginStory, deleteStory } from './actions.ts';
import { BeginPage } from './BeginPage.tsx';
import { DeletedPage } from './DeletedPage.tsx';
import { OverviewPage } from './OverviewPage.tsx';

export const overviewRoutes: Route[] = [
  get('/begin', { allow: 'anyone' }, (ctx) =>
    ctx.actor.kind === 'newcomer'
      ? ctx.redirect(returnPathOf(ctx) || '/story')
      : ctx.render(<BeginPage page={ctx.page} token={ctx.formToken()} to={returnPathOf(ctx)} />),
  ),
  post('/begin', { allow: 'anyone', action: beginStory }, async (ctx, run) => {
    // A double tap on Begin: the story that the first tap began is already open here.
    const to = returnPathOf(ctx);
    if (ctx.actor.kind === 'newcomer') return ctx.redirect(to || '/story');
    const session = await withinCreationLimit(ctx.app, NEW_STORY_LIMIT, ctx, () =>
      run({ ownDevice: ctx.form.get('device') === 'own' }),
    );
    if (!session.ok && session.refusal === 'too-often')
      return ctx.render(<BeginPage page={ctx.page} token={ctx.formToken()} to={to} tooOften />, 429);
    if (!session.ok) return ctx.redirect('/begin');
    ctx.setCookie(session.value.token, session.value.seconds);
    return ctx.redirect(to ? questionPath('name', to) : `/story/${MAIN_QUESTIONS[0]}`);
  }),
  get('/story', { allow: 'newcomer', purpose: 'own-story' }, async (ctx) => {
    const { story, fills } = await ctx.readOwn(async (tx, person) => ({
      ...(await readStory(tx, person)),
      fills: await fillsOf(tx, person),
    }));
    return ctx.render(
      <OverviewPage
        page={ctx.page}
        token={ctx.formToken()}
        story={story}
        fills={fills}
        saved={ctx.query.has('saved')}
        takenBack={ctx.query.has('taken-back')}
      />,
    );
  }),
  post('/story/forget', { allow: 'newcomer', action: deleteStory }, async (ctx, run) => {
    const deleted = await run({});
    if (!deleted.ok) return ctx.redirect('/story');
    ctx.clearDevice('newcomer');
    return ctx.redirect('/forgotten');
  }),
  get('/forgotten', { allow: 'anyone' }, (ctx) => ctx.render(<DeletedPage page={ctx.page} />)),
];
