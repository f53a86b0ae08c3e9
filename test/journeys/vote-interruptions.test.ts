import { expect, test } from 'vitest';
import { interruptVotes } from '../support/vote-interruptions.ts';

test('a server that is killed while people vote loses no vote that was acknowledged', async () => {
  const result = await interruptVotes({ kills: 4, votes: 240, phones: 6 });
  expect(result.faults).toEqual([]);
  expect(result.kills).toBe(4);
  expect(result.acknowledged).toBeGreaterThanOrEqual(240);
  expect(result.people).toBeGreaterThan(10);
}, 180_000);
