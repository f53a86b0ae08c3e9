import type { SpokenLanguage } from '#features/vocabulary/rules.ts';
import { ACTIVITIES, type Activity, type Answers, DISLIKES, type Form } from './model/answers.ts';
import type { CardState, Party, Side } from './model/rules.ts';

/** Somebody invented, on a card of the demonstration. */
export interface DemoMember {
  name: string;
  /** The language in which they read the product. */
  reads: string;
  answers: Answers;
}

/** A card of the demonstration. */
export interface DemoCard {
  side: Side;
  party: Party;
  forms: Form[];
  circleName: string | null;
  capacity: number;
  state: Extract<CardState, 'draft' | 'active' | 'paused'>;
  /** Since so many days they wait. */
  daysAgo: number;
  members: DemoMember[];
}

/** First names, what they speak, the language in which they read, and which groups they can join. */
const NEWCOMERS: [names: string, spoken: SpokenLanguage[], reads: string, company: Answers['company']][] = [
  ['Selam Senait Winta Luwam Feven', ['ti', 'ar'], 'ti', ['women', 'mixed']],
  ['Yonas Filmon Abel Robel', ['ti', 'en'], 'ti', ['mixed', 'men']],
  ['Samar Rasha Hiba Nour Lamia Ruba Dima Salma', ['ar', 'en'], 'ar', ['women', 'mixed']],
  ['Yusuf Khaled Omar Bassel Anas Tarek Ziad Fadi', ['ar', 'en'], 'ar', ['mixed', 'men']],
  ['Oksana Iryna Halyna Larysa Svitlana', ['uk', 'ru'], 'uk', ['mixed', 'women']],
  ['Taras Bohdan Petro', ['uk', 'en'], 'uk', ['mixed', 'men']],
  ['Zahra Maryam Nasrin Shirin Laleh', ['fa', 'en'], 'fa', ['women', 'mixed']],
  ['Reza Hamid Jawad Farhad', ['fa', 'ps'], 'fa', ['mixed', 'men']],
  ['Hodan Ayaan Fartun', ['so', 'en'], 'so', ['women', 'mixed']],
  ['Abdi Warsame', ['so', 'en'], 'so', ['mixed', 'men']],
  ['Rojin Berfin Zelal', ['kmr', 'tr'], 'kmr', ['women', 'mixed']],
  ['Emre Deniz Baran', ['tr', 'en'], 'tr', ['mixed', 'men']],
  ['Grace Aline Chantal Divine', ['fr', 'sw'], 'fr', ['mixed', 'women']],
  ['Patrick Eric Innocent', ['fr', 'en'], 'fr', ['mixed', 'men']],
];

const RESIDENTS: [names: string, spoken: SpokenLanguage[], company: Answers['company']][] = [
  ['Henk Joop Wim Gerard Piet Bram Daan Sander Ruben Kees Thijs Jeroen', ['nl', 'en'], ['mixed', 'men']],
  [
    'Marijke Ria Truus Annelies Femke Sanne Lotte Ineke Carla Eva Mieke Noor Ellen',
    ['nl', 'en'],
    ['women', 'mixed'],
  ],
  ['Fatima Samia Naima', ['nl', 'ar', 'fr'], ['women', 'mixed']],
  ['Hassan Mustafa', ['nl', 'ar', 'en'], ['mixed', 'men']],
  ['Ayşe Sevgi', ['nl', 'tr'], ['women', 'mixed']],
  ['Mehmet Kemal', ['nl', 'tr', 'en'], ['mixed', 'men']],
  ['Claire Sophie', ['nl', 'fr', 'en'], ['mixed', 'women']],
  ['Ewa', ['nl', 'uk', 'pl'], ['mixed', 'women']],
];

/** Circles of residents: as they call themselves, who is in, and what they like together. */
const CIRCLES: [name: string, members: string, likes: Activity[]][] = [
  ['De Laakse Tafel', 'Tineke Johan Els Maarten Sita', ['cooking', 'eating', 'talking']],
  ['Fietsclub Transvaal', 'Arie Monique Youssef Bea', ['cycling', 'nature', 'coffee']],
  ['Tuin aan de Vaart', 'Rob Lies Anneke Dirk', ['garden', 'animals', 'children']],
];

