import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { directorySnapshot, type Snapshot } from '#features/directory';
import {
  type Choice,
  chooseInitiative,
  eraseChoices,
  readChoices,
  readStory,
  type Story,
} from '#features/story';
import { type Line, PrintPage } from '../sharing/PrintPage.tsx';
import { packTimes, unpackTimes } from '../sharing/share-link.ts';
import { SwapPage } from './SwapPage.tsx';
import { alternatives, type MyWeek, suggest } from './suggest.ts';
import { NoStoryPage, WeekPage } from './WeekPage.tsx';

interface Mine {
  snapshot: Snapshot;
  story: Story;
  mine: MyWeek;
}

/** The person's story and choices beside the directory. */
async function readMine(ctx: RequestContext): Promise<Mine> {
  const { story, choices } = await ctx.readOwn(async (tx, person) => {
    const { story } = await readStory(tx, person);
    return { story, choices: (await readChoices(tx, person)) as Choice[] };
  });
  const snapshot = await directorySnapshot(ctx.app);
  return { snapshot, story, mine: suggest(snapshot, story, choices) };
}

/** The same week anywhere: an address that names places and times, and nobody. */
const sharedLink = (ctx: RequestContext, lines: Line[]): string =>
  `${ctx.app.publicUrl}/${ctx.language}/week/of/${packTimes(lines.map(({ time }) => time.id))}`;

const isDemo = (lines: { initiative: { demo: boolean } }[]): boolean =>
  lines.some(({ initiative }) => initiative.demo);

/** The times somebody shares, as far as they still exist. */
function linesOf(snapshot: Snapshot, packed: string): Line[] {
  const wanted = new Set(unpackTimes(packed));
  if (!wanted.size) return [];
  return snapshot.initiatives.flatMap((initiative) =>
    initiative.times.filter((time) => wanted.has(time.id)).map((time) => ({ initiative, time })),
  );
}

export const suggestionRoutes: Route[] = [
  get('/week', { allow: 'newcomer', purpose: 'own-week' }, async (ctx) => {
    const { story, mine } = await readMine(ctx);
    if (!Object.keys(story).some((question) => question !== 'name'))
      return ctx.render(<NoStoryPage page={ctx.page} />);
    return ctx.render(
      <WeekPage
        page={ctx.page}
        token={ctx.formToken()}
        name={story.name}
        mine={mine}
        demo={isDemo([...mine.week, ...mine.more])}
      />,
    );
  }),
  get('/week/print', { allow: 'newcomer', purpose: 'own-week' }, async (ctx) => {
    const { mine } = await readMine(ctx);
    const lines = mine.week.map(({ initiative, option }) => ({ initiative, time: option.time }));
    const link = sharedLink(ctx, lines);
    return ctx.render(
      <PrintPage
        page={ctx.page}
        lines={lines}
        demo={isDemo(lines)}
        link={link}
        qr={renderSVG(link, { border: 2 })}
      />,
    );
  }),
  get('/week/of/:times{[A-Za-z0-9_-]+}', { allow: 'anyone' }, async (ctx) => {
    const lines = linesOf(await directorySnapshot(ctx.app), ctx.param('times'));
    const link = sharedLink(ctx, lines);
    return ctx.render(
      <PrintPage
        page={ctx.page}
        lines={lines}
        demo={isDemo(lines)}
        link={link}
        qr={renderSVG(link, { border: 2 })}
        shared
      />,
      lines.length ? 200 : 404,
    );
  }),
  get('/week/swap/:initiative', { allow: 'newcomer', purpose: 'own-week' }, async (ctx) => {
    const { snapshot, mine } = await readMine(ctx);
    const instead = snapshot.byId.get(ctx.param('initiative'));
    if (!instead) return ctx.redirect('/week');
    return ctx.render(
      <SwapPage
        page={ctx.page}
        token={ctx.formToken()}
        instead={instead}
        options={alternatives(mine, instead.id)}
      />,
    );
  }),
  post('/week/choice', { allow: 'newcomer', action: chooseInitiative }, async (ctx, run) => {
    const { form } = ctx;
    const initiative = form.get('initiative');
    if (form.get('choice') === 'swap') return ctx.redirect(`/week/swap/${encodeURIComponent(initiative)}`);
    // A choice about a place that has meanwhile gone changes nothing: the week shows what there is.
    const { byId } = await directorySnapshot(ctx.app);
    if (byId.has(initiative)) {
      await run({
        initiative,
        choice: form.get('choice'),
        weeklyTime: byId.get(initiative)?.times.find((time) => time.id === form.get('time'))?.id ?? null,
        instead: byId.get(form.get('instead'))?.id ?? null,
      });
    }
    return ctx.redirect('/week');
  }),
  post('/week/afresh', { allow: 'newcomer', action: eraseChoices }, async (ctx, run) => {
    await run({});
    return ctx.redirect('/week');
  }),
];
