import { distanceKm } from '#core/geo/travel-time.ts';
import type { Initiative } from '#features/directory';
import {
  all,
  between,
  endsBy,
  first,
  hasCaution,
  hasGoal,
  isClose,
  isFor,
  type Life,
  none,
  some,
  week,
} from './life.ts';
import {
  ALL_DAYS,
  clock,
  DELFT,
  DEN_HAAG,
  EINDHOVEN,
  EMMEN,
  free,
  GRONINGEN,
  HULST,
  MIDDELBURG,
  ROTTERDAM,
  SCHIEDAM,
  TER_APEL,
  TERNEUZEN,
  TILBURG,
  UTRECHT,
  WEEKEND,
  WORKDAYS,
} from './places.ts';

const within = (place: { lat: number; lon: number }, kilometres: number) => (initiative: Initiative) =>
  initiative.online ||
  initiative.lat === null ||
  distanceKm(place, { lat: initiative.lat, lon: initiative.lon ?? 0 }) <= kilometres;

const told = { age: '27-64', company: ['mixed', 'men'] } as const;
const adult: Pick<Life['story'], 'age' | 'company'> = { age: told.age, company: [...told.company] };

/** When somebody has time, how far they can go, and where they are and shall be. */
export const livesByTimeAndPlace: Life[] = [
  {
    // Works at night in the port, sleeps from three to nine, picks up his daughter at half past two.
    who: 'Jamal, works at night, free from ten to two, in Rotterdam',
    story: {
      ...adult,
      languages: ['ar', 'en'],
      level: 'a1',
      goals: ['people', 'dutch', 'food'],
      place: ROTTERDAM,
      travel: { modes: ['bicycle', 'transit'], minutes: 45 },
      time: clock([1, 2, 3, 4, 5, 6, 7], 10, 14),
    },
    must: [between(1, 3)],
    mustNot: [
      none('before ten or after two', (_, { option: { time } }) => time.startsAt < 600 || time.endsAt > 840),
    ],
    should: [some('to meet people', hasGoal('people'))],
  },
  {
    // Comes out of the night at seven and can still learn for an hour before bed.
    who: 'Mirek, after his night shift, in Rotterdam',
    story: {
      ...adult,
      languages: ['pl', 'en'],
      level: 'a1',
      goals: ['dutch'],
      place: ROTTERDAM,
      travel: { modes: ['car'], minutes: 30 },
      time: clock([1, 2, 3, 4, 5], 7, 9),
    },
    must: [some('for Dutch', hasGoal('dutch'))],
    mustNot: [none('after nine', (_, { option: { time } }) => time.endsAt > 540)],
    should: [],
  },
  {
    // Drives for a temping agency: every week another roster. Everything is possible, and nothing is sure.
    who: 'Sami, different every week, in Utrecht',
    story: {
      ...adult,
      languages: ['ar'],
      level: 'a2',
      goals: ['dutch', 'people'],
      place: UTRECHT,
      travel: { modes: ['car', 'bicycle'], minutes: 30 },
      time: { cells: [], varies: true },
    },
    must: [between(2, 3), all('with a word about the roster', hasCaution('time.varies'))],
    mustNot: [],
    should: [some('for Dutch', hasGoal('dutch'))],
  },
  {
    // Cleans from six to three. Evenings only: the evening class is the right one, however short other things are.
    who: 'Nasrin, free in the evening, in The Hague',
    story: {
      age: '27-64',
      languages: ['fa'],
      level: 'a2',
      goals: ['dutch'],
      company: ['mixed', 'women'],
      place: DEN_HAAG,
      travel: { modes: ['transit', 'bicycle'], minutes: 45 },
      time: free(WORKDAYS, ['evening']),
    },
    must: [
      first('for Dutch', hasGoal('dutch')),
      all('in the evening', (_, { option }) => option.time.startsAt >= 1050),
    ],
    mustNot: [],
    should: [],
  },
  {
    // The market on weekdays, Saturday and Sunday are hers.
    who: 'Fatou, free in the weekend, in The Hague',
    story: {
      age: '27-64',
      languages: ['fr', 'en'],
      goals: ['people', 'move', 'food'],
      company: ['mixed', 'women'],
      place: DEN_HAAG,
      travel: { modes: ['transit'], minutes: 45 },
      time: free(WEEKEND, ['morning', 'afternoon', 'evening']),
    },
    must: [between(2, 3)],
    mustNot: [none('on a weekday', (_, { option }) => option.time.weekday <= 5)],
    should: [week('on both days', ({ planned }) => new Set(planned.map(({ date }) => date)).size === 2)],
  },
  {
    // One morning a week is all there is. One thing, the right one.
    who: 'Ling, free on Tuesday morning, in Rotterdam',
    story: {
      age: '27-64',
      languages: ['zh', 'en'],
      goals: ['people', 'health'],
      company: ['mixed', 'women'],
      place: ROTTERDAM,
      travel: { modes: ['transit'], minutes: 45 },
      time: free(['tue'], ['morning']),
    },
    must: [between(1, 2)],
    mustNot: [none('on another day', (_, { option }) => option.time.weekday !== 2)],
    should: [],
  },
  {
    // Tired, and one thing a week is enough: the one that fits best, and it is Dutch.
    who: 'Yohannes, one thing a week, in The Hague',
    story: {
      ...adult,
      languages: ['ti'],
      level: 'a1',
      goals: ['dutch'],
      busy: 1,
      place: DEN_HAAG,
      travel: { modes: ['bicycle'], minutes: 30 },
    },
    must: [
      between(1, 1),
      week('nothing else fits better', ({ planned, more }) =>
        more.every(
          (other) =>
            !other.times.length ||
            !other.initiative.goals.includes('dutch') ||
            other.fit <= (planned[0]?.fit ?? 0),
        ),
      ),
    ],
    mustNot: [],
    should: [],
  },
  {
    // Wants everything, now. Five things, spread over the days, not five of a kind.
    who: 'Emrah, five things a week, in Utrecht',
    story: {
      ...adult,
      languages: ['tr', 'en'],
      level: 'a2',
      goals: ['dutch', 'people', 'work', 'move', 'food'],
      busy: 5,
      place: UTRECHT,
      travel: { modes: ['bicycle', 'transit'], minutes: 45 },
    },
    must: [
      between(5, 5),
      some('for Dutch', hasGoal('dutch')),
      some('for work', hasGoal('work')),
      some('to move', hasGoal('move')),
    ],
    mustNot: [],
    should: [
      week('on four days at least', ({ planned }) => new Set(planned.map(({ date }) => date)).size >= 4),
    ],
  },
  {
    // Walks, and not far: a quarter of an hour, and what is further says so and stays near.
    who: 'Semere, on foot, in The Hague',
    story: {
      ...adult,
      languages: ['ti'],
      goals: ['people', 'dutch'],
      place: DEN_HAAG,
      travel: { modes: ['walk'], minutes: 15 },
    },
    must: [],
    mustNot: [none('further than two kilometres', (i) => !within(DEN_HAAG, 2)(i))],
    should: [between(1, 3)],
  },
  {
    // Has a bicycle in Delft; The Hague is too far for a quarter of an hour.
    who: 'Habtom, a quarter of an hour by bicycle, in Delft',
    story: {
      ...adult,
      languages: ['ti'],
      goals: ['dutch', 'study', 'digital'],
      place: DELFT,
      travel: { modes: ['bicycle'], minutes: 15 },
    },
    must: [between(1, 3)],
    mustNot: [none('in The Hague', ({ town }) => town === 'Den Haag')],
    should: [],
  },
  {
    // In the middle of Zeeland, with a bus every two hours.
    who: 'Ahmad, in Terneuzen, by bus',
    story: {
      ...adult,
      languages: ['ar'],
      level: 'a1',
      goals: ['dutch', 'people'],
      place: TERNEUZEN,
      travel: { modes: ['transit'], minutes: 30 },
    },
    must: [
      week(
        'a week, or the truth that there is little and what is nearest',
        ({ planned, nothingNear }) =>
          planned.length > 0 || (nothingNear !== null && nothingNear.nearest.length > 0),
      ),
    ],
    mustNot: [none('in another province', ({ lon, online }) => !online && lon !== null && lon > 4.3)],
    should: [],
  },
  {
    // Nothing within a walk in Hulst. First that truth, then what comes home by screen, and the nearest with their kilometres.
    who: 'Lemlem, on foot in Hulst',
    story: {
      age: '27-64',
      languages: ['ti'],
      goals: ['dutch', 'people'],
      company: ['mixed', 'women'],
      place: { ...HULST, lat: 51.31, lon: 4.12 },
      travel: { modes: ['walk'], minutes: 15 },
    },
    must: [
      week('says that nothing is near', ({ nothingNear }) => nothingNear !== null),
      week('names the nearest, nearest first, with true kilometres', ({ nothingNear }) => {
        const distances = nothingNear?.nearest.map(({ kilometres }) => kilometres) ?? [];
        return distances.length > 0 && distances.every((km, at) => km > 1 && km >= (distances[at - 1] ?? 0));
      }),
      week('names what one joins from home', ({ nothingNear }) => (nothingNear?.online.length ?? 0) > 0),
    ],
    mustNot: [none('that one must travel to', ({ online }) => !online)],
    should: [],
  },
  {
    // Middelburg with a car: an hour takes her to what there is.
    who: 'Vusala, in Middelburg with a car',
    story: {
      age: '27-64',
      languages: ['az', 'ru', 'en'],
      goals: ['people', 'work'],
      company: ['mixed', 'women'],
      place: MIDDELBURG,
      travel: { modes: ['car'], minutes: 60 },
    },
    must: [between(1, 3)],
    mustNot: [],
    should: [],
  },
  {
    // In the reception centre now, in January to Utrecht: what is near now, and what will be near, never mixed.
    who: 'Mohammad, in a reception centre, moving to Utrecht',
    story: {
      ...adult,
      languages: ['ar'],
      level: 'a0',
      goals: ['dutch', 'people'],
      place: { ...TER_APEL, reception: true },
      moving: { place: UTRECHT, from: '2027-01-15' },
      travel: { modes: ['transit', 'bicycle'], minutes: 45 },
    },
    must: [
      week('a week in Utrecht later', ({ later }) =>
        Boolean(
          later?.planned.length && later.planned.every(({ initiative }) => within(UTRECHT, 40)(initiative)),
        ),
      ),
      week('later begins on the day of moving', ({ later }) =>
        Boolean(later?.planned.every(({ date }) => date >= '2027-01-15')),
      ),
    ],
    mustNot: [all('near Ter Apel', within(TER_APEL, 45))],
    should: [between(1, 3)],
  },
  {
    // In a centre near Emmen, and nobody knows when he leaves: two weeks, now and later.
    who: 'Isaias, in Emmen, later Eindhoven, no date yet',
    story: {
      ...adult,
      languages: ['ti'],
      level: 'none',
      goals: ['dutch'],
      place: EMMEN,
      moving: { place: EINDHOVEN, from: null },
      travel: { modes: ['bicycle', 'transit'], minutes: 45 },
    },
    must: [week('a week in Eindhoven later', ({ later }) => Boolean(later?.planned.length))],
    mustNot: [all('near Emmen', within(EMMEN, 45))],
    should: [between(1, 3)],
  },
  {
    // Told nothing. He is welcome where everybody is: walk in, free, soon, among others, by day.
    who: 'Somebody who skipped everything',
    story: {},
    must: [
      between(3, 3),
      week('on three days', ({ planned }) => new Set(planned.map(({ date }) => date)).size === 3),
      some('within two days', (_, { date }) => date <= '2026-12-01'),
    ],
    mustNot: [
      all(
        'where anyone may walk in for nothing',
        ({ walkIn, costCents, audience }) => walkIn === true && costCents === 0 && audience === 'everyone',
      ),
      none('late', (i, p) => !endsBy(21 * 60)(i, p)),
      none('with one person', isClose),
      none('for an age', ({ ageMin, ageMax }) => (ageMin !== null && ageMin > 12) || ageMax !== null),
    ],
    should: [],
  },
  {
    // A name, and shy of the rest.
    who: 'Lula, a name and nothing else',
    story: { name: 'Lula' },
    must: [between(3, 3), all('where anyone may walk in', ({ walkIn }) => walkIn === true)],
    mustNot: [none('for women', isFor('women')), none('with one person', isClose)],
    should: [],
  },
  {
    // Only where she lives. Then near is what counts, and nothing that needs another answer.
    who: 'Somebody who told only their town, Schiedam',
    story: { place: SCHIEDAM },
    must: [between(2, 3)],
    mustNot: [
      none('for women or men', ({ audience }) => audience === 'women' || audience === 'men'),
      none('with one person', (i, p) => isClose(i, p) && i.safeguards.length < 2),
    ],
    should: [all('within twelve kilometres', within(SCHIEDAM, 12))],
  },
  {
    // Only what he wants. Where he is nobody knows: every card says so and asks.
    who: 'Somebody who told only that they want Dutch',
    story: { goals: ['dutch'] },
    must: [
      between(1, 3),
      all('for Dutch', hasGoal('dutch')),
      week('asks where they live', ({ planned }) =>
        planned.every(
          ({ initiative, cautions }) =>
            initiative.online || cautions.some(({ question }) => question === 'place'),
        ),
      ),
    ],
    mustNot: [none('for women or men', ({ audience }) => audience === 'women' || audience === 'men')],
    should: [],
  },
  {
    // Works in shifts by the clock on three days, with a child at school.
    who: 'Teodora, Monday to Wednesday from nine to three, in Tilburg',
    story: {
      age: '27-64',
      languages: ['bg', 'en'],
      level: 'a1',
      goals: ['dutch', 'work', 'people'],
      company: ['mixed', 'women'],
      place: TILBURG,
      travel: { modes: ['bicycle', 'transit'], minutes: 45 },
      time: clock([1, 2, 3], 9, 15),
    },
    must: [between(1, 3)],
    mustNot: [none('after three', (_, { option }) => option.time.endsAt > 900 || option.time.weekday > 3)],
    should: [],
  },
  {
    // Groningen in the dark: wants light, people and something with his hands, every day of the week.
    who: 'Asmerom, all week, in Groningen',
    story: {
      ...adult,
      languages: ['ti', 'ar'],
      level: 'a1',
      goals: ['create', 'people'],
      place: GRONINGEN,
      travel: { modes: ['bicycle'], minutes: 30 },
      time: free(ALL_DAYS, ['morning', 'afternoon', 'evening']),
    },
    must: [some('to make', hasGoal('create')), some('to meet people', hasGoal('people'))],
    mustNot: [none('for women', isFor('women'))],
    should: [between(3, 3)],
  },
];
