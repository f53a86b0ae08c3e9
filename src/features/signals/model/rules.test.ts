import { describe, expect, test } from 'vitest';
import {
  type CountedSignal,
  figuresOfMonth,
  monthsAfter,
  OBSTACLES,
  PEOPLE_CHOICES,
  PUBLISHED_STEP,
  type SignalFigure,
  totalsOf,
} from './rules.ts';

const MONTH = '2026-05-01';

const said = (people: number, sender: string, rest: Partial<CountedSignal> = {}): CountedSignal => ({
  municipality: 'GM0503',
  obstacle: 'childcare',
  people,
  sender,
  ...rest,
});

describe('a figure', () => {
  test('appears at ten people out of three senders, rounded down', () => {
    expect(figuresOfMonth([said(6, 'a'), said(3, 'b'), said(1, 'c')], MONTH)).toEqual([
      { municipality: 'GM0503', obstacle: 'childcare', month: MONTH, people: 10 },
    ]);
    expect(figuresOfMonth([said(15, 'a'), said(3, 'b'), said(1, 'c')], MONTH)[0]?.people).toBe(10);
    expect(figuresOfMonth([said(15, 'a'), said(4, 'b'), said(1, 'c')], MONTH)[0]?.people).toBe(20);
  });

  test('does not appear for nine people, nor for thirty people of two senders', () => {
    expect(figuresOfMonth([said(6, 'a'), said(2, 'b'), said(1, 'c')], MONTH)).toEqual([]);
    expect(figuresOfMonth([said(20, 'a'), said(10, 'b')], MONTH)).toEqual([]);
  });

  test('is not made by several people of one initiative', () => {
    expect(figuresOfMonth([said(10, 'choir'), said(10, 'choir'), said(10, 'choir')], MONTH)).toEqual([]);
  });

  test('does not add up municipalities or obstacles that are too small by themselves', () => {
    const scattered = ['GM0503', 'GM0518', 'GM0599'].flatMap((municipality) =>
      (['childcare', 'level'] as const).flatMap((obstacle) =>
        ['a', 'b', 'c'].map((sender) => said(3, sender, { municipality, obstacle })),
      ),
    );
    expect(figuresOfMonth(scattered, MONTH)).toEqual([]);
  });
});

test('months are counted over the end of a year', () => {
  expect(monthsAfter('2026-11-01', 3)).toBe('2027-02-01');
  expect(monthsAfter('2026-01-01', -1)).toBe('2025-12-01');
  expect(monthsAfter('2026-12-01', -12)).toBe('2025-12-01');
});

/** Every table that is made of figures: per cell, municipality, obstacle, month, each pair of them, and all together. */
function publishedTables(figures: readonly SignalFigure[]): Record<string, [string, number][]> {
  const by = (keyOf: (figure: SignalFigure) => string) => [...totalsOf(figures, keyOf)].sort();
  return {
    cells: by(({ municipality, obstacle, month }) => `${municipality} ${obstacle} ${month}`),
    municipalityByMonth: by(({ municipality, month }) => `${municipality} ${month}`),
    obstacleByMonth: by(({ obstacle, month }) => `${obstacle} ${month}`),
    municipalityByObstacle: by(({ municipality, obstacle }) => `${municipality} ${obstacle}`),
    municipalities: by(({ municipality }) => municipality),
    obstacles: by(({ obstacle }) => obstacle),
    months: by(({ month }) => month),
    country: by(() => 'all'),
  };
}

