import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStable, problemOf, type RandomMarket, randomMarkets, sizeOf } from '../generators.testing.ts';
import { leftOfEdges, type PairingProblem } from '../problem.ts';
import { findStablePairing } from '../stable-pairing.ts';
import { proposePairs } from './propose.ts';
import { updatePairing } from './update-pairing.ts';

const edgesOf = (p: PairingProblem, picks: number[]): number[] =>
  p.right.length ? [...new Set(picks.map((pick) => pick % p.right.length))] : [];

/** The same party when some pairs cannot be any more. */
function without(party: RandomMarket, p: PairingProblem, edges: number[]): RandomMarket {
  const left = leftOfEdges(p);
  const removedPairs = new Set(edges.map((e) => `${left[e]} ${p.right[e]}`));
  return {
    ...party,
    rankings: party.rankings.map((row, i) =>
      row.map((one, j) => (removedPairs.has(`${i} ${j}`) ? null : one)),
    ),
  };
}

test('nobody ever has more open proposals than is agreed, and what was declined or is open does not come again', () => {
  fc.assert(
    fc.property(
      randomMarkets({ places: 2 }),
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.nat(50), { maxLength: 4 }),
      fc.array(fc.nat(50), { maxLength: 2 }),
      fc.nat(),
      (party, maxOpen, no, yes, seed) => {
        const p = problemOf(party);
        const leftOfEdge = leftOfEdges(p);
        const declined = edgesOf(p, no);
        const room = { left: new Map<number, number>(), right: new Map<number, number>() };
        const count = (side: 'left' | 'right', agent: number) =>
          room[side].set(agent, (room[side].get(agent) ?? 0) + 1).get(agent) ?? 0;
        // Open ones that keep to the limit themselves.
        const accepted = edgesOf(p, yes)
          .filter((e) => (party.places[p.right[e] as number] ?? 0) > 0)
          .slice(0, maxOpen > 1 ? 2 : 1);
        for (const e of accepted) {
          count('left', leftOfEdge[e] as number);
          count('right', p.right[e] as number);
        }
        const proposed = proposePairs(p, { maxOpen, open: accepted, declined, seed });
        expect(new Set(proposed).size).toBe(proposed.length);
        for (const e of proposed) {
          expect(declined).not.toContain(e);
          expect(accepted).not.toContain(e);
          expect(count('left', leftOfEdge[e] as number)).toBeLessThanOrEqual(maxOpen);
          const places = party.places[p.right[e] as number] ?? 0;
          expect(count('right', p.right[e] as number)).toBeLessThanOrEqual(maxOpen * places);
        }
      },
    ),
    { numRuns: 10_000 },
  );
});

