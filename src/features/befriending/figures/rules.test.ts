import { describe, expect, test } from 'vitest';
import { daysAfter } from '#core/time/amsterdam.ts';
import { SIDES } from '../model/rules.ts';
import {
  boardOf,
  type Counted,
  type FriendFigure,
  figuresOfQuarter,
  greatestLoss,
  LOT_PEOPLE,
  latestFigures,
  type PersonSteps,
  quarterStart,
  STEPS,
} from './rules.ts';

const POOL = 'pool';
const START = new Date('2026-01-05T09:00:00Z');
const UNTIL = ['2026-04-01', '2026-07-01', '2026-10-01', '2027-01-01'] as const;

/** Somebody who wished on a day and came so far, a week for each step. */
const person = (side: 'newcomer' | 'resident', wishedDay: number, steps: number): PersonSteps => {
  const wishedAt = daysAfter(START, wishedDay);
  return {
    side,
    wishedAt,
    reached: Object.fromEntries(
      STEPS.map((step, nth) => [
        step,
        nth < steps ? daysAfter(wishedAt, nth <= 1 ? 0 : (nth - 1) * 7) : null,
      ]),
    ) as PersonSteps['reached'],
  };
};
const people = (count: number, steps: number, side: 'newcomer' | 'resident' = 'newcomer', day = 0) =>
  Array.from({ length: count }, (_, nth) => person(side, day + nth, steps));
const counted = (of: readonly PersonSteps[]): Counted => ({ people: of, firstWords: [], fit: undefined });
const figure = (figures: readonly FriendFigure[], measure: string) =>
  figures.find((each) => each.measure === measure);

describe('a figure', () => {
  test('appears at ten people, and counts whole lots of ten', () => {
    expect(figuresOfQuarter(counted(people(9, 1)), POOL, UNTIL[0], [])).toEqual([]);
    expect(figure(figuresOfQuarter(counted(people(19, 1)), POOL, UNTIL[0], []), 'signed')?.people).toBe(10);
    expect(figure(figuresOfQuarter(counted(people(20, 1)), POOL, UNTIL[0], []), 'signed')?.people).toBe(20);
  });

  test('tells the middle of how long people waited, in whole weeks', () => {
    const figures = figuresOfQuarter(counted(people(10, 4)), POOL, UNTIL[0], []);
    expect(figure(figures, 'proposed')).toMatchObject({ people: 10, value: 7 });
    expect(figure(figures, 'paired')).toMatchObject({ people: 10, value: 14 });
    expect(figure(figures, 'signed')?.value).toBeNull();
    expect(figure(figures, 'met')).toBeUndefined();
  });

  test('of who waited longest appears when that tenth is ten people', () => {
    expect(
      figure(figuresOfQuarter(counted(people(99, 4)), POOL, UNTIL[0], []), 'worst-wait'),
    ).toBeUndefined();
    expect(figure(figuresOfQuarter(counted(people(100, 4)), POOL, UNTIL[0], []), 'worst-wait')).toMatchObject(
      { people: 10 },
    );
  });

  test('stays as it was when nine more came, or when people are gone', () => {
    const first = figuresOfQuarter(counted(people(10, 1)), POOL, UNTIL[0], []);
    expect(figuresOfQuarter(counted(people(19, 1)), POOL, UNTIL[1], first)).toEqual([]);
    expect(figuresOfQuarter(counted(people(4, 1)), POOL, UNTIL[1], first)).toEqual([]);
    expect(figuresOfQuarter(counted(people(20, 1)), POOL, UNTIL[1], first)).toMatchObject([{ people: 20 }]);
  });

  test('of who wrote first, and of how well people fit, needs ten of that side', () => {
    const at = START;
    const words = (side: 'newcomer' | 'resident', count: number) =>
      Array.from({ length: count }, () => ({ side, at }));
    const figures = figuresOfQuarter(
      {
        people: [],
        firstWords: [...words('newcomer', 12), ...words('resident', 9)],
        fit: { paired: 23, scores: { newcomer: 612, resident: 588 } },
      },
      POOL,
      UNTIL[0],
      [],
    );
    expect(figures.filter(({ measure }) => measure === 'first-contact')).toMatchObject([
      { side: 'newcomer', people: 10 },
    ]);
    expect(figures.filter(({ measure }) => measure === 'fit').map(({ value }) => value)).toEqual([600, 600]);
  });
});

test('a page adds up what is published, and what is hidden counts as nothing', () => {
  const figures = [
    ...figuresOfQuarter(counted([...people(25, 4), ...people(9, 4, 'resident')]), 'a', UNTIL[0], []),
    ...figuresOfQuarter(counted(people(12, 2)), 'b', UNTIL[0], []),
  ];
  const board = boardOf(figures);
  expect(board.funnel[0]).toMatchObject({ people: { newcomer: 30, resident: null }, total: 30 });
  expect(board.funnel[3]).toMatchObject({ total: 20, days: 14 });
  expect(board.funnel[4]).toMatchObject({ total: null, days: null });
  const loss = greatestLoss(board.funnel);
  expect([loss?.from.step, loss?.to.step]).toEqual(['complete', 'proposed']);
});

test('quarters begin in January, April, July and October', () => {
  expect(['2026-01-01', '2026-03-31', '2026-06-30', '2026-12-01'].map(quarterStart)).toEqual([
    '2026-01-01',
    '2026-01-01',
    '2026-04-01',
    '2026-10-01',
  ]);
});

