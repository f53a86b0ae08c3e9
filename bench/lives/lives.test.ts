import { expect, test } from 'vitest';
import { breakProperties, type LifeOutcome, liveAll, lives } from './index.ts';
import { demoInitiatives } from './world.ts';

const initiatives = demoInitiatives();
const outcomes = liveAll(initiatives);
const texts = (of: (outcome: LifeOutcome) => string[]): string[] =>
  outcomes.flatMap((outcome) => of(outcome).map((text) => `${outcome.life.who}: ${text}`));

test('nobody of seventy people has in their week what may not be there', () => {
  expect(lives.length).toBeGreaterThanOrEqual(60);
  expect(texts(({ violations }) => violations)).toEqual([]);
  expect(texts(({ mustNot }) => mustNot)).toEqual([]);
});

test('nearly everything that must be in their week is there', () => {
  const musts = lives.reduce((sum, { must }) => sum + must.length, 0);
  const failed = texts(({ must }) => must);
  expect((musts - failed.length) / musts, failed.join('\n')).toBeGreaterThanOrEqual(0.95);
});

test('for whatever story: nothing unsafe, best first, and neither skipping nor telling makes it worse', () => {
  const seeds = Array.from({ length: 150 }, (_, at) => 20_001 + at);
  const broken = breakProperties(initiatives, seeds);
  expect([...broken].filter(([, count]) => count > 0)).toEqual([]);
}, 120_000);
