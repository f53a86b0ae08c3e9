import { expect, test } from 'vitest';
import { createTileCache, type TileResult } from './tile-cache.ts';

const image = (bytes: number): TileResult => ({
  ok: true,
  value: { bytes: new Uint8Array(bytes), type: 'image/png' },
});

test('what is kept never grows above its bounds, and what was looked at last stays longest', async () => {
  const fetched: number[] = [];
  const cache = createTileCache(
    async ({ x }) => {
      fetched.push(x);
      return image(100);
    },
    { maxTiles: 10, maxBytes: 350 },
  );
  for (const x of [1, 2, 3, 1, 4, 1, 3, 4, 2]) await cache({ z: 9, x, y: 1 }, 0);
  expect(fetched).toEqual([1, 2, 3, 4, 2]);
});

test('also of the smallest tiles no more are kept than so many', async () => {
  const fetched: number[] = [];
  const cache = createTileCache(
    async ({ x }) => {
      fetched.push(x);
      return image(1);
    },
    { maxTiles: 3, maxBytes: 350 },
  );
  for (const x of [1, 2, 3, 4, 4, 3, 1]) await cache({ z: 9, x, y: 1 }, 0);
  expect(fetched).toEqual([1, 2, 3, 4, 1]);
});

test('never more than so many are asked at once; the next wait their turn, and a line that is too long is told so', async () => {
  const finish: (() => void)[] = [];
  let running = 0;
  let maxRunning = 0;
  const cache = createTileCache(
    async () => {
      maxRunning = Math.max(maxRunning, ++running);
      await new Promise<void>((resolve) => finish.push(resolve));
      running--;
      return image(100);
    },
    { maxConcurrent: 2, maxQueued: 3 },
  );
  const results = [1, 2, 3, 4, 5, 6].map((x) => cache({ z: 9, x, y: 1 }, 0));
  expect(await results[5]).toEqual({ ok: false, refusal: 'busy' });
  for (let finished = 0; finished < 5; finished++) {
    while (!finish.length) await new Promise((resolve) => setTimeout(resolve, 1));
    finish.shift()?.();
  }
  expect((await Promise.all(results)).map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
  expect(maxRunning).toBe(2);
  // The line is empty again: the tile that was refused is fetched now.
  const again = cache({ z: 9, x: 6, y: 1 }, 0);
  while (!finish.length) await new Promise((resolve) => setTimeout(resolve, 1));
  finish.shift()?.();
  expect((await again).ok).toBe(true);
});
