import type { Initiative } from '#features/directory';
import type { Story } from '#features/story';
import { suggest, type WeekSuggestions } from '#features/suggestions';
import type { BenchmarkTable } from '../table.ts';
import type { Expectation, Life } from './life.ts';
import { livesByAge } from './lives-ages.ts';
import { livesWithNeeds } from './lives-needs.ts';
import { livesByTimeAndPlace } from './lives-time-and-place.ts';
import { livesByWish } from './lives-wishes.ts';
import { violations } from './must-nots.ts';
import { properties } from './properties.ts';
import { randomStory } from './random-stories.ts';
import { demoInitiatives, FROM } from './world.ts';

export const lives: Life[] = [...livesWithNeeds, ...livesByAge, ...livesByTimeAndPlace, ...livesByWish];

/** What became of one life. */
export interface LifeOutcome {
  life: Life;
  week: WeekSuggestions;
  violations: string[];
  /** Of its own must-nots, those that are in the week. */
  mustNot: string[];
  must: string[];
  should: string[];
}

const missed = (expectations: readonly Expectation[], week: WeekSuggestions): string[] =>
  expectations.filter((one) => !one.holds(week)).map(({ text }) => text);

/** Plans the week of every life over the demonstration set. */
export function liveAll(initiatives: readonly Initiative[] = demoInitiatives()): LifeOutcome[] {
  const snapshot = { initiatives };
  return lives.map((life) => {
    const week = suggest(snapshot, life.story, [], { from: FROM });
    return {
      life,
      week,
      violations: violationsOfAll(week, life.story),
      mustNot: missed(life.mustNot, week),
      must: missed(life.must, week),
      should: missed(life.should, week),
    };
  });
}

/** The violations of a week and of the week at the later place. */
function violationsOfAll(week: WeekSuggestions, { moving, ...now }: Story): string[] {
  const found = violations(week, now, FROM);
  if (!moving || !week.later) return found;
  const from = moving.from && moving.from > FROM ? moving.from : FROM;
  return [...found, ...violations(week.later, { ...now, place: moving.place }, from)];
}

const MIN_SHARE_OF_MUSTS = 0.95;
const MIN_LIVES = 60;
const MIN_INITIATIVES = 400;
const RANDOM_STORIES = 10_000;
const MAX_SHOWN = 5;

/** How many of some random stories break each property, with the first few of them printed. */
export function breakProperties(
  initiatives: readonly Initiative[],
  seeds: readonly number[],
): Map<string, number> {
  const broken = new Map(Object.keys(properties).map((name) => [name, 0]));
  for (const seed of seeds) {
    const story = randomStory(seed);
    for (const [name, check] of Object.entries(properties)) {
      const flaws = check(initiatives, story, seed);
      const before = broken.get(name) ?? 0;
      if (flaws.length && before < MAX_SHOWN)
        console.log(`\nstory ${seed}, ${name}: ${flaws[0]}\n  ${JSON.stringify(story)}`);
      if (flaws.length) broken.set(name, before + 1);
    }
  }
  return broken;
}

/**
 * The lives as a table: how many of their musts, must-nots and shoulds hold; and how many of 10,000 random stories keep what
 * must hold for everybody.
 */
export async function benchLives(): Promise<BenchmarkTable> {
  const initiatives = demoInitiatives();
  const outcomes = liveAll(initiatives);
  for (const { life, week, violations, mustNot, must, should } of outcomes) {
    if (!violations.length && !mustNot.length && !must.length && !should.length) continue;
    console.log(
      `\n${life.who}: ${week.planned.map(({ initiative }) => initiative.id).join(', ') || 'no week'}`,
    );
    for (const text of violations) console.log(`  MAY NEVER BE  ${text}`);
    for (const text of mustNot) console.log(`  MUST NOT      fails: ${text}`);
    for (const text of must) console.log(`  must          fails: ${text}`);
    for (const text of should) console.log(`  should        fails: ${text}`);
  }
  const total = (of: (life: Life) => Expectation[]) => lives.reduce((sum, life) => sum + of(life).length, 0);
  const failures = (of: (outcome: LifeOutcome) => string[]) =>
    outcomes.reduce((sum, outcome) => sum + of(outcome).length, 0);
  const row = (what: string, of: number, failed: number) => ({
    what,
    of,
    hold: of - failed,
    percent: Math.round((1000 * (of - failed)) / of) / 10,
  });
  const musts = total(({ must }) => must);
  const failedMusts = failures(({ must }) => must);
  const never = failures(({ violations }) => violations) + failures(({ mustNot }) => mustNot);
  const seeds = Array.from({ length: RANDOM_STORIES }, (_, at) => at + 1);
  const broken = breakProperties(initiatives, seeds);
  return {
    title: `Lives: ${lives.length} invented people, and ${RANDOM_STORIES} random stories, over ${initiatives.length} initiatives`,
    rows: [
      row(
        'what may never be in a week (a life each)',
        lives.length,
        outcomes.filter(({ violations }) => violations.length).length,
      ),
      row(
        'must not',
        total(({ mustNot }) => mustNot),
        failures(({ mustNot }) => mustNot),
      ),
      row('must', musts, failedMusts),
      row(
        'should',
        total(({ should }) => should),
        failures(({ should }) => should),
      ),
      ...[...broken].map(([name, count]) => row(name, RANDOM_STORIES, count)),
    ],
    holds:
      lives.length >= MIN_LIVES &&
      initiatives.length >= MIN_INITIATIVES &&
      never === 0 &&
      [...broken.values()].every((count) => count === 0) &&
      (musts - failedMusts) / musts >= MIN_SHARE_OF_MUSTS,
  };
}
