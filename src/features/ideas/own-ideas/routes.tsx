import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { directorySnapshot } from '#features/directory';
import { answerIdea } from './actions.ts';
import { IdeasPage } from './IdeasPage.tsx';
import { ownIdeas } from './own-idea.ts';

/** Ideas of guides, for the newcomer they are for. */
export const ownIdeaRoutes: Route[] = [
  get('/ideas', { allow: 'newcomer', purpose: 'own-requests' }, async (ctx) => {
    const { byId } = await directorySnapshot(ctx.app);
    const ideas = await ctx.readOwn((tx, person) => ownIdeas(tx, ctx.app, byId, person));
    return ctx.render(<IdeasPage page={ctx.page} token={ctx.formToken()} ideas={ideas} />);
  }),
  post(`/ideas/:id{${UUID_PATTERN}}`, { allow: 'newcomer', action: answerIdea }, async (ctx, run) => {
    const answer = ctx.form.get('answer');
    const kept = await run({ idea: ctx.param('id'), answer, told: ctx.form.get('told') === 'yes' });
    // An idea that was taken back meanwhile: the page shows those that are left.
    if (!kept.ok) return ctx.redirect('/ideas');
    if (answer === 'ask') return ctx.redirect(`/initiatives/${kept.value}/ask`);
    return ctx.redirect(/^\/(week|requests)(\?|$)/.test(ctx.refererPath) ? ctx.refererPath : '/ideas');
  }),
];
