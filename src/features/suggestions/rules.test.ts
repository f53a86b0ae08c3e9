import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CANNOT, FITS, POOR, UNKNOWN, verdictOf } from '#algorithms/scoring';
import { verifyWeek } from '#algorithms/week-planner';
import { addDays } from '#core/time/recurrence.ts';
import type { Initiative, Snapshot } from '#features/directory';
import type { Story } from '#features/story';
import { demoSet } from '../../../seed/demo.ts';
import { UNKNOWN_INITIATIVE } from '../../../test/support/initiatives.ts';
import { CRITERIA, type Criterion } from './scoring/criteria.ts';
import { fitStory } from './scoring/fit-story.ts';
import { cellsOfTime, freeCells } from './scoring/free-time.ts';
import { packTimes, unpackTimes } from './sharing/share-link.ts';
import { weekOptions, weekProblem } from './week/plan.ts';
import { alternatives, suggest } from './week/suggest.ts';

/** A week that begins on a Monday. */
const WEEK = { from: '2026-11-23' };

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const base: Initiative = {
  ...UNKNOWN_INITIATIVE,
  id: uuid(0),
  organisation: { id: uuid(1), name: 'De Linde' },
  texts: { nl: { name: 'Taalcafé', summary: 'Praten' } },
  goals: ['dutch'],
  levelMin: 'a0',
  levelMax: 'a2',
  latinScript: false,
  languages: ['ti'],
  audience: 'everyone',
  childcare: true,
  access: ['stepFree'],
  costCents: 0,
  walkIn: true,
  room: 'room',
  placesFree: 3,
  times: [{ id: uuid(2), weekday: 1, startsAt: 600, endsAt: 720 }],
};
const nothingKnown: Partial<Initiative> = {
  goals: [],
  levelMin: null,
  levelMax: null,
  latinScript: null,
  languages: [],
  audience: null,
  childcare: null,
  access: [],
  room: null,
  lat: null,
  lon: null,
  times: [],
};

let lastId = 10;
const initiative = (change: Partial<Initiative> = {}): Initiative => ({
  ...base,
  id: uuid(++lastId),
  times: base.times.map((time) => ({ ...time, id: uuid(++lastId) })),
  ...change,
});
/** A row of the demonstration set as the directory would give it. */
const fromDemoRow = (
  row: ReturnType<typeof demoSet>['initiatives'][number],
  withTimes: boolean,
): Initiative => {
  const { organisation, roomUntilInDays: _until, confirmedDaysAgo: _days, ...rest } = row;
  const times = withTimes ? row.times.map((time) => ({ ...time, id: uuid(++lastId) })) : [];
  return {
    ...base,
    ...rest,
    id: uuid(++lastId),
    organisation: { id: organisation, name: organisation },
    times,
  };
};

const snapshotOf = (...initiatives: Initiative[]): Snapshot => ({
  revision: 1,
  day: '2026-11-24',
  initiatives,
  byId: new Map(initiatives.map((initiative) => [initiative.id, initiative])),
  paused: new Map(),
  organisations: new Map(),
});

const yonas: Story = {
  name: 'Yonas',
  languages: ['ti'],
  place: { name: 'Den Haag', municipality: 'GM0518', lat: 52.07, lon: 4.31 },
  travel: { modes: ['bicycle'], minutes: 30 },
  time: { cells: ['mon-morning', 'tue-morning', 'wed-morning'], hours: 6 },
  level: 'a1',
  script: 'yes',
  goals: ['dutch', 'people'],
  children: 'no',
  company: ['mixed'],
};

const verdict = (story: Story, offered: Initiative, criterion: Criterion) =>
  verdictOf(fitStory(snapshotOf(offered), story).verdicts[0] ?? 0, CRITERIA.indexOf(criterion));

test('the language café round the corner fits Yonas in everything', () => {
  const { score, verdicts } = fitStory(snapshotOf(initiative()), yonas);
  expect(CRITERIA.map((_, column) => verdictOf(verdicts[0] ?? 0, column))).toEqual(
    CRITERIA.map((criterion) => (['give', 'signs'].includes(criterion) ? UNKNOWN : FITS)),
  );
  expect(score[0]).toBeGreaterThan(800);
});

