import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { directorySnapshot } from '#features/directory';
import { answeringInitiatives } from '#features/placements';
import { answerStoryQuestion, chooseInitiative, readStory, resetChoices } from '#features/story';
import { askToBeTold, stopBeingTold } from '../notifications/actions.ts';
import { stillToCome } from './next-chance.ts';
import { hasDemoData, readOwnWeek } from './own-week.ts';
import { SwapPage } from './SwapPage.tsx';
import { alternatives, suggest } from './suggest.ts';
import { VisitorWeekPage } from './VisitorWeekPage.tsx';
import { WeekPage } from './WeekPage.tsx';

/** The own week. @param refused an address to which no letter can go, to be typed again */
async function renderWeek(ctx: RequestContext<Newcomer>, refused?: string): Promise<Response> {
  const { snapshot: _, ...own } = await readOwnWeek(ctx);
  const { planned, more } = own.week;
  return ctx.render(
    <WeekPage
      page={{ ...ctx.page, path: '/week' }}
      token={ctx.formToken()}
      answering={await ctx.readPublic(answeringInitiatives)}
      demo={hasDemoData([...planned, ...more])}
      refused={refused}
      {...own}
    />,
    refused === undefined ? 200 : 422,
  );
}

export const weekRoutes: Route[] = [
  get('/week', { allow: 'anyone', shareable: true, cache: 'public' }, async (ctx) => {
    const snapshot = await directorySnapshot(ctx.app);
    const now = toAmsterdam(ctx.app.now());
    const { planned } = stillToCome(suggest(snapshot, {}, [], { from: now.day }), now);
    return ctx.render(<VisitorWeekPage page={ctx.page} planned={planned} demo={hasDemoData(planned)} />);
  }),
  get('/week', { allow: 'newcomer', purpose: 'own-week', personal: true }, (ctx) => renderWeek(ctx)),
  post(
    '/week/notification',
    { allow: 'newcomer', action: askToBeTold, purpose: 'own-week' },
    async (ctx, run) => {
      const email = ctx.form.get('email').trim();
      const asked = await run({ email, language: ctx.language });
      return asked.ok ? ctx.redirect('/week') : renderWeek(ctx, email);
    },
  ),
  post('/week/notification/stop', { allow: 'newcomer', action: stopBeingTold }, async (ctx, run) => {
    await run({});
    return ctx.redirect('/week');
  }),
  get('/week/swap/:initiative', { allow: 'newcomer', purpose: 'own-week' }, async (ctx) => {
    const { snapshot, week } = await readOwnWeek(ctx);
    const replaced = snapshot.byId.get(ctx.param('initiative'));
    if (!replaced) return ctx.redirect('/week');
    return ctx.render(
      <SwapPage
        page={ctx.page}
        token={ctx.formToken()}
        replaced={replaced}
        options={alternatives(week, replaced.id)}
      />,
    );
  }),
  post('/week/choice', { allow: 'newcomer', action: chooseInitiative }, async (ctx, run) => {
    const { form } = ctx;
    const initiative = form.get('initiative');
    if (form.get('choice') === 'swap') return ctx.redirect(`/week/swap/${encodeURIComponent(initiative)}`);
    // A choice about an initiative that no longer exists changes nothing: the week shows what there is.
    const { byId } = await directorySnapshot(ctx.app);
    if (byId.has(initiative)) {
      await run({
        initiative,
        choice: form.get('choice'),
        weeklyTime: byId.get(initiative)?.times.find((time) => time.id === form.get('time'))?.id ?? null,
        replaces: byId.get(form.get('instead'))?.id ?? null,
      });
    }
    return ctx.redirect('/week');
  }),
  post(
    '/week/busy',
    { allow: 'newcomer', action: answerStoryQuestion, purpose: 'own-week' },
    async (ctx, run) => {
      const { answeredAt } = await ctx.readOwn(readStory);
      await run({
        question: 'busy',
        fields: { busy: [ctx.form.get('busy')] },
        expectedVersion: answeredAt.busy ?? '',
      });
      return ctx.redirect('/week');
    },
  ),
  post('/week/afresh', { allow: 'newcomer', action: resetChoices }, async (ctx, run) => {
    await run({});
    return ctx.redirect('/week');
  }),
];
