import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  buildIndex,
  CANNOT,
  FITS,
  fit as fitAll,
  NOT_KNOWN,
  POOR,
  type Question,
  UNKNOWN,
  type Verdict,
  verdictOf,
} from './index.ts';
import { type Asked, columnOf, type Entry, highOf, inquiry } from './invented.ts';

const ask = (all: Asked[]) => {
  const index = buildIndex(all[0]?.entries.length ?? 0, all.map(columnOf));
  return fitAll(
    index,
    all.map(({ question }) => question),
  );
};

const ones = (word: number): number => [...(word >>> 0).toString(2)].filter((digit) => digit === '1').length;

function haversine(lat: number, lon: number, toLat: number, toLon: number): number {
  const [a, b, dLat, dLon] = [lat, toLat, toLat - lat, toLon - lon].map(
    (degrees) => (degrees * Math.PI) / 180,
  ) as [number, number, number, number];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(dLon / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
}

const minutesTo = (q: Question & { kind: 'travel' }, e: Entry): number =>
  q.startMinutes + haversine(q.lat, q.lon, e.lat, e.lon) * q.detour * q.minutesPerKm;

/** The rules as one would read them aloud: verdict and grade (0..1000) of one entry. */
function slowly(question: Question | null, e: Entry): [Verdict, number] {
  const plain = (verdict: Verdict): [Verdict, number] => [verdict, [1000, 500, 250, 0][verdict] ?? 0];
  const missed = (verdict: Verdict): [Verdict, number] => (verdict === FITS ? [FITS, 600] : plain(verdict));
  if (!question) return plain(UNKNOWN);
  switch (question.kind) {
    case 'overlap': {
      if (e.bits === 0 || question.wants === 0) return plain(UNKNOWN);
      const shared = ones(e.bits & question.wants);
      return shared === 0 ? missed(question.miss) : [FITS, 600 + (400 * shared) / ones(question.wants)];
    }
    case 'cover':
      for (let bit = 0; bit < 32; bit++) {
        const needed = ((question.needs >>> bit) & 1) === 1;
        const lacks = (((e.more & ~e.bits) >>> bit) & 1) === 1;
        if (needed && lacks) return plain(question.miss);
      }
      return plain(ones(e.bits & question.needs) === ones(question.needs) ? FITS : UNKNOWN);
    case 'range': {
      const high = highOf(e);
      if (e.low === NOT_KNOWN && high === NOT_KNOWN) return plain(UNKNOWN);
      const under = e.low !== NOT_KNOWN && question.value < e.low ? e.low - question.value : 0;
      const over = high !== NOT_KNOWN && question.value > high ? question.value - high : 0;
      if (under + over === 0) return plain(FITS);
      return plain(under + over <= question.slack ? POOR : question.miss);
    }
    case 'travel': {
      const minutes = minutesTo(question, e);
      if (Number.isNaN(minutes)) return plain(UNKNOWN);
      if (minutes <= question.maxMinutes) return [FITS, 1000 - (400 * minutes) / question.maxMinutes];
      return minutes <= question.maxMinutes * question.slack ? plain(POOR) : missed(question.miss);
    }
    case 'slots':
      if (e.slots.length === 0) return plain(UNKNOWN);
      return plain(
        e.slots.some((cells) => ones(cells & question.free) === ones(cells)) ? FITS : question.miss,
      );
    case 'table':
      return plain((question.verdicts[e.bits % 8] ?? 0) as Verdict);
  }
}

test('every verdict and score is what a slow and plain reading of the rules says', () => {
  fc.assert(
    fc.property(inquiry, (all) => {
      const found = ask(all);
      const total = all.reduce((sum, { question }) => sum + (question?.weight ?? 0), 0);
      for (let item = 0; item < found.score.length; item++) {
        const read = all.map(({ question, entries }) => slowly(question, entries[item] as Entry));
        expect(all.map((_, column) => verdictOf(found.verdicts[item] ?? 0, column))).toEqual(
          read.map(([verdict]) => verdict),
        );
        const sum = read.reduce((so, [, grade], at) => so + grade * (all[at]?.question?.weight ?? 0), 0);
        const score = read.some(([verdict]) => verdict === CANNOT) ? -1 : total === 0 ? 500 : sum / total;
        expect(Math.abs((found.score[item] ?? 0) - score)).toBeLessThanOrEqual(0.52);
      }
    }),
    { numRuns: 600 },
  );
});

test('the minutes are those of the great circle, and nobody invents minutes to an unknown place', () => {
  fc.assert(
    fc.property(inquiry, (all) => {
      const { minutes } = ask(all);
      const travel = all.find(({ question }) => question?.kind === 'travel');
      minutes.forEach((found, item) => {
        const expected =
          travel?.question?.kind === 'travel'
            ? minutesTo(travel.question, travel.entries[item] as Entry)
            : Number.NaN;
        if (Number.isNaN(expected)) expect(found).toBeNaN();
        else
          expect(found).toBeCloseTo(
            Math.fround(minutesTo(travel.question, travel.entries[item] as Entry)),
            2,
          );
      });
    }),
  );
  const hague = {
    kind: 'travel',
    lat: 52.0705,
    lon: 4.3007,
    minutesPerKm: 1,
    startMinutes: 0,
    detour: 1,
    maxMinutes: 60,
    slack: 1.5,
    weight: 1,
    miss: CANNOT,
  } as const;
  const far = buildIndex(2, [
    { kind: 'travel', lat: Float64Array.of(51.9244, -52.0705), lon: Float64Array.of(4.4777, -175.6993) },
  ]);
  const [rotterdam = 0, otherSide = 0] = fitAll(far, [hague]).minutes;
  expect(rotterdam).toBeCloseTo(20.2, 1);
  expect(otherSide).toBeCloseTo(Math.PI * 6371.0088, 0);
});

test('what is not known is never a reason to say no', () => {
  const nothing: Entry = {
    bits: 0,
    more: 0,
    low: NOT_KNOWN,
    high: NOT_KNOWN,
    lat: Number.NaN,
    lon: Number.NaN,
    slots: [],
  };
  fc.assert(
    fc.property(inquiry, (all) => {
      const strict = all
        .filter(({ kind }) => kind !== 'table')
        .map(({ kind, question }) => ({
          kind,
          entries: [nothing],
          question: question && ({ ...question, miss: CANNOT } as Question),
        }));
      const { score } = ask(strict);
      for (const found of score) expect(found).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('answering one more question leaves every other verdict as it was', () => {
  fc.assert(
    fc.property(inquiry, fc.nat(), (all, which) => {
      const at = which % all.length;
      const before = ask(
        all.map((one, column) => (column === at ? { ...one, question: null } : one)),
      ).verdicts;
      const after = ask(all).verdicts;
      const others = ~(3 << (2 * at));
      expect(after.map((word) => word & others)).toEqual(before.map((word) => word & others));
    }),
  );
});

test('the order of the items and of the columns does not matter', () => {
  fc.assert(
    fc.property(inquiry, (all) => {
      const forward = ask(all);
      const back = ask(all.toReversed().map((one) => ({ ...one, entries: one.entries.toReversed() })));
      expect(back.minutes.length).toBe(forward.minutes.length);
      forward.score.forEach((score, item) => {
        const there = back.score[forward.score.length - 1 - item] ?? 0;
        expect(Math.sign(there)).toBe(Math.sign(score));
        expect(Math.abs(there - score)).toBeLessThanOrEqual(1);
      });
    }),
  );
});

test('more shared wishes score higher, and so does a shorter way', () => {
  const wishes = buildIndex(3, [{ kind: 'overlap', has: Uint32Array.of(0b001, 0b011, 0b111) }]);
  const [one = 0, two = 0, three = 0] = fitAll(wishes, [
    { kind: 'overlap', wants: 0b111, weight: 3, miss: POOR },
  ]).score;
  expect([one, two, three]).toEqual([733, 867, 1000]);
  const places = buildIndex(2, [
    { kind: 'travel', lat: Float64Array.of(52.01, 52.02), lon: Float64Array.of(4.3, 4.3) },
  ]);
  const way = {
    kind: 'travel',
    lat: 52,
    lon: 4.3,
    minutesPerKm: 4,
    startMinutes: 3,
    detour: 1.3,
    maxMinutes: 30,
    slack: 1.5,
    weight: 1,
    miss: CANNOT,
  } as const;
  const [near = 0, further = 0] = fitAll(places, [way]).score;
  expect(near).toBeGreaterThan(further);
});

test('a story that says nothing finds everything, in the middle', () => {
  const index = buildIndex(2, [{ kind: 'overlap', has: Uint32Array.of(1, 0) }]);
  expect([...fit(index, [null]).score]).toEqual([500, 500]);
});

test('a result can be written over an older one, and nothing of the older one stays', () => {
  fc.assert(
    fc.property(inquiry, (all) => {
      const index = buildIndex(all[0]?.entries.length ?? 0, all.map(columnOf));
      const questions = all.map(({ question }) => question);
      const into = fitAll(
        index,
        all.map(() => null),
      );
      expect(fitAll(index, questions, into)).toBe(into);
      expect(into).toEqual(fitAll(index, questions));
    }),
  );
});

test('what happens to the arrays afterwards does not change the index', () => {
  const has = Uint32Array.of(1, 2);
  const index = buildIndex(2, [{ kind: 'overlap', has }]);
  const question = { kind: 'overlap', wants: 1, weight: 1, miss: CANNOT } as const;
  const before = [...fit(index, [question]).score];
  has.fill(2);
  expect([...fit(index, [question]).score]).toEqual(before);
});
