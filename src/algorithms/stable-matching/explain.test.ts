import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain } from './explain.ts';
import { everyPairing, isStable, type Party, parties, problemOf, sizeOf } from './generators.testing.ts';
import { asAgents } from './group-agents.ts';
import { pairMost } from './maximum-pairing.ts';
import { measure } from './measure.ts';
import { pair } from './stable-pairing.ts';

const like = (mine: number, theirs: number, score = 0, back = 0) => ({ mine, theirs, score, back });

test('in a thin market: as many pairs as can be, best for who likes it least, and who would rather is told', () => {
  fc.assert(
    fc.property(parties({ places: 2 }), (party) => {
      const { at, size, blocking } = pairMost(problemOf(party));
      const worth = (pairs: ArrayLike<number>): number =>
        Array.from(pairs).reduce((sum, j, i) => {
          const one = party.likes[i]?.[j];
          return sum + (one ? 1000 + Math.min(one.score, one.back) : 0);
        }, 0);
      expect(size).toBe(sizeOf(at));
      expect(worth(at)).toBe(Math.max(...everyPairing(party).map(worth)));
      expect(blocking.length === 0).toBe(isStable(party, at));
    }),
    { numRuns: 10_000 },
  );
}, 60_000);

test('without points it goes by levels', () => {
  const party: Party = {
    likes: [
      [like(0, 0), like(1, 1)],
      [like(1, 0), like(0, 1)],
    ],
    places: [1, 1],
  };
  const { leftScore, rightScore, ...p } = problemOf(party);
  expect(leftScore?.length).toBe(rightScore?.length);
  expect([...pairMost(p).at]).toEqual([0, 1]);
});

test('the figures, by hand', () => {
  const party: Party = {
    likes: [
      [like(0, 2, 900, 500), null, null],
      [like(1, 0, 700, 800), like(0, 1, 950, 600), null],
      [null, null, like(3, 1, 200, 700)],
      [null, null, like(0, 0, 990, 980)],
    ],
    places: [1, 1, 1],
  };
  expect(measure(problemOf(party), Int32Array.of(0, 1, 2, -1))).toEqual({
    size: 3,
    maximum: 3,
    // Left 3 and right 2.
    blocking: 1,
    left: { meanLevel: 1, worstLevel: 3, meanScore: (900 + 950 + 200) / 3, lowestScore: 200 },
    right: { meanLevel: 4 / 3, worstLevel: 2, meanScore: 600, lowestScore: 500 },
    tenth: 200,
    gap: (900 + 950 + 200) / 3 - 600,
  });
  const nobody = measure(problemOf(party), Int32Array.of(-1, -1, -1, -1));
  expect([nobody.size, nobody.gap, nobody.tenth, nobody.left.meanLevel]).toEqual([0, null, null, null]);
});

test('why one is with whom, in words', () => {
  const party: Party = {
    likes: [
      [like(0, 0), null],
      [like(0, 1), like(2, 0)],
      [null, null],
    ],
    places: [1, 1],
  };
  const p = problemOf(party);
  const { at } = pair(p);
  const name = (side: string, k: number) =>
    (side === 'left' ? ['Amal', 'Biniam', 'Dilan'] : ['Ria', 'Sjaak'])[k] ?? '';
  expect(explain(p, at, 'left', 1, name).text).toBe(
    'Biniam is paired with Sjaak, a wish of level 3. Biniam would rather have had one other, who has somebody they like at least as much.',
  );
  expect(explain(p, at, 'right', 0, name).text).toBe(
    'Ria is paired with Amal, a first wish. Nobody who could be would be liked better.',
  );
  expect(explain(p, at, 'left', 2, name).text).toBe('There is nobody who could be paired with Dilan.');
  expect(explain(p, Int32Array.of(-1, 0, -1), 'right', 0).text).toBe(
    'right 0 is paired with left 1, a wish of level 2. right 0 would rather have had one other; of those 1 would have liked that too.',
  );
  expect(explain(p, Int32Array.of(-1, 0, -1), 'left', 0)).toMatchObject({
    with: [],
    preferred: 1,
    wouldCome: 1,
  });
  expect(() => explain(p, at, 'right', 2)).toThrow('pairing: no right agent 2');
});

test('in a stable pairing nobody would rather come to whom one would rather have, from either side', () => {
  fc.assert(
    fc.property(parties({ places: 2 }), fc.nat(), (party, pick) => {
      const p = problemOf(party);
      const all = everyPairing(party);
      const at = Int32Array.from(all[pick % all.length] as number[]);
      const lefts = party.likes.map((_, i) => explain(p, at, 'left', i));
      const rights = party.places.map((_, j) => explain(p, at, 'right', j));
      expect(lefts.every(({ wouldCome }) => wouldCome === 0)).toBe(isStable(party, at));
      const sum = (reasons: { wouldCome: number }[]) =>
        reasons.reduce((total, one) => total + one.wouldCome, 0);
      expect(sum(rights)).toBe(sum(lefts));
      for (const [
        i,
        {
          with: [j],
        },
      ] of lefts.entries())
        if (j !== undefined) expect(rights[j]?.with).toContain(i);
    }),
    { numRuns: 10_000 },
  );
}, 60_000);

test('a family and a circle meet as one; one “no” from anybody is a “no”', () => {
  // Lefts 0 and 1 are a family, 2 is alone; rights 0 and 1 are a circle, 2 is alone.
  const members = problemOf({
    likes: [
      [like(0, 1, 900, 500), like(2, 0, 600, 700), like(0, 0, 800, 800)],
      [like(1, 0, 850, 650), like(0, 0, 950, 750), null],
      [like(0, 0, 700, 700), null, like(3, 2, 400, 300)],
    ],
    places: [1, 1, 1],
  });
  const groups = asAgents(members, Int32Array.of(0, 0, 1), Int32Array.of(0, 0, 1));
  expect(groups).toEqual({
    start: Int32Array.of(0, 1, 2),
    rights: 2,
    right: Int32Array.of(0, 1),
    leftLevel: Int32Array.of(2, 3),
    rightLevel: Int32Array.of(1, 2),
    leftScore: Int32Array.of(600, 400),
    rightScore: Int32Array.of(500, 300),
  });
  expect([...pair(groups).at]).toEqual([0, 1]);
  expect(() => asAgents(members, Int32Array.of(0, 2, 2), Int32Array.of(0, 0, 1))).toThrow(
    'pairing: leftGroup has nobody in group 1',
  );
  expect(() => asAgents(members, Int32Array.of(0, 0, 0), Int32Array.of(0, 9, 1))).toThrow(
    'pairing: rightGroup[1] is 9, expected 0 … 2',
  );
  expect(() => asAgents(members, Int32Array.of(0), Int32Array.of(0, 0, 1))).toThrow(
    'pairing: leftGroup has length 1, expected 3',
  );
});
