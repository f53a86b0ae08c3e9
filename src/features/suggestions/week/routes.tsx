import { get, post, type Route } from '#core/http/route.ts';
import { directorySnapshot } from '#features/directory';
import { answerStoryQuestion, chooseInitiative, readStory, resetChoices } from '#features/story';
import { hasDemoData, readOwnWeek } from './own-week.ts';
import { SwapPage } from './SwapPage.tsx';
import { alternatives } from './suggest.ts';
import { WeekPage } from './WeekPage.tsx';

export const weekRoutes: Route[] = [
  get('/week', { allow: 'newcomer', purpose: 'own-week' }, async (ctx) => {
    const { story, week, card, from, today } = await readOwnWeek(ctx);
    return ctx.render(
      <WeekPage
        page={ctx.page}
        token={ctx.formToken()}
        story={story}
        week={week}
        card={card}
        from={from}
        today={today}
        demo={hasDemoData([...week.planned, ...week.more])}
      />,
    );
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
