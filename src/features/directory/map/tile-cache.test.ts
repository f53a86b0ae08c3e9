import { expect, test } from 'vitest';
import { limitConcurrency } from './limit-concurrency.ts';
import { createTileCache } from './tile-cache.ts';

test('what is kept never grows above its bounds, and what was looked at last stays longest', async () => {
  const brought: number[] = [];
  const keeper = createTileCache(
    async ({ x }) => {
      brought.push(x);
      return { ok: true, value: { bytes: new Uint8Array(100), type: 'image/png' } };
    },
    { mostTiles: 10, mostBytes: 350 },
  );
  const ask = (x: number) => keeper({ z: 9, x, y: 1 }, 0);
  for (const x of [1, 2, 3, 1, 4, 1, 3, 4, 2]) await ask(x);
  expect(brought).toEqual([1, 2, 3, 4, 2]);
});

test('never more than so many are asked at once; the next wait their turn, and a line that is too long is told so', async () => {
  const through = limitConcurrency(2, 3);
  const leave: (() => void)[] = [];
  let inside = 0;
  let most = 0;
  const ctx = () =>
    through(async () => {
      most = Math.max(most, ++inside);
      await new Promise<void>((resolve) => leave.push(resolve));
      inside--;
      return 'seen';
    });
  const all = [1, 2, 3, 4, 5, 6].map(ctx);
  expect(await all[5]).toBe('busy');
  for (let gone = 0; gone < 5; gone++) {
    while (!leave.length) await new Promise((resolve) => setTimeout(resolve, 1));
    leave.shift()?.();
  }
  expect(await Promise.all(all)).toEqual(['seen', 'seen', 'seen', 'seen', 'seen', 'busy']);
  expect(most).toBe(2);
});