test.each<[Criterion, Partial<Story>, Partial<Initiative>, number]>([
  ['company', { company: ['women'] }, { audience: 'everyone' }, CANNOT],
  ['company', { company: ['women', 'mixed'] }, { audience: 'women' }, FITS],
  ['company', { company: undefined }, { audience: 'women' }, UNKNOWN],
  ['company', { company: undefined }, { audience: 'everyone' }, FITS],
  ['childcare', { children: 'care' }, { childcare: false }, CANNOT],
  ['childcare', { children: 'care' }, { childcare: null }, UNKNOWN],
  ['childcare', { children: 'no' }, { childcare: false }, FITS],
  ['childcare', { children: undefined }, { childcare: false }, UNKNOWN],
  ['script', { script: 'no' }, { latinScript: true }, CANNOT],
  ['script', { script: 'some' }, { latinScript: true }, POOR],
  ['script', { script: undefined }, { latinScript: true }, UNKNOWN],
  ['level', { level: 'b1' }, { levelMin: 'a1', levelMax: 'a2' }, POOR],
  ['level', { level: 'none' }, { levelMin: 'b1', levelMax: 'b2' }, CANNOT],
  ['level', { level: undefined }, {}, UNKNOWN],
  ['travel', { travel: { modes: ['walk'], minutes: 15 } }, { lat: 52.16, lon: 4.5 }, CANNOT],
  ['travel', { travel: undefined }, { lat: 53.2, lon: 6.5 }, CANNOT],
  ['travel', { travel: undefined }, { lat: 52.2, lon: 4.5 }, POOR],
  ['travel', {}, { online: true, lat: null, lon: null }, FITS],
  ['travel', { place: undefined }, {}, UNKNOWN],
  ['time', { time: { cells: ['fri-evening'], hours: 2 } }, {}, CANNOT],
  ['time', {}, { times: [] }, UNKNOWN],
  [
    'access',
    { access: { needs: ['stepFree'], signLanguages: [] } },
    { access: [], accessLacks: ['stepFree'] },
    CANNOT,
  ],
  ['access', { access: { needs: ['hearing'], signLanguages: [] } }, {}, UNKNOWN],
  ['room', {}, { room: 'full' }, POOR],
])('%s: %j beside %j', (criterion, answers, offered, expected) => {
  expect(verdict({ ...yonas, ...answers }, initiative(offered), criterion)).toBe(expected);
});

test('never a no on a missing answer: who says nothing, or a place of which nothing is known, is never turned away', () => {
  const everything = demoSet().initiatives.map((row) => fromDemoRow(row, false));
  const silent = fitStory(snapshotOf(...everything), {});
  expect([...silent.score].every((score) => score >= 0)).toBe(true);
  const open = fitStory(snapshotOf(initiative(nothingKnown)), {
    ...yonas,
    access: { needs: ['stepFree'], signLanguages: [] },
    children: 'care',
    script: 'no',
  });
  expect(open.score[0]).toBeGreaterThanOrEqual(0);
});