const PLACES: Answers['place'][] = [
  { name: 'Laak', municipality: 'GM0518', lat: 52.058, lon: 4.318 },
  { name: 'Transvaal', municipality: 'GM0518', lat: 52.065, lon: 4.293 },
  { name: 'Schilderswijk', municipality: 'GM0518', lat: 52.069, lon: 4.302 },
  { name: 'Bezuidenhout', municipality: 'GM0518', lat: 52.082, lon: 4.334 },
  { name: 'Escamp', municipality: 'GM0518', lat: 52.048, lon: 4.284 },
  { name: 'Segbroek', municipality: 'GM0518', lat: 52.078, lon: 4.268 },
];
/** Where the neighbouring organisation is. */
const NEIGHBOUR_PLACES: Answers['place'][] = [
  { name: 'Rijswijk', municipality: 'GM0603', lat: 52.036, lon: 4.325 },
  { name: 'Voorburg', municipality: 'GM1916', lat: 52.073, lon: 4.36 },
];

const TIMES: Answers['cells'] = [
  'mon-evening',
  'tue-morning',
  'tue-evening',
  'wed-afternoon',
  'thu-morning',
  'thu-evening',
  'fri-afternoon',
  'sat-morning',
  'sat-afternoon',
  'sun-afternoon',
];

const MULTIPLIER = 48_271;
const MODULUS = 2_147_483_647;

/** Numbers that are the same at every start (Lehmer). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * MULTIPLIER) % MODULUS;
    return state % below;
  };
}

type Numbers = (below: number) => number;

const some = <T>(numbers: Numbers, from: readonly T[], count: number): T[] => {
  const left = [...from];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(numbers(left.length), 1),
  ).flat();
};

function answersOf(
  numbers: Numbers,
  places: readonly Answers['place'][],
  { spoken, company, side }: { spoken: readonly SpokenLanguage[]; company: Answers['company']; side: Side },
): Answers {
  const likes = some(numbers, ACTIVITIES, 4);
  const other = ACTIVITIES.filter((activity) => !likes.includes(activity));
  return {
    likes,
    learn:
      side === 'newcomer'
        ? [
            'dutch',
            ...some(
              numbers,
              other.filter((a) => a !== 'dutch'),
              1,
            ),
          ]
        : some(numbers, other, 2),
    show:
      side === 'resident' && numbers(2) === 0
        ? ['dutch', ...some(numbers, likes, 1)]
        : some(numbers, likes, 2),
    ratherNot: some(numbers, DISLIKES, 1 + numbers(2)),
    languages: side === 'newcomer' && numbers(3) > 0 ? [...spoken, 'nl'] : [...spoken],
    cells: some(numbers, TIMES, 3 + numbers(3)),
    place: places[numbers(places.length)] ?? (PLACES[0] as Answers['place']),
    rangeKm: [5, 5, 10, 10, 25][numbers(5)] ?? 10,
    widerKm: numbers(3) === 0,
    company,
    age: (['18-26', '27-64', '27-64', '27-64', '65plus'] as const)[numbers(5)] ?? '27-64',
    children: numbers(3) === 0,
    howOften: (['weekly', 'weekly', 'fortnightly', 'monthly'] as const)[numbers(4)] ?? 'weekly',
    howLong: (['hour', 'two-hours', 'two-hours', 'half-day'] as const)[numbers(4)] ?? 'two-hours',
  };
}

/** What is written by hand: the two whom a visitor of the demonstration can be, and Rojin, who is seventeen. */
const BY_HAND: Record<string, Partial<Answers>> = {
  Selam: {
    likes: ['walking', 'cooking', 'children', 'market'],
    learn: ['dutch', 'cycling'],
    show: ['cooking'],
    ratherNot: ['phoning', 'dogs'],
    languages: ['ti', 'ar', 'nl'],
    cells: ['tue-morning', 'thu-morning', 'sat-afternoon'],
    age: '27-64',
    children: true,
    howOften: 'weekly',
    rangeKm: 10,
  },
  Henk: {
    likes: ['walking', 'garden', 'market', 'coffee'],
    learn: ['cooking', 'languages'],
    show: ['dutch', 'cycling', 'letters'],
    ratherNot: ['phoning', 'late'],
    languages: ['nl', 'en'],
    cells: ['tue-morning', 'wed-afternoon', 'thu-morning', 'fri-afternoon'],
    company: ['mixed', 'men'],
    age: '65plus',
    children: false,
    howOften: 'weekly',
    rangeKm: 10,
  },
  Rojin: { age: '16-17', learn: ['homework', 'dutch'] },
};

