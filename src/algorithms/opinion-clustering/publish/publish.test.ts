import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerRange, publishableBlocks } from './answer-blocks.ts';
import { type AnswerCounts, STATEMENT_ANSWERS } from './answer-counts.ts';
import { describeCell, publish, totalAnswerRange } from './publish.ts';
import { republish } from './republish.ts';

/** Rows of people with what they answered, per row and statement [agree, disagree, pass]. */
type Rows = { people: number; votes: [number, number, number][] }[];

function countsOf(rows: Rows): AnswerCounts {
  const table = (answer: number) =>
    Int32Array.from(rows.flatMap(({ votes }) => votes.map((vote) => vote[answer] as number)));
  return {
    statements: rows[0]?.votes.length ?? 0,
    size: Int32Array.from(rows, ({ people }) => people),
    agree: table(0),
    disagree: table(1),
    pass: table(2),
  };
}

const row = (statements: number) =>
  fc
    .array(fc.tuple(fc.nat(45), fc.nat(30), fc.nat(12)), { minLength: statements, maxLength: statements })
    .chain((votes: [number, number, number][]) =>
      fc.nat(25).map((more) => ({
        people: more + Math.max(...votes.map(([a, d, p]) => a + d + p)),
        votes,
      })),
    );
const rows = (statements: number, most = 4) => fc.array(row(statements), { minLength: 1, maxLength: most });

/**
 * Everything that follows by adding and subtracting published numbers: a set of (row, answer) cells is given away when
 * its indicator is a linear combination of the published ones. Gaussian elimination; the size of each set in hand.
 */
function setsDisclosed(knownSums: { set: number; people: number }[], cells: number): Map<number, number> {
  const basis: { pivot: number; vector: number[] }[] = [];
  const reduce = (vector: number[]): number[] => {
    for (const { pivot, vector: basisVector } of basis) {
      const times = vector[pivot] as number;
      if (times !== 0) vector = vector.map((value, k) => value - times * (basisVector[k] as number));
    }
    return vector;
  };
  const bits = (set: number) => Array.from({ length: cells }, (_, k) => (set >> k) & 1);
  for (const { set, people } of knownSums) {
    const vector = reduce([...bits(set), people]);
    const pivot = vector.slice(0, cells).findIndex((value) => Math.abs(value) > 1e-9);
    if (pivot < 0) continue;
    const factor = vector[pivot] as number;
    basis.push({ pivot, vector: vector.map((value) => value / factor) });
    for (const row of basis.slice(0, -1)) {
      const times = row.vector[pivot] as number;
      const last = (basis.at(-1) as { vector: number[] }).vector;
      row.vector = row.vector.map((value, k) => value - times * (last[k] as number));
    }
  }
  const disclosed = new Map<number, number>();
  for (let set = 1; set < 1 << cells; set++) {
    const rest = reduce([...bits(set), 0]);
    if (rest.slice(0, cells).every((value) => Math.abs(value) < 1e-9))
      disclosed.set(set, -(rest[cells] as number));
  }
  return disclosed;
}

test('nobody can subtract published numbers down to fewer than ten people', () => {
  fc.assert(
    fc.property(rows(1, 2), (all) => {
      const { rows: told, people } = publish(countsOf(all));
      const cells = 4 * told.length;
      const knownSums = told.flatMap(({ cells: [cell], people: size }, r) => [
        { set: 15 << (4 * r), people: size },
        ...(cell?.blocks ?? []).map((block) => ({
          set: block.answers.reduce(
            (set, answer) => set | (1 << (4 * r + STATEMENT_ANSWERS.indexOf(answer))),
            0,
          ),
          people: block.people,
        })),
      ]);
      knownSums.push({ set: 2 ** cells - 1, people });
      for (const size of setsDisclosed(knownSums, cells).values()) {
        const small = size > 1e-6 && size < 10 - 1e-6;
        expect(small).toBe(false);
      }
    }),
    { numRuns: 10_000 },
  );
});

test('who also knows how it is decided learns no small number: every row of up to 60 people', () => {
  for (let people = 10; people <= 60; people++) {
    // Per thing that can be published, the fewest and the most people in each of the 14 sets of answers.
    const classes = new Map<string, { low: number[]; high: number[] }>();
    for (let agree = 0; agree <= people; agree++)
      for (let disagree = 0; agree + disagree <= people; disagree++)
        for (let pass = 0; agree + disagree + pass <= people; pass++) {
          const counts = [agree, disagree, pass, people - agree - disagree - pass];
          const { blocks, nearUnanimous } = publishableBlocks(counts, 10);
          const key = `${blocks.map((block) => `${block.answers}${block.people}`)} ${nearUnanimous}`;
          const ranges = classes.get(key) ?? { low: Array(16).fill(people), high: Array(16).fill(0) };
          classes.set(key, ranges);
          for (let set = 1; set < 15; set++) {
            let size = 0;
            for (let k = 0; k < 4; k++) if ((set >> k) & 1) size += counts[k] as number;
            if (size < (ranges.low[set] as number)) ranges.low[set] = size;
            if (size > (ranges.high[set] as number)) ranges.high[set] = size;
          }
        }
    for (const { low, high } of classes.values())
      for (let set = 1; set < 15; set++) {
        const fewest = low[set] as number;
        const most = high[set] as number;
        const canBeSmall = most > 0 && fewest < 10;
        if (canBeSmall && most - fewest < 6) expect([people, set, fewest, most]).toEqual('wider');
      }
  }
});

