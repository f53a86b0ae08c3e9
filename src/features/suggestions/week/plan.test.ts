import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planWeek } from '#algorithms/week-planner';
import { addDays } from '#core/time/recurrence.ts';
import type { Initiative, WeeklyTime } from '#features/directory/rules.ts';
import type { Story, SuggestionChoice } from '#features/story/rules.ts';
import type { Goal } from '#features/vocabulary/rules.ts';
import { UNKNOWN_INITIATIVE } from '../../../../test/support/initiatives.ts';
import { planOptions, type RankedInitiative, weekOptions, weekProblem } from './plan.ts';

const MONDAY = '2026-11-30';
const weekFrom = (date: string): string[] => Array.from({ length: 7 }, (_, day) => addDays(date, day));

const at = (weekday: number, startsAt: number, change: Partial<WeeklyTime> = {}): WeeklyTime => ({
  id: `${weekday}-${startsAt}`,
  weekday,
  startsAt,
  endsAt: startsAt + 90,
  ...change,
});

const place = (
  id: string,
  goals: Goal[],
  times: WeeklyTime[],
  change: Partial<Initiative> = {},
): Initiative => ({
  ...UNKNOWN_INITIATIVE,
  id,
  texts: { nl: { name: id, summary: '' } },
  goals,
  audience: 'everyone',
  times: times.map((time) => ({ ...time, id: `${id} ${time.id}` })),
  ...change,
});

const ranked = (...initiatives: [Initiative, number][]): RankedInitiative[] =>
  initiatives.map(([initiative, fit]) => ({ initiative, fit }));

const pin = (initiative: string, weeklyTime: string | null = null): SuggestionChoice => ({
  initiative,
  choice: 'pinned',
  weeklyTime,
});

const week = (
  candidates: RankedInitiative[],
  story: Story,
  choices: SuggestionChoice[] = [],
  dates: string[] = weekFrom(MONDAY),
): string[] =>
  planOptions(weekOptions(candidates, story, choices, dates), story).chosen.map(
    ({ initiative, date }) => `${initiative.id} ${date.slice(5)}`,
  );

const lesson = place('lesson', ['dutch'], [at(1, 1140)]);
const walk = place('walk', ['move'], [at(3, 600)]);
const choir = place('choir', ['music'], [at(5, 1020)]);
const cafe = place('café', ['people'], [at(6, 840)]);

test('a week holds three things unless the person wants more or fewer', () => {
  const all = ranked([lesson, 4000], [walk, 3000], [choir, 2000], [cafe, 1000]);
  expect(week(all, {})).toEqual(['lesson 11-30', 'walk 12-02', 'choir 12-04']);
  expect(week(all, { busy: 1 })).toEqual(['lesson 11-30']);
  expect(week(all, { busy: 7 })).toHaveLength(4);
});

test('what serves none of the wanted goals does not fill a week, but what somebody keeps stays', () => {
  const all = ranked([choir, 4000], [lesson, 2000], [walk, 1000]);
  const story: Story = { goals: ['dutch'] };
  expect(week(all, story)).toEqual(['lesson 11-30']);
  expect(week(all, story, [pin('choir')])).toEqual(['lesson 11-30', 'choir 12-04']);
});

test('somebody may keep more than they wanted, and then nothing is added', () => {
  const all = ranked([lesson, 4000], [walk, 3000], [choir, 2000]);
  expect(week(all, { busy: 1 }, [pin('walk'), pin('choir')])).toEqual(['walk 12-02', 'choir 12-04']);
});

test('of two kept things at one hour the one kept last is left out, and both are named', () => {
  const drawing = place('drawing', ['create'], [at(3, 630)]);
  const options = (choices: SuggestionChoice[]) =>
    weekOptions(ranked([walk, 10], [drawing, 4000]), {}, choices, weekFrom(MONDAY));
  const plan = planOptions(options([pin('drawing'), pin('walk')]), {});
  expect(plan.chosen.map(({ initiative }) => initiative.id)).toEqual(['drawing']);
  expect(plan.clash).toEqual(['drawing', 'walk']);
});

test('a week begins on the day that is asked, and shows the date of everything', () => {
  const all = ranked([lesson, 4000], [walk, 3000], [choir, 2000]);
  expect(week(all, {}, [], weekFrom('2026-12-03'))).toEqual(['choir 12-04', 'lesson 12-07', 'walk 12-09']);
});

test('what is monthly or fortnightly is in a week only when it happens in that week', () => {
  const monthly = place(
    'repair café',
    ['create'],
    [at(6, 780, { recurrence: { every: 'month', ordinals: [1] } })],
  );
  const fortnightly = place(
    'sewing',
    ['create'],
    [at(2, 780, { recurrence: { every: 'weeks', interval: 2, from: '2026-12-08' } })],
  );
  const all = ranked([monthly, 4000], [fortnightly, 3000]);
  expect(week(all, {}, [], weekFrom('2026-11-30'))).toEqual(['repair café 12-05']);
  expect(week(all, {}, [], weekFrom('2026-12-07'))).toEqual(['sewing 12-08']);
  expect(week(all, {}, [], weekFrom('2026-12-14'))).toEqual([]);
  // Also when somebody keeps it: a week shows what happens.
  expect(week(all, {}, [pin('repair café')], weekFrom('2026-12-14'))).toEqual([]);
});

