import { expect, test } from 'vitest';
import { inDaytime } from '#core/time/quiet-hours.ts';
import { interruptPlacements } from '../support/placement-interruptions.ts';

test('a server that is killed while people ask for places leaves no half step, loses none, and sends no letter twice', async () => {
  const now = new Date();
  const result = await interruptPlacements({ kills: 6, steps: 60, phones: 6 });
  expect(result.faults).toEqual([]);
  expect(result.kills).toBe(6);
  expect(result.acknowledged).toBeGreaterThanOrEqual(60);
  // Nobody is written to at night.
  if (inDaytime(now) === now) expect(result.letters).toBeGreaterThan(3);
}, 180_000);
