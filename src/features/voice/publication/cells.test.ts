import { expect, test } from 'vitest';
import { type Cell, Inference, nextCell, tellCell, viewOfCell, viewOfCounts } from './cells.ts';

type Division = [agree: number, disagree: number, rest: number];

const told = ([agree, disagree, rest]: Division): Cell => tellCell(agree, disagree, agree + disagree + rest);
const keyOf = ({ people, agree, disagree }: Cell): string => `${people}: ${agree ?? '?'}+${disagree ?? '?'}-`;

function everyDivisionOf(people: number): Division[] {
  const all: Division[] = [];
  for (let agree = 0; agree <= people; agree++)
    for (let disagree = 0; agree + disagree <= people; disagree++)
      all.push([agree, disagree, people - agree - disagree]);
  return all;
}

const sum = (a: Division, b: Division): Division => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

test('C2: of no row of up to 120 people can anybody tell what all of it said, or what few said', () => {
  for (let people = 10; people <= 120; people++) {
    const classes = new Map<string, Inference>();
    for (const division of everyDivisionOf(people)) {
      const cell = told(division);
      if (people < 20) expect([cell.agree, cell.disagree]).toEqual([null, null]);
      const inference = classes.get(keyOf(cell)) ?? new Inference();
      classes.set(keyOf(cell), inference);
      inference.see(division);
    }
    for (const [key, inference] of classes)
      expect([key, inference.tellsTooMuch(people)]).toEqual([key, false]);
  }
});

/** Also what stays untold tells something, so in time a little less stays unknown than each step allows: six sizes. */
const UNCERTAINTY_IN_TIME = 5;

/**
 * Everything that can be told of a row that grows, by what is told of it: what each lot of people can have said, for somebody who
 * knows the rule. Every division of every lot is tried.
 * @returns what tells too much
 */
function leaksInTime(lots: readonly number[], tell: typeof nextCell): string[] {
  const memory = new Map<string, Cell | undefined>();
  const cellAfter = (history: readonly Cell[], [agree, disagree, rest]: Division): Cell | undefined => {
    const key = `${history.map(keyOf)}>${agree},${disagree},${rest}`;
    if (!memory.has(key))
      memory.set(key, tell(history, { agree, disagree, people: agree + disagree + rest }));
    return memory.get(key);
  };
  const classes = new Map<string, Inference[]>();
  const divisions = lots.map(everyDivisionOf);
  const grow = (lot: number, all: Division, history: readonly Cell[], path: readonly Division[]): void => {
    const choices = divisions[lot];
    if (!choices) {
      const output = history.map(keyOf).join(' > ');
      const inferences = classes.get(output) ?? [...lots, 0].map(() => new Inference());
      classes.set(output, inferences);
      for (const [index, division] of path.entries()) inferences[index]?.see(division);
      inferences.at(-1)?.see(all);
      return;
    }
    for (const fresh of choices) {
      const now = sum(all, fresh);
      const cell = cellAfter(history, now);
      grow(lot + 1, now, cell ? [...history, cell] : history, [...path, fresh]);
    }
  };
  grow(0, [0, 0, 0], [], []);
  const people = [...lots, lots.reduce((total, lot) => total + lot, 0)];
  return [...classes].flatMap(([output, inferences]) =>
    inferences.flatMap((inference, index) =>
      inference.tellsTooMuch(people[index] ?? 0, UNCERTAINTY_IN_TIME)
        ? [`${output}: of ${people[index]} ${inference.low.join()} … ${inference.high.join()}`]
        : [],
    ),
  );
}

test.each([[[20, 10]], [[30, 10]], [[25, 25]], [[40, 15]], [[12, 30]], [[20, 10, 10]], [[11, 12, 10]]])(
  'C2, C3: of lots of %j people nobody can tell what one of them said, whoever knows the rule',
  (lots) => {
    expect(leaksInTime(lots, nextCell)).toEqual([]);
  },
);

test('a leak that was planted is found: figures that simply follow the counts', () => {
  expect(
    leaksInTime([20, 10], (_, { agree, disagree, people }) => tellCell(agree, disagree, people)),
  ).not.toEqual([]);
});

test('what follows is told when it tells nothing of the few who came since', () => {
  const after = (cell: Cell, agree: number, disagree: number, people: number) =>
    nextCell([cell], { agree, disagree, people });
  expect(after(tellCell(20, 12, 50), 32, 24, 90)).toEqual({ people: 90, agree: 32, disagree: 24 });
  // Ten came, and all agree.
  expect(after(tellCell(20, 12, 50), 30, 12, 60)).toBeUndefined();
  // Fewer than ten came.
  expect(after(tellCell(20, 12, 50), 26, 12, 56)).toBeUndefined();
  // Nobody new disagrees.
  expect(after(tellCell(20, 12, 50), 35, 12, 80)).toBeUndefined();
  // Some answered more than before: the two do not fit, and each number moved by ten.
  expect(after(tellCell(20, 12, 80), 50, 40, 100)).toEqual({ people: 100, agree: 50, disagree: 40 });
  // Only one number was told, and so it stays.
  expect(after(tellCell(25, 2, 40), 60, 50, 140)).toEqual({ people: 140, agree: 60, disagree: null });
});

test('C6: "do not know" is no opinion: it makes no majority and breaks none', () => {
  expect(viewOfCell(tellCell(30, 10, 100))).toBe('agree');
  expect(viewOfCell(tellCell(20, 20, 100))).toBe('divided');
  expect(viewOfCell(tellCell(10, 40, 100))).toBe('disagree');
  expect(viewOfCell(tellCell(5, 4, 90))).toBe('untold');
  expect(viewOfCounts(0, 0)).toBe('untold');
});

test('a reader sees as much as can be told', () => {
  const text = (...counts: [number, number, number]) => keyOf(tellCell(...counts));
  expect(text(120, 60, 240)).toBe('240: 120+60-');
  expect(text(25, 15, 40)).toBe('40: 25+?-');
  expect(text(15, 25, 40)).toBe('40: ?+25-');
  expect(text(12, 0, 12)).toBe('12: ?+?-');
  expect(text(40, 0, 40)).toBe('40: ?+?-');
  expect(text(30, 2, 42)).toBe('42: 30+?-');
});
