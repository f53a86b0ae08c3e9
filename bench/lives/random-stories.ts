import type { Story } from '#features/story';
import {
  ACCESS_FEATURES,
  AGE_BANDS,
  GIFTS,
  GOALS,
  LEVELS,
  SIGN_LANGUAGES,
  SPOKEN_LANGUAGES,
} from '#features/vocabulary';
import * as places from './places.ts';

const TOWNS = Object.values(places).filter(
  (place): place is typeof places.UTRECHT => typeof place === 'object' && 'municipality' in place,
);
const MODES = ['walk', 'bicycle', 'transit', 'car'] as const;
const MINUTES = [15, 20, 30, 45, 60];

/** A die with a fixed seed, so that everyone meets the same people (Marsaglia, xorshift32). */
export function seededDie(seed: number): (sides: number) => number {
  let state = (seed * 2654435761 + 1) >>> 0 || 1;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

type Die = ReturnType<typeof seededDie>;

const pick = <T>(die: Die, items: readonly T[]): T => items[die(items.length)] as T;
const several = <T>(die: Die, items: readonly T[], most: number): T[] => {
  const chosen = new Set<T>();
  for (let left = 1 + die(most); left > 0; left--) chosen.add(pick(die, items));
  return [...chosen];
};

function person(die: Die): Story {
  const told = (oneIn: number) => die(oneIn) !== 0;
  return {
    ...(told(3) ? { age: pick(die, AGE_BANDS) } : {}),
    ...(told(4) ? { languages: several(die, SPOKEN_LANGUAGES, 3) } : {}),
    ...(told(3) ? { level: pick(die, LEVELS) } : {}),
    ...(told(2) ? { script: pick(die, ['yes', 'some', 'no'] as const) } : {}),
    ...(told(3) ? { company: several(die, ['mixed', 'mixed', 'women', 'men'] as const, 2) } : {}),
    ...(die(4) === 0
      ? {
          access: {
            needs: several(die, ACCESS_FEATURES, 2),
            signLanguages: die(3) === 0 ? several(die, SIGN_LANGUAGES, 2) : [],
          },
        }
      : {}),
  };
}

function timeOf(die: Die): Story['time'] & object {
  const kind = die(4);
  if (kind === 0) return { cells: [], varies: true };
  if (kind === 1)
    return {
      cells: [],
      spans: several(die, [1, 2, 3, 4, 5, 6, 7], 7).map((weekday) => {
        const from = 60 * (6 + die(12));
        return { weekday, from, until: from + 60 * (2 + die(5)) };
      }),
    };
  const days = several(die, places.ALL_DAYS, 7);
  return places.free(days, several(die, ['morning', 'afternoon', 'evening'] as const, 3));
}

/** A story of somebody who told a random part of it; the same seed gives the same story. */
export function randomStory(seed: number): Story {
  const die = seededDie(seed);
  const story: Story = person(die);
  const town = pick(die, TOWNS);
  if (die(8))
    story.place = {
      ...town,
      lat: town.lat + (die(200) - 100) / 1000,
      lon: town.lon + (die(200) - 100) / 1000,
    };
  if (die(3)) story.travel = { modes: several(die, MODES, 3), minutes: pick(die, MINUTES) };
  if (die(2)) story.time = timeOf(die);
  if (die(3) === 0) story.busy = 1 + die(7);
  if (die(6)) story.goals = several(die, GOALS, 4);
  if (die(3) === 0) story.give = { gifts: several(die, GIFTS, 2) };
  if (die(2)) story.children = pick(die, ['no', 'care'] as const);
  if (die(5) === 0) story.reach = several(die, ['message', 'call', 'proxy', 'none'] as const, 2);
  if (die(8) === 0) story.second = { name: 'Noor', ...person(die) };
  return story;
}
