import { renderSVG } from 'uqr';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { directorySnapshot, type Snapshot } from '#features/directory';
import {
  type Choice,
  chooseInitiative,
  eraseChoices,
  readChoices,
  readStory,
  type Story,
} from '#features/story';
import { type Line, PrintPage } from './pages/print.tsx';
import { SwapPage } from './pages/swap.tsx';
import { NoStoryPage, WeekPage } from './pages/week.tsx';
import { packTimes, unpackTimes } from './rules/share.ts';
import { alternatives, type MyWeek, suggest } from './rules/suggest.ts';

interface Mine {
  snapshot: Snapshot;
  story: Story;
  mine: MyWeek;
}

/** The person's story and choices beside the directory. */
async function readMine(visit: Visit): Promise<Mine> {
  const { story, choices } = await visit.look(async (tx, person) => {
    const { story } = await readStory(tx, person);
    return { story, choices: (await readChoices(tx, person)) as Choice[] };
  });
  const snapshot = await directorySnapshot(visit.house);
  return { snapshot, story, mine: suggest(snapshot, story, choices) };
}

/** The same week anywhere: an address that names places and times, and nobody. */
const sharedLink = (visit: Visit, lines: Line[]): string =>
  `${visit.house.publicUrl}/${visit.language}/week/of/${packTimes(lines.map(({ time }) => time.id))}`;

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

export const suggestionAddresses = addresses(
  {
    method: 'get',
    path: '/week',
    may: 'newcomer',
    shows: 'own-week',
    answer: async (visit) => {
      const { story, mine } = await readMine(visit);
      if (!Object.keys(story).some((question) => question !== 'name'))
        return visit.page(<NoStoryPage reader={visit.reader} />);
      return visit.page(
        <WeekPage
          reader={visit.reader}
          token={visit.token()}
          name={story.name}
          mine={mine}
          demo={isDemo([...mine.week, ...mine.more])}
        />,
      );
    },
  },
  {
    method: 'get',
    path: '/week/print',
    may: 'newcomer',
    shows: 'own-week',
    answer: async (visit) => {
      const { mine } = await readMine(visit);
      const lines = mine.week.map(({ initiative, option }) => ({ initiative, time: option.time }));
      const link = sharedLink(visit, lines);
      return visit.page(
        <PrintPage
          reader={visit.reader}
          lines={lines}
          demo={isDemo(lines)}
          link={link}
          qr={renderSVG(link, { border: 2 })}
        />,
      );
    },
  },
  {
    method: 'get',
    path: '/week/of/:times{[A-Za-z0-9_-]+}',
    may: 'anyone',
    answer: async (visit) => {
      const lines = linesOf(await directorySnapshot(visit.house), visit.param('times'));
      const link = sharedLink(visit, lines);
      return visit.page(
        <PrintPage
          reader={visit.reader}
          lines={lines}
          demo={isDemo(lines)}
          link={link}
          qr={renderSVG(link, { border: 2 })}
          shared
        />,
        lines.length ? 200 : 404,
      );
    },
  },
  {
    method: 'get',
    path: '/week/swap/:initiative',
    may: 'newcomer',
    shows: 'own-week',
    answer: async (visit) => {
      const { snapshot, mine } = await readMine(visit);
      const instead = snapshot.byId.get(visit.param('initiative'));
      if (!instead) return visit.go('/week');
      return visit.page(
        <SwapPage
          reader={visit.reader}
          token={visit.token()}
          instead={instead}
          options={alternatives(mine, instead.id)}
        />,
      );
    },
  },
  {
    method: 'post',
    path: '/week/choice',
    may: 'newcomer',
    does: chooseInitiative,
    answer: async (visit) => {
      const { form } = visit;
      const initiative = form.one('initiative');
      if (form.one('choice') === 'swap') return visit.go(`/week/swap/${encodeURIComponent(initiative)}`);
      // A choice about a place that has meanwhile gone changes nothing: the week shows what there is.
      const { byId } = await directorySnapshot(visit.house);
      if (byId.has(initiative)) {
        await chooseInitiative(visit.house, visit.actor, {
          initiative,
          choice: form.one('choice'),
          weeklyTime: byId.get(initiative)?.times.find((time) => time.id === form.one('time'))?.id ?? null,
          instead: byId.get(form.one('instead'))?.id ?? null,
        });
      }
      return visit.go('/week');
    },
  },
  {
    method: 'post',
    path: '/week/afresh',
    may: 'newcomer',
    does: eraseChoices,
    answer: async (visit) => {
      await eraseChoices(visit.house, visit.actor, {});
      return visit.go('/week');
    },
  },
);
