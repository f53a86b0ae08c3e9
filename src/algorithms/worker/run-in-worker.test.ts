import { expect, test } from 'vitest';
import { allocate } from '../allocation/index.ts';
import { clusterOpinions, type Votes } from '../opinion-clustering/index.ts';
import { seededRandom } from '../random/index.ts';
import { runInWorker } from './index.ts';

/** 20,000 people with ten wishes each among 5,000 offers with three places: a tenth of a second of work. */
function town() {
  const random = seededRandom(1);
  const people = 20_000;
  const offers = 5_000;
  const start = Int32Array.from({ length: people + 1 }, (_, i) => 10 * i);
  const offer = Int32Array.from(
    { length: 10 * people },
    (_, e) => ((e % 10) * 500 + Math.floor(500 * random())) % offers,
  );
  return {
    start,
    offer,
    score: offer.map(() => Math.floor(1000 * random())),
    places: new Int32Array(offers).fill(3),
  };
}

test('a thread gives the same answer, and tells how it goes', async () => {
  const progress: number[] = [];
  const problem = town();
  const workerResult = await runInWorker(
    'allocate',
    problem,
    { seed: 3 },
    { onProgress: ({ waitingPeople }) => progress.push(waitingPeople) },
  );
  expect(workerResult).toEqual(allocate(problem, { seed: 3 }));
  expect(progress.length).toBeGreaterThan(10);
});

test('while it works, this thread goes on', async () => {
  let beats = 0;
  const heart = setInterval(() => beats++, 5);
  await runInWorker('allocate', town());
  clearInterval(heart);
  expect(beats).toBeGreaterThan(3);
});

test('it stops when nobody waits any more', async () => {
  const abort = new AbortController();
  const stopped = runInWorker(
    'allocate',
    town(),
    {},
    { signal: abort.signal, onProgress: () => abort.abort() },
  );
  expect(await stopped).toEqual({ ok: false, refusal: 'stopped' });
  expect(await runInWorker('allocate', town(), {}, { signal: AbortSignal.abort() })).toEqual({
    ok: false,
    refusal: 'stopped',
  });
});

test('what cannot be right is named, also from there', async () => {
  const problem = { ...town(), places: Int32Array.of(1) };
  await expect(runInWorker('allocate', problem)).rejects.toThrow(
    /^allocation: offer\[\d+\] is \d+, expected 0 … 0$/,
  );
});

test('votes and pairs go there too', async () => {
  const allVotes = Array.from({ length: 800 }, (_, k) => ({ voter: k >> 4, statement: k & 15 }));
  const votes: Votes = {
    voters: 50,
    statements: 16,
    voter: Int32Array.from(allVotes, ({ voter }) => voter),
    statement: Int32Array.from(allVotes, ({ statement }) => statement),
    value: Int8Array.from(allVotes, ({ voter, statement }) => ((voter * statement) % 3 > 0 ? 1 : -1)),
  };
  const progress: number[] = [];
  const onProgress = ({ done }: { done: number }) => void progress.push(done);
  expect(await runInWorker('clusterOpinions', votes, { resamples: 5 }, { onProgress })).toEqual(
    clusterOpinions(votes, { resamples: 5 }),
  );
  expect(progress).toEqual([1, 2, 3, 4, 5]);
  expect(await runInWorker('clusterOpinions', votes, {}, { signal: AbortSignal.abort() })).toBeNull();
  const one = Int32Array.of(0);
  const pairs = { start: Int32Array.of(0, 1), right: one, rightCount: 1, leftLevel: one, rightLevel: one };
  expect(await runInWorker('findLargestStablePairing', pairs)).toMatchObject({ size: 1, proven: true });
});