/** A small reproducible source of numbers (Park and Miller, 1988). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

type Cell = { municipality: string; obstacle: (typeof OBSTACLES)[number]; month: string };
const MONTHS = ['2026-03-01', '2026-04-01', MONTH];
const CELLS: Cell[] = ['GM0503', 'GM0518'].flatMap((municipality) =>
  OBSTACLES.slice(0, 3).flatMap((obstacle) => MONTHS.map((month) => ({ municipality, obstacle, month }))),
);

/** A world in which each cell has so many people, said by three senders. */
const worldOf = (peopleIn: readonly number[]): SignalFigure[] =>
  MONTHS.flatMap((month) =>
    figuresOfMonth(
      CELLS.flatMap((cell, index) => {
        const people = peopleIn[index] ?? 0;
        if (cell.month !== month || people === 0) return [];
        const third = Math.floor(people / 3);
        return [third, third, people - 2 * third].map((part, sender) => said(part, String(sender), cell));
      }),
      month,
    ),
  );

/**
 * The attack by subtraction: whoever has every table of every month looks for the people behind one cell. They learn nothing more
 * than its ten exactly when every world whose cells lie in the same tens publishes the same: then no sum or difference of any
 * numbers, of any tables and months, tells these worlds apart.
 */
function findLeak(publish: (peopleIn: readonly number[]) => unknown): string | undefined {
  for (let seed = 1; seed <= 60; seed += 1) {
    const below = numbersFrom(seed);
    const truth = CELLS.map(() => below(45));
    const published = JSON.stringify(publish(truth));
    // Each cell by itself moves through its whole ten; then all of them at once.
    for (const [index, people] of truth.entries())
      for (let other = 0; other < PUBLISHED_STEP; other += 1) {
        const changed = [...truth];
        changed[index] = Math.floor(people / PUBLISHED_STEP) * PUBLISHED_STEP + other;
        if (JSON.stringify(publish(changed)) !== published)
          return `seed ${seed}, cell ${index}, ${changed[index]}`;
      }
    const all = truth.map((people) => Math.floor(people / PUBLISHED_STEP) * PUBLISHED_STEP + below(10));
    if (JSON.stringify(publish(all)) !== published) return `seed ${seed}, all cells`;
  }
  return undefined;
}

test('no table of any month tells more of a cell than in which ten it falls', () => {
  expect(findLeak((peopleIn) => publishedTables(worldOf(peopleIn)))).toBeUndefined();
});

test('the search bites: it finds a total of what is hidden, an exact number, and a running count', () => {
  const sum = (peopleIn: readonly number[]) => peopleIn.reduce((total, people) => total + people, 0);
  expect(findLeak((peopleIn) => [publishedTables(worldOf(peopleIn)), sum(peopleIn)])).toBeDefined();
  // Also a total that is rounded itself: its parts move it over the edge of a ten.
  expect(
    findLeak((peopleIn) => [publishedTables(worldOf(peopleIn)), Math.floor(sum(peopleIn) / 10)]),
  ).toBeDefined();
  expect(findLeak((peopleIn) => peopleIn.filter((people) => people >= 10))).toBeDefined();
});

test('every number that is published is ten or more and moves in tens', () => {
  const below = numbersFrom(7);
  for (let round = 0; round < 200; round += 1) {
    const numbers = Object.values(publishedTables(worldOf(CELLS.map(() => below(60)))))
      .flat()
      .map(([, people]) => people);
    expect(numbers.filter((people) => people < 10 || people % PUBLISHED_STEP !== 0)).toEqual([]);
  }
});

test('who knows what they sent themselves still knows no exact number of the others', () => {
  for (const own of PEOPLE_CHOICES) {
    const seen = new Map<string, number[]>();
    for (let others = 2; others <= 60; others += 1) {
      const half = Math.floor(others / 2);
      const world = [said(own, 'me'), said(half, 'b'), said(others - half, 'c')];
      const published = JSON.stringify(figuresOfMonth(world, MONTH));
      seen.set(published, [...(seen.get(published) ?? []), others]);
    }
    // The first group is cut off by the two people that two others are at least, the last by where this test stops.
    for (const possible of [...seen.values()].slice(1, -1)) expect(possible).toHaveLength(PUBLISHED_STEP);
    expect([...seen.values()][0]?.length).toBeGreaterThan(1);
  }
});