test('the first round is a stable pairing of who has room', () => {
  fc.assert(
    fc.property(randomMarkets(), fc.array(fc.nat(50), { maxLength: 3 }), (party, no) => {
      const p = problemOf(party);
      const declined = edgesOf(p, no);
      const partnerOf = new Int32Array(party.rankings.length).fill(-1);
      const left = leftOfEdges(p);
      for (const e of proposePairs(p, { maxOpen: 1, declined }))
        partnerOf[left[e] as number] = p.right[e] as number;
      expect(isStable(without(party, p, declined), partnerOf)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('declined pairs never come back, agreed ones stay, the rest is stable again', () => {
  fc.assert(
    fc.property(
      randomMarkets({ places: 2 }),
      fc.array(fc.nat(50), { maxLength: 4 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      fc.boolean(),
      fc.nat(),
      (party, no, agreed, stable, seed) => {
        const p = problemOf(party);
        // From a stable pairing, or from nothing at all.
        const earlier = stable
          ? findStablePairing(p, { seed, rounds: 0 }).partnerOf
          : new Int32Array(party.rankings.length).fill(-1);
        const confirmed = Uint8Array.from(earlier, (j, i) => (j >= 0 && agreed[i] ? 1 : 0));
        const leftOfEdge = leftOfEdges(p);
        const declined = edgesOf(p, no).filter((e) => !confirmed[leftOfEdge[e] as number]);
        const { partnerOf, size, moved } = updatePairing(p, earlier, { declined, confirmed });
        expect(size).toBe(sizeOf(partnerOf));
        for (const e of declined) expect(partnerOf[leftOfEdge[e] as number]).not.toBe(p.right[e]);
        for (const [i, j] of earlier.entries()) if (confirmed[i]) expect(partnerOf[i]).toBe(j);
        expect(moved).toEqual([...partnerOf.keys()].filter((i) => partnerOf[i] !== earlier[i]));
        const remaining = without(party, p, declined);
        const places = remaining.places.slice();
        for (const [i, j] of earlier.entries()) if (confirmed[i]) places[j] = (places[j] ?? 0) - 1;
        const rankings = remaining.rankings.map((row, i) => (confirmed[i] ? row.map(() => null) : row));
        expect(
          isStable(
            { rankings, places },
            partnerOf.map((j, i) => (confirmed[i] ? -1 : j)),
          ),
        ).toBe(true);
      },
    ),
    { numRuns: 10_000 },
  );
});

test('any earlier pairs will do: what is not stable is put right', () => {
  fc.assert(
    fc.property(
      randomMarkets({ places: 2 }),
      fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }),
      (party, picks) => {
        const p = problemOf(party);
        const placesLeft = party.places.slice();
        const earlier = Int32Array.from(party.rankings, (row, i) => {
          const can = row.flatMap((one, j) => (one && (placesLeft[j] ?? 0) > 0 ? [j] : []));
          const j = can[(picks[i] ?? 0) % (can.length + 1)] ?? -1;
          if (j >= 0) placesLeft[j] = (placesLeft[j] ?? 0) - 1;
          return j;
        });
        const { partnerOf } = updatePairing(p, earlier);
        expect(isStable(party, partnerOf)).toBe(true);
        if (isStable(party, earlier)) expect([...partnerOf]).toEqual([...earlier]);
      },
    ),
    { numRuns: 10_000 },
  );
});

test('after one “no” only who is on the chain moves', () => {
  const like = (leftLevel: number, rightLevel: number) => ({
    leftLevel,
    rightLevel,
    leftScore: 0,
    rightScore: 0,
  });
  // Left 0 with right 0, left 1 with right 1, left 2 with right 2; left 1 would rather have right 0.
  const party: RandomMarket = {
    rankings: [
      [like(0, 0), null, null, null],
      [like(0, 1), like(1, 0), null, null],
      [null, null, like(0, 0), like(1, 0)],
    ],
    places: [1, 1, 1, 1],
  };
  const p = problemOf(party);
  const { partnerOf } = findStablePairing(p);
  expect([...partnerOf]).toEqual([0, 1, 2]);
  expect(updatePairing(p, partnerOf)).toEqual({ partnerOf, size: 3, moved: [] });
  const after = updatePairing(p, partnerOf, { declined: [0] });
  expect([...after.partnerOf]).toEqual([-1, 0, 2]);
  expect(after.moved).toEqual([0, 1]);
});

test('somebody new can be left out of the earlier pairs', () => {
  const like = { leftLevel: 0, rightLevel: 0, leftScore: 0, rightScore: 0 };
  const p = problemOf({
    rankings: [
      [like, null],
      [like, like],
    ],
    places: [1, 1],
  });
  expect([...updatePairing(p, Int32Array.of(0)).partnerOf]).toEqual([0, 1]);
});

test('what cannot be right is named', () => {
  const like = { leftLevel: 0, rightLevel: 0, leftScore: 0, rightScore: 0 };
  const p = problemOf({
    rankings: [
      [like, null],
      [like, like],
    ],
    places: [1, 1],
  });
  expect(() => proposePairs(p, { maxOpen: 0 })).toThrow('pairing: most is 0');
  expect(() => proposePairs(p, { open: [3] })).toThrow('pairing: open[0] is 3, expected 0 … 2');
  expect(() => proposePairs(p, { declined: [0, -1] })).toThrow('pairing: declined[1] is -1');
  expect(() => updatePairing(p, Int32Array.of(2, -1))).toThrow('pairing: at[0] is 2');
  expect(() => updatePairing(p, Int32Array.of(1, -1), { confirmed: Uint8Array.of(1, 0) })).toThrow(
    'pairing: confirmed[0]: left 0 cannot be with right 1',
  );
  expect(() => updatePairing(p, Int32Array.of(0, 0), { confirmed: Uint8Array.of(1, 1) })).toThrow(
    'pairing: right 0 has more agreed pairs than places',
  );
});