/** After so many days the longest waits. */
const LONGEST_WAIT_DAYS = 420;

const FORMS_OF: Form[][] = [
  ['pair'],
  ['pair', 'once'],
  ['pair', 'circle'],
  ['once'],
  ['pair', 'circle', 'once'],
];

function cardAlone(
  numbers: Numbers,
  places: readonly Answers['place'][],
  side: Side,
  [name, spoken, reads, company]: readonly [string, readonly SpokenLanguage[], string, Answers['company']],
): DemoCard {
  const state = (
    ['active', 'active', 'active', 'active', 'active', 'active', 'active', 'paused', 'draft'] as const
  )[numbers(9)];
  const byHand = BY_HAND[name];
  return {
    side,
    party: numbers(6) === 0 && !byHand ? 'family' : 'alone',
    forms: byHand ? ['pair', 'once'] : (FORMS_OF[numbers(FORMS_OF.length)] ?? ['pair']),
    circleName: null,
    capacity: byHand || (side === 'resident' && numbers(4) === 0) ? 2 : 1,
    state: byHand ? 'active' : (state ?? 'active'),
    daysAgo: byHand ? 140 : 20 + numbers(LONGEST_WAIT_DAYS - 20),
    members: [
      { name, reads, answers: { ...answersOf(numbers, places, { spoken, company, side }), ...byHand } },
    ],
  };
}

const newcomerNames = NEWCOMERS.flatMap(([names, spoken, reads, company]) =>
  names.split(' ').map((name) => [name, spoken, reads, company] as const),
);
const residentNames = RESIDENTS.flatMap(([names, spoken, company]) =>
  names.split(' ').map((name) => [name, spoken, 'nl', company] as const),
);

/** The first organisation: sixty cards of newcomers, and forty of residents of which three are circles. */
export function demoCards(): DemoCard[] {
  const numbers = numbersFrom(20_261_201);
  return [
    ...newcomerNames.map((who) => cardAlone(numbers, PLACES, 'newcomer', who)),
    ...residentNames.map((who) => cardAlone(numbers, PLACES, 'resident', who)),
    ...CIRCLES.map(([circleName, names, likes], nth): DemoCard => {
      const cells = some(numbers, TIMES, 3);
      return {
        side: 'resident',
        party: 'circle',
        forms: ['circle', 'once'],
        circleName,
        capacity: 2,
        state: 'active',
        daysAgo: 60 + nth * 90,
        members: names.split(' ').map((name) => {
          const answers = answersOf(numbers, PLACES, {
            spoken: ['nl', 'en'],
            company: ['mixed'],
            side: 'resident',
          });
          return { name, reads: 'nl', answers: { ...answers, likes, cells, rangeKm: 10 } };
        }),
      };
    }),
  ];
}

/** The neighbouring organisation: few people, and more of one side. */
export function neighbourCards(): DemoCard[] {
  const numbers = numbersFrom(7_041_776);
  return [
    ...newcomerNames.slice(3, 11).map((who) => cardAlone(numbers, NEIGHBOUR_PLACES, 'newcomer', who)),
    ...residentNames.slice(8, 22).map((who) => cardAlone(numbers, NEIGHBOUR_PLACES, 'resident', who)),
  ];
}