test('who keeps one of several times gets that time, and when it is not in this week another that is', () => {
  const swimming = place(
    'swimming',
    ['move'],
    [at(1, 600), at(4, 1140, { recurrence: { every: 'month', ordinals: [1] } })],
  );
  const kept = [pin('swimming', 'swimming 4-1140')];
  expect(week(ranked([swimming, 10]), {}, kept)).toEqual(['swimming 12-03']);
  expect(week(ranked([swimming, 10]), {}, kept, weekFrom('2026-12-07'))).toEqual(['swimming 12-07']);
});

test('what is removed does not come back', () => {
  expect(
    week(ranked([lesson, 10]), {}, [{ initiative: 'lesson', choice: 'removed', weeklyTime: null }]),
  ).toEqual([]);
});

test('a thing with several times is on a free day, away from the others', () => {
  const language = place('language café', ['people'], [at(1, 600), at(2, 600), at(4, 600)]);
  expect(week(ranked([lesson, 4000], [language, 3000]), {})).toEqual(['lesson 11-30', 'language café 12-03']);
});

test('two lessons in a group are more of the same, a lesson and a buddy at home are not', () => {
  const other = place('other lesson', ['dutch'], [at(4, 600)]);
  const buddy = place('language buddy', ['dutch'], [at(6, 600)], { contactForms: ['oneToOne'] });
  const all = ranked([lesson, 4000], [other, 3900], [buddy, 2500]);
  expect(week(all, { goals: ['dutch'], busy: 2 })).toEqual(['lesson 11-30', 'language buddy 12-05']);
});

test('a goal that few places serve is not crowded out by fifty places that fit better', () => {
  const lessons = Array.from({ length: 50 }, (_, i): [Initiative, number] => [
    place(`lesson ${i}`, ['dutch'], [at(1, 540), at(2, 540), at(3, 540), at(4, 540)]),
    4000 - i,
  ]);
  const all = ranked(...lessons, [choir, 1000]);
  const chosen = week(all, { goals: ['dutch', 'music'], busy: 2 });
  expect(chosen[0]).toContain('lesson 0');
  expect(chosen[1]).toBe('choir 12-04');
});

test('a thing on every day of the week offers days that are far apart', () => {
  const library = place(
    'library',
    ['people'],
    [1, 2, 3, 4, 5, 6].map((weekday) => at(weekday, 600)),
  );
  const offered = weekOptions(ranked([library, 10]), {}, [], weekFrom(MONDAY)).map(
    ({ time }) => time.weekday,
  );
  expect(offered.slice(0, 3)).toEqual([1, 3, 5]);
  expect(offered.toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
});

const someInitiatives = fc
  .array(
    fc.record({
      goals: fc.subarray<Goal>(['dutch', 'people', 'move', 'work'], { minLength: 1 }),
      times: fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 16, max: 44 })), {
        maxLength: 8,
      }),
      fit: fc.integer({ min: 0, max: 4095 }),
      form: fc.constantFrom('group', 'oneToOne', undefined),
    }),
    { maxLength: 60 },
  )
  .map((rows) =>
    rows.map(({ goals, times, fit, form }, i) => ({
      initiative: place(
        `${i}`,
        goals,
        times.map(([day, half]) => at(day, half * 30)),
        {
          contactForms: form ? [form] : [],
        },
      ),
      fit,
    })),
  );

test('whatever there is to choose from, the planner can plan it, and proves its week', () => {
  fc.assert(
    fc.property(
      someInitiatives,
      fc.subarray<Goal>(['dutch', 'people', 'move'], { minLength: 1 }),
      fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
      fc.array(fc.nat(59), { maxLength: 9 }),
      (candidates, goals, busy, pins) => {
        const story: Story = { goals, busy };
        const best = candidates.toSorted((a, b) => b.fit - a.fit);
        const options = weekOptions(
          best,
          story,
          [...new Set(pins)].map((id) => pin(`${id}`)),
          weekFrom(MONDAY),
        );
        const { chosen } = planOptions(options, story);
        const kept = chosen.filter(({ pinned }) => pinned).length;
        expect(chosen.length).toBeLessThanOrEqual(Math.max(busy ?? 3, kept));
        expect(
          chosen.every(({ initiative, pinned }) => pinned || initiative.goals.some((g) => goals.includes(g))),
        ).toBe(true);
        const free = planWeek(
          weekProblem(
            options.filter(({ pinned }) => !pinned),
            story,
          ),
        );
        expect(free.ok && free.bound === free.value).toBe(true);
      },
    ),
  );
});