const stories: fc.Arbitrary<Story> = fc.record(
  {
    level: fc.constantFrom('none', 'a1', 'b2'),
    script: fc.constantFrom('yes', 'some', 'no'),
    children: fc.constantFrom('no', 'care'),
    company: fc.subarray(['mixed', 'women', 'men'] as const, { minLength: 1 }),
    goals: fc.subarray(['dutch', 'people', 'work', 'move'] as const, { minLength: 1 }),
    access: fc.record({ needs: fc.subarray(['stepFree', 'quiet'] as const), signLanguages: fc.constant([]) }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Story>;

test('forgetting an answer never makes anything impossible', () => {
  const all = snapshotOf(...demoSet().initiatives.map((row) => fromDemoRow(row, false)));
  fc.assert(
    fc.property(
      stories,
      fc.constantFrom('level', 'script', 'children', 'company', 'goals', 'access'),
      (story, question) => {
        const before = fitStory(all, story).score;
        const { [question as keyof Story]: _, ...less } = story;
        const after = fitStory(all, less).score;
        return [...before].every((score, i) => score < 0 || (after[i] ?? -1) >= 0);
      },
    ),
    { numRuns: 60 },
  );
});

test('a time belongs to the parts of the day it really takes', () => {
  expect(cellsOfTime({ weekday: 1, startsAt: 600, endsAt: 720 })).toBe(freeCells(['mon-morning']));
  expect(cellsOfTime({ weekday: 1, startsAt: 690, endsAt: 735 })).toBe(freeCells(['mon-morning']));
  expect(cellsOfTime({ weekday: 2, startsAt: 660, endsAt: 810 })).toBe(
    freeCells(['tue-morning', 'tue-afternoon']),
  );
  expect(cellsOfTime({ weekday: 7, startsAt: 1_260, endsAt: 1_440 })).toBe(freeCells(['sun-evening']));
});

test('reasons say what fits, and what we do not know with the question that would tell', () => {
  const { planned, more, apart } = suggest(
    snapshotOf(initiative({ audience: 'women', childcare: null })),
    { ...yonas, company: undefined, children: undefined },
    [],
    WEEK,
  );
  expect([...planned, ...more]).toEqual([]);
  expect(apart.map(({ question }) => question)).toEqual(['company']);
  const first = apart[0]?.suggestion;
  const keys = first?.reasons.map(({ key, question }) => `${key}${question ? ` → ${question}` : ''}`);
  expect(keys).toContain('goals.fits');
  expect(keys).toContain('languages.fits');
  expect(keys).toContain('company.unknown-women → company');
  expect(keys).toContain('childcare.unknown → children');
});

test('the first walk with neighbours beats the second language class', () => {
  const times = [{ id: uuid(900), weekday: 2, startsAt: 600, endsAt: 720 }];
  const second = initiative({ goals: ['dutch'], times });
  const walk = initiative({
    goals: ['people'],
    lat: 52.09,
    times: [{ id: uuid(901), weekday: 2, startsAt: 600, endsAt: 720 }],
  });
  const { planned } = suggest(snapshotOf(initiative(), second, walk), yonas, [], WEEK);
  expect(planned.map(({ initiative: { goals } }) => goals[0])).toEqual(['dutch', 'people']);
});

test('a week really fits: no overlap, time to travel, as many things as wanted', () => {
  const crowd = demoSet().initiatives.map((row) => fromDemoRow(row, true));
  const story: Story = { ...yonas, company: undefined, time: undefined };
  const week = suggest(snapshotOf(...crowd), story, [], WEEK);
  expect(week.planned).toHaveLength(3);
  const ranked = [...week.planned, ...week.more].map(({ initiative, score: fit }) => ({ initiative, fit }));
  const dates = Array.from({ length: 7 }, (_, day) => addDays(WEEK.from, day));
  const options = weekOptions(ranked, story, [], dates);
  const chosen = week.planned.map(({ option }) =>
    options.findIndex(({ time }) => time.id === option.time.id),
  );
  expect(verifyWeek(weekProblem(options, story), Int32Array.from(chosen.sort((a, b) => a - b)))).toBeNull();
});

test('what is kept stays, what is removed stays away, and two kept ones that clash are said', () => {
  const first = initiative();
  const second = initiative({ goals: ['people'] });
  const both = snapshotOf(first, second);
  const pin = ({ id, times }: Initiative) => ({
    initiative: id,
    choice: 'pinned' as const,
    weeklyTime: times[0]?.id ?? null,
  });
  expect(suggest(both, yonas, [pin(second)], WEEK).planned.map(({ initiative: { id } }) => id)).toEqual([
    second.id,
  ]);
  const clashing = suggest(both, yonas, [pin(first), pin(second)], WEEK);
  expect(clashing.planned).toHaveLength(1);
  expect(new Set(clashing.clash)).toEqual(new Set([first.id, second.id]));
  const without = suggest(both, yonas, [{ initiative: first.id, choice: 'removed', weeklyTime: null }], WEEK);
  expect([...without.planned, ...without.more].map(({ initiative: { id } }) => id)).not.toContain(first.id);
  expect(without.removed.map(({ id }) => id)).toEqual([first.id]);
});

test('what somebody keeps, they keep: also what they would no longer be suggested', () => {
  const far = initiative({ audience: 'women' });
  const { planned } = suggest(
    snapshotOf(far),
    yonas,
    [{ initiative: far.id, choice: 'pinned', weeklyTime: null }],
    WEEK,
  );
  expect(planned.map(({ initiative: { id } }) => id)).toEqual([far.id]);
});

test('football for children is for a boy of fourteen, told to who looks for the family, and in no week of a grown-up', () => {
  const football = snapshotOf(initiative({ ageMin: 6, ageMax: 15 }));
  const boy = suggest(football, { ...yonas, age: 'under16' }, [], WEEK);
  expect(boy.planned).toHaveLength(1);
  const parent = suggest(football, { ...yonas, age: '27-64', goals: ['family', 'dutch'] }, [], WEEK);
  expect(parent.planned).toEqual([]);
  expect(parent.more[0]?.cautions[0]).toMatchObject({ key: 'age.children', ages: [6, 15], verdict: POOR });
  const grownUp = suggest(football, { ...yonas, age: '27-64' }, [], WEEK);
  expect([...grownUp.planned, ...grownUp.more, ...grownUp.apart]).toEqual([]);
  const { planned, more, apart } = suggest(football, yonas, [], WEEK);
  expect([...planned, ...more]).toEqual([]);
  expect(apart[0]?.question).toBe('age');
  expect(apart[0]?.suggestion.cautions[0]).toMatchObject({ key: 'age.unknown', question: 'age' });
});

test('whoever likes to cook is told where cooks are wanted, and it comes higher; whoever has nothing to give loses nothing', () => {
  const kitchen = initiative({ goals: ['food'], helpersWanted: true });
  const cook: Story = { ...yonas, give: { gifts: ['cook'] } };
  const [suggestion] = [
    ...suggest(snapshotOf(kitchen), cook, [], WEEK).planned,
    ...suggest(snapshotOf(kitchen), cook, [], WEEK).more,
  ];
  expect(suggestion?.reasons.find(({ criterion }) => criterion === 'give')).toMatchObject({
    verdict: FITS,
    gifts: ['cook'],
  });
  const score = (story: Story, helpersWanted: boolean) =>
    fitStory(snapshotOf(initiative({ goals: ['food'], helpersWanted })), story).score[0] ?? -1;
  expect(score(cook, true)).toBeGreaterThan(score(cook, false));
  expect(score({ ...yonas, give: { gifts: ['sew'] } }, true)).toBe(
    score({ ...yonas, give: { gifts: ['sew'] } }, false),
  );
});

test('with childcare four more would fit, and that is said', () => {
  const without = Array.from({ length: 4 }, () => initiative({ childcare: false }));
  const { improvements } = suggest(
    snapshotOf(initiative(), ...without),
    { ...yonas, children: 'care' },
    [],
    WEEK,
  );
  expect(improvements[0]).toMatchObject({ kind: 'change', criterion: 'childcare', count: 4 });
  expect(improvements[0]?.examples).toHaveLength(4);
});

test('an unanswered question is said too: telling when one has time makes places certain', () => {
  const { improvements } = suggest(
    snapshotOf(initiative(), initiative(), initiative()),
    {
      goals: ['dutch'],
      place: yonas.place,
      travel: yonas.travel,
      level: 'a1',
      script: 'yes',
      languages: ['ti'],
      company: ['mixed'],
      children: 'no',
    },
    [],
    WEEK,
  );
  expect(improvements).toEqual([expect.objectContaining({ kind: 'answer', question: 'time', count: 3 })]);
});

test('instead of one activity come others that leave the rest of the week alone', () => {
  const tuesday = initiative({
    goals: ['people'],
    times: [{ id: uuid(950), weekday: 2, startsAt: 600, endsAt: 700 }],
  });
  const other = initiative({
    goals: ['people'],
    times: [
      { id: uuid(951), weekday: 3, startsAt: 600, endsAt: 700 },
      { id: uuid(952), weekday: 1, startsAt: 610, endsAt: 700 },
    ],
  });
  const week = suggest(snapshotOf(initiative(), tuesday, other), { ...yonas, busy: 2 }, [], WEEK);
  const swapped = week.planned.find(({ option }) => option.time.weekday !== 1);
  const offered = alternatives(week, swapped?.initiative.id ?? '').map(({ time }) => time.weekday);
  expect(offered.length).toBeGreaterThan(0);
  expect(offered).not.toContain(1);
});

test('a shared week names times and nothing else, and nonsense names none', () => {
  fc.assert(
    fc.property(fc.array(fc.uuid(), { maxLength: 8 }), (ids) => {
      expect(unpackTimes(packTimes(ids))).toEqual(ids);
    }),
  );
  for (const odd of ['', 'x', 'A'.repeat(5_000), '../../etc/passwd']) expect(unpackTimes(odd)).toEqual([]);
});
