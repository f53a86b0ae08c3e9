import { expect, test } from 'vitest';
import { answersOf } from '../../../../test/support/voice.ts';
import { packBallots, unpackBallots } from './packed-ballots.ts';
import { recompute } from './recompute.ts';
import { recomputeInThread } from './recompute-in-thread.ts';
import { type CountableBallot, choosePortions, mayMove } from './rows.ts';

const ballots: CountableBallot[] = Array.from({ length: 90 }, (_, nth) => ({
  // Of different lengths, one of nothing, and some with a revision.
  answers:
    nth === 40 ? new Uint8Array() : nth % 2 ? answersOf('agree', 'disagree', 'pass') : answersOf('disagree'),
  audience: ([null, 'newcomer', 'municipality'] as const)[nth % 3] ?? null,
  withHelp: nth % 4 === 0,
  late: nth % 7 === 0,
  counted: nth % 5 === 0,
}));
const statements = [0, 1, 2].map((number) => ({ number, shown: true, opposite: null }));
const input = { statements, earlier: undefined, all: true, today: '2026-05-01' };
const fresh = ballots.map((ballot): CountableBallot => ({ ...ballot, counted: false }));

test('ballots are the same after they were packed', () => {
  const back = unpackBallots(packBallots(ballots));
  expect(back.map((each) => ({ ...each, answers: [...each.answers] }))).toEqual(
    ballots.map((each) => ({ ...each, answers: [...each.answers] })),
  );
});

test('a thread publishes the same, from parts of any size', async () => {
  const parts = [fresh.slice(0, 1), fresh.slice(1, 1), fresh.slice(1, 70), fresh.slice(70)].map(packBallots);
  const result = await recomputeInThread(parts, input);
  const here = recompute(fresh, input);
  expect(result?.next).toEqual(here?.next);
  expect(result?.next.publication.rows.length).toBe(3);
  expect(result?.chosen.toSorted((a, b) => a - b)).toEqual(here?.chosen.toSorted((a, b) => a - b));
  // What was handed over is gone here.
  expect(parts[0]?.answers.length).toBe(0);
});

test('whether something may move is never denied where something does', () => {
  let moves = 0;
  for (let size = 0; size <= fresh.length; size++)
    for (const closed of [false, true]) {
      const some = fresh.slice(0, size);
      const counts = ([null, 'newcomer', 'municipality'] as const).map((audience) => {
        const own = some.filter((ballot) => ballot.audience === audience && !ballot.late);
        return { audience, counted: 0, waiting: own.length };
      });
      if (choosePortions(some, [], closed, () => 0).length === 0) continue;
      moves++;
      expect(mayMove(counts, [], closed)).toBe(true);
    }
  expect(moves).toBeGreaterThan(20);
  expect(mayMove([{ audience: null, counted: 0, waiting: 19 }], [], false)).toBe(false);
});
