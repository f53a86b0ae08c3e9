import { seededRandom } from '#algorithms/random';
import {
  ACTIVITIES,
  type Answers,
  DISLIKES,
  HOW_LONG,
  HOW_OFTEN,
} from '../../src/features/befriending/model/answers.ts';
import type { Side } from '../../src/features/befriending/model/rules.ts';
import type { MarketCard } from '../../src/features/befriending/rounds/market.ts';
import { WEEK_CELLS } from '../../src/features/story/rules.ts';
import type { SpokenLanguage } from '../../src/features/vocabulary/rules.ts';
import { randomMap } from '../algorithms/random-map.ts';

const KM_PER_LATITUDE = 111.2;
const KM_PER_LONGITUDE = 68;

/** Languages of newcomers besides some Dutch or English, and how often. */
const FIRST_LANGUAGES: [SpokenLanguage, number][] = [
  ['ar', 0.4],
  ['ti', 0.2],
  ['tr', 0.1],
  ['fa', 0.1],
  ['uk', 0.12],
  ['so', 0.08],
];

/** Where people live: a town of eight by eight kilometres, a region of forty by forty, or an invented country. */
export type Region = 'town' | 'region' | 'country';
const WIDTH_KM = { town: 8, region: 40 };

/** Draws invented people of a region, who say of themselves what they like. The same seed gives the same people. */
export function peopleDrawer(region: Region, seed: number) {
  const random = seededRandom(seed);
  const spot =
    region === 'country'
      ? randomMap(random)
      : () => ({ x: WIDTH_KM[region] * random(), y: WIDTH_KM[region] * random() });
  const some = <T>(codes: readonly T[], from: number, to: number): T[] => {
    const chosen = new Set<T>();
    const count = from + Math.floor((to - from + 1) * random());
    // What stands first in the list is chosen more often: walking and cooking rather than museums.
    while (chosen.size < count) chosen.add(codes[Math.floor(codes.length * random() ** 1.5)] as T);
    return [...chosen];
  };
  const chance = (of: number) => random() < of;
  const firstLanguage = (): SpokenLanguage => {
    let left = random();
    for (const [language, share] of FIRST_LANGUAGES) {
      left -= share;
      if (left < 0) return language;
    }
    return 'ar';
  };
  const answers = (side: Side): Answers => {
    const { x, y } = spot();
    const woman = chance(0.5);
    const onlyOwn = chance(0.2);
    const spoken: SpokenLanguage[] =
      side === 'newcomer'
        ? [
            firstLanguage(),
            ...(chance(0.75) ? (['nl'] as const) : []),
            ...(chance(0.4) ? (['en'] as const) : []),
          ]
        : ['nl', ...(chance(0.8) ? (['en'] as const) : []), ...(chance(0.1) ? [firstLanguage()] : [])];
    return {
      likes: some(ACTIVITIES, 2, 6),
      learn: some(ACTIVITIES, 1, 3),
      show: some(ACTIVITIES, 1, 3),
      ratherNot: some([...DISLIKES, ...ACTIVITIES.slice(-6)], 0, 4),
      languages: [...new Set(spoken)],
      cells: some(WEEK_CELLS, 2, 7),
      place: {
        name: 'x',
        municipality: null,
        lat: 50.8 + y / KM_PER_LATITUDE,
        lon: 4 + x / KM_PER_LONGITUDE,
      },
      rangeKm: [2, 5, 10, 25][Math.floor(4 * random() ** 1.3)] as number,
      widerKm: chance(0.3),
      company: onlyOwn ? [woman ? 'women' : 'men'] : ['mixed', woman ? 'women' : 'men'],
      age: '27-64',
      children: chance(0.4),
      howOften: HOW_OFTEN[Math.floor(3 * random())] as Answers['howOften'],
      howLong: HOW_LONG[Math.floor(3 * random())] as Answers['howLong'],
    };
  };
  let made = 0;
  return (
    side: Side,
    wishedAt = new Date(Date.UTC(2026, 0, 1) + 300 * 86_400_000 * random()),
  ): MarketCard => ({
    card: {
      id: `card-${String(++made).padStart(6, '0')}`,
      pool: 'pool',
      side,
      party: 'alone',
      forms: chance(0.3) ? ['pair', 'once'] : ['pair'],
      circleName: null,
      capacity: 1,
      state: 'active',
      wishedAt,
      changedAt: wishedAt,
      version: 1,
    },
    members: [answers(side)],
    openProposals: 0,
    freePlaces: 1,
  });
}