/** A small reproducible source of numbers (Park and Miller, 1988). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

type Publish = (
  counted: Counted,
  pool: string,
  until: string,
  before: readonly FriendFigure[],
) => FriendFigure[];

/** What stands in public after each quarter of a world: people who wished and came somewhere before its end. */
function published(world: readonly PersonSteps[], publish: Publish): FriendFigure[][] {
  const all: FriendFigure[] = [];
  return UNTIL.map((until) => {
    const end = new Date(`${until}T00:00:00Z`);
    const seen = world
      .filter(({ wishedAt }) => wishedAt < end)
      .map((each) => ({
        ...each,
        reached: Object.fromEntries(
          Object.entries(each.reached).map(([step, at]) => [step, at && at < end ? at : null]),
        ) as PersonSteps['reached'],
      }));
    all.push(...publish(counted(seen), POOL, until, all));
    return latestFigures(all);
  });
}

/** How many people of a side came to a step before each of the ends of quarters. */
const reachedBy = (
  world: readonly PersonSteps[],
  side: string,
  step: (typeof STEPS)[number],
  until: string,
) =>
  world.filter(
    (each) => each.side === side && (each.reached[step]?.getTime() ?? Infinity) < Date.parse(until),
  ).length;

/**
 * Looks for what somebody learns about fewer than ten people, who reads all figures of all quarters: a number that counts fewer, a
 * number that moved though fewer than ten came, and a number or waiting time that would be another one if somebody outside the
 * counted lots had waited longer, come later or not at all.
 */
function findLeak(publish: Publish): string | undefined {
  for (let seed = 1; seed <= 40; seed += 1) {
    const below = numbersFrom(seed);
    const world = Array.from({ length: 20 + below(60) }, () =>
      person(SIDES[below(2)] ?? 'newcomer', below(330), 1 + below(STEPS.length)),
    );
    const shown = published(world, publish);
    for (const [nth, figures] of shown.entries())
      for (const { side, measure, people: told } of figures) {
        const before =
          shown[nth - 1]?.find((each) => each.side === side && each.measure === measure)?.people ?? 0;
        const step = STEPS.find((each) => each === measure);
        if (step && reachedBy(world, side, step, UNTIL[nth] ?? '') < told)
          return `seed ${seed}: ${measure} tells of ${told}, and there are fewer`;
        if (told < LOT_PEOPLE) return `seed ${seed}: ${measure} of ${told}`;
        if (told !== before && told - before < LOT_PEOPLE)
          return `seed ${seed}: ${measure} moved by ${told - before}`;
      }
    // Who came last to each step, and is in no whole lot, is changed: nothing may move in the last quarter.
    for (const side of SIDES)
      for (const step of STEPS) {
        const last = UNTIL.at(-1) ?? '';
        const there = world
          .filter((each) => each.side === side && each.reached[step] && each.reached[step] < new Date(last))
          .sort((a, b) => (a.reached[step]?.getTime() ?? 0) - (b.reached[step]?.getTime() ?? 0));
        const spare = there.length % LOT_PEOPLE;
        if (spare === 0) continue;
        const one = there.at(-1);
        const other = world.map((each) =>
          each === one ? { ...each, reached: { ...each.reached, [step]: null } } : each,
        );
        const of = (figures: readonly FriendFigure[] | undefined) =>
          JSON.stringify(figures?.filter((each) => each.side === side && each.measure === step));
        if (of(published(other, publish).at(-1)) !== of(shown.at(-1)))
          return `seed ${seed}: one person of ${step} can be told`;
      }
  }
  return undefined;
}

describe('nobody learns anything about fewer than ten people, not by subtraction and not over time', () => {
  test('of forty random years with all their quarters', () =>
    expect(findLeak(figuresOfQuarter)).toBeUndefined());

  test.each<[string, Publish]>([
    [
      'exact numbers from ten on',
      (given, pool, until, before) =>
        figuresOfQuarter(given, pool, until, before).map((each) => ({
          ...each,
          people:
            each.measure === 'worst-wait' || each.measure === 'fit' || each.measure === 'first-contact'
              ? each.people
              : given.people.filter(
                  ({ side, reached }) => side === each.side && reached[each.measure as 'met'],
                ).length,
        })),
    ],
    [
      'rounded to the nearest ten',
      (given, pool, until) =>
        SIDES.flatMap((side) => {
          const told = Math.round(given.people.filter((each) => each.side === side).length / 10) * 10;
          return told > 0
            ? [{ pool, until, side, measure: 'signed' as const, people: told, value: null }]
            : [];
        }),
    ],
    [
      'waiting told of everybody instead of whole lots',
      (given, pool, until, before) =>
        figuresOfQuarter(given, pool, until, before).map((each) => {
          const days = given.people.flatMap(({ side, wishedAt, reached }) =>
            side === each.side && reached.proposed ? [reached.proposed.getTime() - wishedAt.getTime()] : [],
          );
          return each.measure === 'proposed' ? { ...each, value: days.length } : each;
        }),
    ],
    [
      'numbers under ten',
      (given, pool, until) =>
        SIDES.map((side) => ({
          pool,
          until,
          side,
          measure: 'signed' as const,
          people: Math.min(9, given.people.length),
          value: null,
        })),
    ],
  ])('a planted leak is found: %s', (_, leaky) => expect(findLeak(leaky)).toBeDefined());
});
