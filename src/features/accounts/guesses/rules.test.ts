import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PASSPHRASE_BITS, PASSPHRASE_WORDS } from '#core/passphrase/passphrase.ts';
import { createGuessQueue } from './guess-queue.ts';
import {
  ALARM_FAILURES,
  cardsFoundPerYear,
  FREE_PER_NETWORK,
  guessesPerYear,
  guessPrice,
  MAX_BITS,
  type RecentFailures,
} from './rules.ts';

const none: RecentFailures = {
  network: 0,
  networkToday: 0,
  widerToday: 0,
  beginningToday: 0,
  overallThisHour: 0,
};

test('mistakes are free, many cost something, and the price has an end', () => {
  expect(guessPrice(none)).toBeNull();
  expect(guessPrice({ ...none, network: FREE_PER_NETWORK[0] - 1 })).toBeNull();
  expect(guessPrice({ ...none, network: FREE_PER_NETWORK[0] })).toEqual({ bits: 14, waitSeconds: 20 });
  expect(guessPrice({ ...none, networkToday: 1_000_000 })).toEqual({ bits: MAX_BITS, waitSeconds: 120 });
  let bits = 0;
  for (let network = 0; network < 2_000; network++) {
    const price = guessPrice({ ...none, network })?.bits ?? 0;
    expect(price).toBeGreaterThanOrEqual(bits);
    bits = price;
  }
});

test('during an attack a network without mistakes still guesses for free, and three mistakes are', () => {
  const attack = { ...none, overallThisHour: 1_000_000 };
  expect(guessPrice(attack)).toBeNull();
  expect(guessPrice({ ...attack, networkToday: 2 })).toBeNull();
  expect(guessPrice({ ...attack, networkToday: 3 })).not.toBeNull();
});

test('the document says what an attacker gets, and the figures follow the constants', () => {
  const text = readFileSync('docs/limits.md', 'utf8');
  const perYear = Math.round(guessesPerYear(10_000) / 1e6);
  const found = (words: number) => cardsFoundPerYear(10_000, 100_000, PASSPHRASE_BITS[words] ?? 0);
  expect(text).toContain(
    `${perYear} million guesses a year (2^${Math.log2(guessesPerYear(10_000)).toFixed(1)})`,
  );
  expect(text).toContain(
    `| 100,000 cards of eight words with pictures | ${found(PASSPHRASE_WORDS).toFixed(3)} |`,
  );
  expect(text).toContain(`| 100,000 cards of six words | ${found(6).toFixed(3)} |`);
  expect(text).toContain(`| 100,000 cards of five words | ${found(5).toFixed(1)} |`);
  expect(text).toContain(`${ALARM_FAILURES[0]} wrong ones within an hour`);
});

const lane = { slots: 1, intervalMs: 0, maxWaiting: 3 };

test('those with the fewest failures go first, and a flood turns away only itself', async () => {
  const queue = createGuessQueue({ free: lane, paid: lane });
  const order: number[] = [];
  const run = (failures: number) =>
    queue.run({ failures, paid: false }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(failures);
      return failures;
    });
  const results = await Promise.all([50, 60, 70, 80, 0, 1].map(run));
  expect(order).toEqual([50, 0, 1, 60]);
  expect(results).toEqual([50, 60, null, null, 0, 1]);
});

test('what is paid for is tried a fixed number in a second, and keeps nobody waiting who need not pay', async () => {
  const queue = createGuessQueue({ free: lane, paid: { ...lane, intervalMs: 100, maxWaiting: 9 } });
  const start = performance.now();
  const task = async () => performance.now() - start;
  const paid = Promise.all(Array.from({ length: 4 }, () => queue.run({ failures: 9, paid: true }, task)));
  const free = await queue.run({ failures: 0, paid: false }, task);
  expect(free).toBeLessThan(90);
  expect((await paid).at(-1)).toBeGreaterThanOrEqual(295);
});

test('a task that fails gives its place to the next', async () => {
  const queue = createGuessQueue({ free: lane, paid: lane });
  const place = { failures: 0, paid: false };
  await expect(queue.run(place, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await queue.run(place, async () => 'next')).toBe('next');
});