test('what is told is true, and every answer lies in the range that follows', () => {
  fc.assert(
    fc.property(rows(3), (allRows) => {
      const published = publish(countsOf(allRows));
      for (const { row: r, people, cells } of published.rows) {
        const { votes } = allRows[r] as Rows[number];
        expect(people).toBeGreaterThanOrEqual(10);
        for (const [s, [agree, disagree, pass]] of votes.entries()) {
          const counts = [agree, disagree, pass, people - agree - disagree - pass];
          const cell = cells[s] as (typeof cells)[number];
          expect(cell.blocks.reduce((sum, block) => sum + block.people, 0)).toBe(people);
          for (const [k, answer] of STATEMENT_ANSWERS.entries()) {
            const [low, high] = answerRange(cell, answer, 10);
            expect(counts[k]).toBeGreaterThanOrEqual(low);
            expect(counts[k]).toBeLessThanOrEqual(high);
          }
        }
      }
      const inRows = published.rows.map(({ row: r }) => (allRows[r] as Rows[number]).votes[0]?.[0] ?? 0);
      const [low, high] = totalAnswerRange(published, 0, 'agree');
      const sum = inRows.reduce((total, agree) => total + agree, 0);
      expect(sum).toBeGreaterThanOrEqual(low);
      expect(sum).toBeLessThanOrEqual(high);
    }),
    { numRuns: 10_000 },
  );
});

test('a reader sees as much as can be told', () => {
  const textFor = (agree: number, disagree: number, pass: number, none: number) =>
    describeCell(publishableBlocks([agree, disagree, pass, none], 10), 10);
  expect(textFor(120, 60, 20, 200)).toBe('120 agree, 60 disagree, 20 passed, 200 did not answer');
  expect(textFor(120, 60, 3, 200)).toBe('120 agree, 60 disagree, 203 passed or did not answer');
  expect(textFor(20, 6, 5, 30)).toBe('20 agree, 11 disagree or passed, 30 did not answer');
  expect(textFor(28, 1, 1, 0)).toBe('more than 20 of 30 agree');
  expect(textFor(4, 5, 5, 2)).toBe('16 people, too few to tell apart');
  expect(textFor(40, 0, 0, 0)).toBe('40 agree');
});

test('a row of fewer than ten is left out, and with it every total that would give it away', () => {
  const published = publish(
    countsOf([
      { people: 30, votes: [[20, 10, 0]] },
      { people: 4, votes: [[4, 0, 0]] },
    ]),
  );
  expect(published.people).toBe(30);
  expect(published.rows.map(({ row: r }) => r)).toEqual([0]);
  expect(totalAnswerRange(published, 0, 'agree')).toEqual([20, 20]);
});

test('fewer than ten people more change nothing that is told', () => {
  fc.assert(
    fc.property(
      rows(2),
      fc.array(fc.tuple(fc.nat(9), fc.nat(2), fc.nat(2)), { maxLength: 9 }),
      (all, extraPeople) => {
        const earlier = publish(countsOf(all));
        const grown = structuredClone(all);
        for (const [r, first, second] of extraPeople) {
          const grownRow = grown[r % grown.length] as Rows[number];
          grownRow.people++;
          for (const [s, answer] of [first, second].entries()) {
            const votes = grownRow.votes[s] as number[];
            votes[answer] = (votes[answer] ?? 0) + 1;
          }
        }
        // A row that only now is large enough would be new; that it is kept out is the next test.
        const later = republish(earlier, publish(countsOf(grown)));
        expect(later).toEqual(earlier);
      },
    ),
    { numRuns: 10_000 },
  );
});

test('of a later publication only what changed by nobody or by ten and more is new', () => {
  const earlier = publish(
    countsOf([
      {
        people: 60,
        votes: [
          [30, 20, 10],
          [30, 20, 10],
          [30, 20, 10],
        ],
      },
    ]),
  );
  const later = publish(
    countsOf([
      {
        people: 90,
        votes: [
          [50, 20, 20],
          [33, 47, 10],
          [60, 30, 0],
        ],
      },
    ]),
  );
  const [first, second, third] =
    republish(earlier, later).rows[0]?.cells.map((cell) => describeCell(cell, 10)) ?? [];
  expect(first).toBe('50 agree, 20 disagree, 20 passed');
  expect(second).toBe('30 agree, 20 disagree, 10 passed');
  expect(third).toBe('60 agree, 30 disagree');
  expect(() => republish(later, publish(countsOf([{ people: 60, votes: [] }])))).toThrow(
    'opinion: earlier has',
  );
});

test('what cannot be right is named', () => {
  const counts = countsOf([{ people: 12, votes: [[5, 5, 1]] }]);
  expect(() => publish({ ...counts, agree: Int32Array.of(8) })).toThrow(
    'opinion: statement 0 has 14 votes in row 0 of 12',
  );
  expect(() => publish({ ...counts, pass: Int32Array.of(-1) })).toThrow('opinion: pass[0] is -1');
  expect(() => publish({ ...counts, disagree: Int32Array.of() })).toThrow('opinion: disagree has 0 counts');
  expect(() => publish(counts, { minPeople: 1 })).toThrow('opinion: minPeople is 1');
  expect(publish(counts).rows[0]?.cells.map((cell) => describeCell(cell, 10))).toEqual([
    '12 people, too few to tell apart',
  ]);
});
