import { FITS } from '#algorithms/scoring';
import {
  all,
  apart,
  between,
  first,
  hasCaution,
  hasGoal,
  isFor,
  type Life,
  none,
  offered,
  some,
  speaks,
  week,
} from './life.ts';
import {
  ALL_DAYS,
  AMERSFOORT,
  DEN_HAAG,
  EINDHOVEN,
  free,
  GRONINGEN,
  ROTTERDAM,
  UTRECHT,
  WORKDAYS,
  ZOETERMEER,
} from './places.ts';

type WeekOf = Parameters<Parameters<typeof week>[1]>[0];
/** They look there for what the person likes to give. */
const gives = ({ planned, more }: WeekOf, gift: string): boolean =>
  [...planned, ...more].some(({ reasons }) =>
    reasons.some(
      ({ criterion, verdict, gifts }) =>
        criterion === 'give' && verdict === FITS && gifts?.some((one) => one === gift),
    ),
  );

const adult: Pick<Life['story'], 'age' | 'company'> = { age: '27-64', company: ['mixed', 'men'] };

/** What people want and like to give. */
export const livesByWish: Life[] = [
  {
    // An engineer of forty. A table of engineers and an internship lead back to his work; packing food bags does not.
    who: 'Reza, engineer, in Rotterdam',
    story: {
      ...adult,
      languages: ['fa', 'en'],
      level: 'b1',
      script: 'yes',
      goals: ['internship', 'work'],
      place: ROTTERDAM,
      travel: { modes: ['bicycle', 'transit'], minutes: 45 },
    },
    must: [some('for an internship', hasGoal('internship')), all('for work', hasGoal('work', 'internship'))],
    mustNot: [
      none('for beginners', ({ levelMax }) => levelMax !== null && ['none', 'a0', 'a1'].includes(levelMax)),
    ],
    should: [first('for an internship', hasGoal('internship'))],
  },
  {
    // Sewed all her life in Aleppo. A sewing room among women, where somebody speaks Arabic.
    who: 'Fatima, seamstress, in The Hague',
    story: {
      age: '27-64',
      languages: ['ar'],
      level: 'a0',
      goals: ['create', 'people'],
      give: { gifts: ['sew'] },
      company: ['women', 'mixed'],
      place: DEN_HAAG,
      travel: { modes: ['transit'], minutes: 45 },
    },
    must: [some('to make', hasGoal('create')), some('in Arabic', speaks('ar'))],
    mustNot: [none('for men', isFor('men'))],
    should: [week('where a seamstress is wanted', (week) => gives(week, 'sew'))],
  },
  {
    // Plays the oud. Music is his goal, and a sewing room is not music.
    who: 'Kinan, plays the oud, in Rotterdam',
    story: {
      ...adult,
      languages: ['ar'],
      goals: ['music'],
      place: ROTTERDAM,
      travel: { modes: ['transit', 'bicycle'], minutes: 45 },
    },
    must: [first('for music', hasGoal('music'))],
    mustNot: [
      none('to make things only', ({ goals }) => goals.includes('create') && !goals.includes('music')),
    ],
    should: [],
  },
  {
    // Likes wood and clay, and no music.
    who: 'Gebre, carpenter, in Rotterdam',
    story: {
      ...adult,
      languages: ['ti'],
      goals: ['create'],
      give: { gifts: ['craft', 'repair'] },
      place: ROTTERDAM,
      travel: { modes: ['bicycle'], minutes: 45 },
    },
    must: [first('to make', hasGoal('create'))],
    mustNot: [none('of music only', ({ goals }) => goals.includes('music') && !goals.includes('create'))],
    should: [],
  },
  {
    // Cooked for a hotel, and says it in Arabic in his own words.
    who: 'Marwan, cook, in his own words, in The Hague',
    story: {
      ...adult,
      languages: ['ar'],
      level: 'a1',
      goals: ['food', 'people'],
      give: { gifts: [], words: 'أحب الطبخ للناس' },
      place: DEN_HAAG,
      travel: { modes: ['transit', 'bicycle'], minutes: 45 },
    },
    must: [some('with food', hasGoal('food'))],
    mustNot: [none('for women', isFor('women'))],
    should: [week('where a cook is wanted', (week) => gives(week, 'cook'))],
  },
  {
    // A teacher of physics who can give lessons, in Persian words.
    who: 'Shirin, teacher, in Utrecht',
    story: {
      age: '27-64',
      languages: ['fa', 'en'],
      level: 'b1',
      goals: ['volunteer', 'study'],
      give: { gifts: ['lessons'], words: 'تدریس' },
      company: ['mixed', 'women'],
      place: UTRECHT,
      travel: { modes: ['bicycle', 'transit'], minutes: 45 },
    },
    must: [between(1, 3)],
    mustNot: [none('for men', isFor('men'))],
    should: [week('where lessons are wanted', (week) => gives(week, 'lessons'))],
  },
  {
    // Repairs bicycles, says so in Ukrainian, and wants to be useful.
    who: 'Andriy, repairs bicycles, in Rotterdam',
    story: {
      ...adult,
      languages: ['uk', 'ru'],
      level: 'a2',
      goals: ['volunteer'],
      give: { gifts: [], words: 'ремонтую велосипеди' },
      place: ROTTERDAM,
      travel: { modes: ['bicycle'], minutes: 45 },
    },
    must: [first('to do something for others', hasGoal('volunteer'))],
    mustNot: [],
    should: [],
  },
  {
    // Level A0, Persian, a first lesson; somebody who speaks Persian makes all the difference on the first day.
    who: 'Parwana, first lesson, in Utrecht',
    story: {
      age: '27-64',
      languages: ['fa', 'ps'],
      level: 'a0',
      script: 'some',
      goals: ['dutch', 'people'],
      company: ['women', 'mixed'],
      place: UTRECHT,
      travel: { modes: ['transit', 'walk'], minutes: 45 },
    },
    must: [some('for Dutch', hasGoal('dutch')), first('in Persian or Pashto', speaks('fa', 'ps'))],
    mustNot: [
      none('from A2 on', ({ levelMin }) => levelMin !== null && ['a2', 'b1', 'b2'].includes(levelMin)),
    ],
    should: [],
  },
  {
    // Reads and writes well, wants an exam: B1 lessons, not a language café for beginners.
    who: 'Tetiana, before her exam, in The Hague',
    story: {
      age: '27-64',
      languages: ['uk', 'ru', 'en'],
      level: 'b1',
      script: 'yes',
      goals: ['study', 'dutch'],
      company: ['women', 'mixed'],
      place: DEN_HAAG,
      travel: { modes: ['transit', 'bicycle'], minutes: 45 },
      time: free(WORKDAYS, ['afternoon', 'evening']),
    },
    must: [
      some('for study', hasGoal('study')),
      first('at her level', ({ levelMax }) => levelMax === null || ['b1', 'b2'].includes(levelMax)),
    ],
    mustNot: [none('for men', isFor('men'))],
    should: [],
  },
  {
    // Debts and blue envelopes. Help with letters that is not full, where one may come in.
    who: 'Berhane, with a drawer full of letters, in Zoetermeer',
    story: {
      ...adult,
      languages: ['ti'],
      level: 'a1',
      script: 'some',
      goals: ['letters'],
      place: ZOETERMEER,
      travel: { modes: ['transit'], minutes: 45 },
    },
    must: [
      first('for letters', hasGoal('letters')),
      first('with room', ({ room }) => room !== 'full' && room !== 'waitlist'),
    ],
    mustNot: [],
    should: [first('in Tigrinya', speaks('ti'))],
  },
  {
    // Wants to swim with women and nobody watching.
    who: 'Sahra, wants to swim, in Rotterdam',
    story: {
      age: '27-64',
      languages: ['so'],
      goals: ['move'],
      company: ['women'],
      place: ROTTERDAM,
      travel: { modes: ['transit'], minutes: 45 },
    },
    must: [first('to move', hasGoal('move')), all('for women', isFor('women'))],
    mustNot: [],
    should: [first('in Somali', speaks('so'))],
  },
  {
    // Lost his work and his rhythm. People, food and a walk: three kinds of things on three days.
    who: 'Hovhannes, lonely, in Amersfoort',
    story: {
      ...adult,
      languages: ['hy', 'ru'],
      goals: ['people', 'food', 'move'],
      place: AMERSFOORT,
      travel: { modes: ['bicycle', 'transit'], minutes: 45 },
      time: free(ALL_DAYS, ['morning', 'afternoon', 'evening']),
    },
    must: [
      between(3, 3),
      week('on three days', ({ planned }) => new Set(planned.map(({ date }) => date)).size === 3),
    ],
    mustNot: [none('for women', isFor('women'))],
    should: [some('to move', hasGoal('move')), some('with food', hasGoal('food'))],
  },
  {
    // A telephone that does what she wants: digital lessons, and the card says where nobody knows whether there is room.
    who: 'Saba, wants to learn the telephone, in Groningen',
    story: {
      age: '27-64',
      languages: ['ti', 'ar'],
      level: 'a1',
      goals: ['digital'],
      company: ['women', 'mixed'],
      place: GRONINGEN,
      travel: { modes: ['transit', 'bicycle'], minutes: 30 },
    },
    must: [first('for telephone and computer', hasGoal('digital'))],
    mustNot: [],
    should: [all('with a word where room is unknown', (i, p) => i.room !== null || hasCaution('room')(i, p))],
  },
  {
    // A gay man from Tehran who says nothing of it here: a mixed group, no men only, no women only.
    who: 'Arash, only in a mixed group, in Rotterdam',
    story: {
      age: '27-64',
      languages: ['fa', 'en'],
      level: 'a2',
      goals: ['people', 'health'],
      company: ['mixed'],
      place: ROTTERDAM,
      travel: { modes: ['transit', 'bicycle'], minutes: 45 },
    },
    must: [between(2, 3), some('to meet people', hasGoal('people'))],
    mustNot: [none('for women', isFor('women')), none('for men', isFor('men'))],
    should: [offered('in Persian', speaks('fa'))],
  },
  {
    // Wants health, and did not say how old: what is from eighteen on waits for one answer.
    who: 'Somebody without an age who wants health, in Eindhoven',
    story: {
      languages: ['en'],
      goals: ['health', 'move'],
      company: ['mixed', 'women'],
      place: EINDHOVEN,
      travel: { modes: ['transit', 'bicycle'], minutes: 45 },
    },
    must: [between(1, 3), apart('from eighteen on', ({ ageMin }) => ageMin === 18)],
    mustNot: [none('from eighteen on', ({ ageMin }) => ageMin !== null && ageMin > 12)],
    should: [],
  },
];
