import {
  all,
  apart,
  between,
  endsBy,
  hasGoal,
  isClose,
  isFor,
  type Life,
  none,
  notOffered,
  offered,
  some,
  week,
} from './life.ts';
import { isSafeguarded } from './must-nots.ts';
import {
  ALL_DAYS,
  DEN_HAAG,
  EINDHOVEN,
  free,
  GRONINGEN,
  ROTTERDAM,
  TILBURG,
  UTRECHT,
  WORKDAYS,
} from './places.ts';

const saysAges = ({ ageMin, ageMax }: { ageMin: number | null; ageMax: number | null }): boolean =>
  ageMin !== null || ageMax !== null;

/** Young and old, alone, with a child or as two. */
export const livesByAge: Life[] = [
  {
    // Seventeen, alone here, lives with other boys. Football and talk with boys his age; no man alone with him, not at night.
    who: 'Filmon, 17, in The Hague',
    story: {
      age: '16-17',
      languages: ['ti'],
      level: 'a1',
      goals: ['dutch', 'move', 'people'],
      company: ['mixed', 'men'],
      place: DEN_HAAG,
      travel: { modes: ['bicycle'], minutes: 30 },
    },
    must: [some('to move', hasGoal('move')), between(1, 3)],
    mustNot: [
      none('with one adult', (i, p) => isClose(i, p) && !isSafeguarded(i)),
      none('from eighteen on', ({ ageMin }) => ageMin !== null && ageMin > 16),
      none('late', (i, p) => !endsBy(21 * 60)(i, p) && !isSafeguarded(i)),
    ],
    should: [some('for Dutch', hasGoal('dutch'))],
  },
  {
    // Fourteen, with his mother. School and football: places that say that he may come, or where families come.
    who: 'Ibrahim, 14, in The Hague',
    story: {
      age: 'under16',
      languages: ['ar'],
      goals: ['move', 'study'],
      company: ['mixed', 'men'],
      place: DEN_HAAG,
      travel: { modes: ['bicycle', 'walk'], minutes: 30 },
    },
    must: [
      some('to move', hasGoal('move')),
      all('for his age or for families', (i) => saysAges(i) || i.goals.includes('family')),
    ],
    mustNot: [
      none('with one adult', (i, p) => isClose(i, p) && !isSafeguarded(i)),
      none('after eight', (i, p) => !endsBy(20 * 60)(i, p) && !isSafeguarded(i)),
    ],
    should: [some('for school', hasGoal('study'))],
  },
  {
    // Thirteen, shy, in Rotterdam. Help with homework where two adults are; the girls' evening, because it is for her age.
    who: 'Amal, 13, only with girls, in Rotterdam',
    story: {
      age: 'under16',
      languages: ['ar', 'so'],
      goals: ['people', 'create'],
      company: ['women'],
      place: ROTTERDAM,
      travel: { modes: ['bicycle', 'transit'], minutes: 30 },
    },
    must: [some('for girls', isFor('women'))],
    mustNot: [
      all('for girls', isFor('women')),
      none('for grown-ups', ({ ageMin }) => ageMin !== null && ageMin > 12),
    ],
    should: [],
  },
  {
    // Fifteen, wants somebody of his own. Only where there are certificates, two adults and a coordinator.
    who: 'Aman, 15, wants a buddy, in Rotterdam',
    story: {
      age: 'under16',
      languages: ['ti'],
      goals: ['buddy', 'study'],
      company: ['mixed', 'men'],
      place: ROTTERDAM,
      travel: { modes: ['bicycle', 'transit'], minutes: 45 },
    },
    must: [offered('a buddy that keeps him safe', (i) => i.goals.includes('buddy') && isSafeguarded(i))],
    mustNot: [
      notOffered('a buddy without safeguards', (i) => i.goals.includes('buddy') && !isSafeguarded(i)),
    ],
    should: [some('for school', hasGoal('study'))],
  },
  {
    // The same wish, and no age told. Nobody knows whether he is fifteen: the buddies wait behind one question.
    who: 'Somebody who wants a buddy and did not say their age, in Utrecht',
    story: {
      languages: ['en', 'ar'],
      level: 'a2',
      goals: ['buddy'],
      company: ['mixed'],
      place: UTRECHT,
      travel: { modes: ['transit'], minutes: 45 },
    },
    must: [
      apart('a buddy', ({ goals }) => goals.includes('buddy')),
      week('asks the age', ({ apart: set }) => set.some(({ question }) => question === 'age')),
    ],
    mustNot: [
      none('with one person', (i, p) => isClose(i, p) && !isSafeguarded(i)),
      notOffered('a buddy', (i) => i.goals.includes('buddy') && !isSafeguarded(i)),
    ],
    should: [],
  },
  {
    // Grown up and said so: a buddy is what he asked for, and nothing stands in the way.
    who: 'Tarek, 30, wants a buddy, in Utrecht',
    story: {
      age: '27-64',
      languages: ['en', 'ar'],
      level: 'a2',
      goals: ['buddy'],
      company: ['mixed', 'men'],
      place: UTRECHT,
      travel: { modes: ['transit', 'bicycle'], minutes: 45 },
    },
    must: [offered('a buddy', ({ goals }) => goals.includes('buddy'))],
    mustNot: [],
    should: [],
  },
  {
    // Sixteen, pregnant, wants to stay at school. Young mothers are from sixteen on: that is her place.
    who: 'Selam, 17, young mother, in Rotterdam',
    story: {
      age: '16-17',
      languages: ['ti', 'en'],
      level: 'a2',
      goals: ['family', 'study'],
      children: 'care',
      company: ['women', 'mixed'],
      place: ROTTERDAM,
      travel: { modes: ['transit'], minutes: 45 },
    },
    must: [between(1, 3)],
    mustNot: [none('from eighteen on', ({ ageMin }) => ageMin !== null && ageMin > 16)],
    should: [
      some(
        'for young mothers',
        ({ audience, ageMax }) => audience === 'women' && ageMax !== null && ageMax < 30,
      ),
    ],
  },
  {
    // Nineteen. Football for 16 to 23 is for her brother of twenty too, but of her band not everybody may come: she asks.
    who: 'Senait, 19, in Rotterdam',
    story: {
      age: '18-26',
      languages: ['ti', 'en'],
      goals: ['music', 'move'],
      company: ['mixed', 'men'],
      place: ROTTERDAM,
      travel: { modes: ['bicycle', 'transit'], minutes: 45 },
    },
    must: [
      some('for music', hasGoal('music')),
      apart('up to 23', ({ ageMax }) => ageMax !== null && ageMax < 26),
    ],
    mustNot: [none('up to 23', ({ ageMax }) => ageMax !== null && ageMax < 26)],
    should: [some('to move', hasGoal('move'))],
  },
  {
    // Seventy, a widower. Coffee with people his age in the morning; he falls asleep at nine.
    who: 'Gholam, 70, in Rotterdam',
    story: {
      age: '65plus',
      languages: ['fa', 'tr', 'nl'],
      level: 'a2',
      goals: ['people', 'health'],
      company: ['mixed', 'men'],
      place: ROTTERDAM,
      travel: { modes: ['transit', 'walk'], minutes: 30 },
      time: free(ALL_DAYS, ['morning', 'afternoon']),
    },
    must: [some('to meet people', hasGoal('people')), some('for health', hasGoal('health'))],
    mustNot: [none('for the young', ({ ageMax }) => ageMax !== null && ageMax < 65)],
    should: [some('for who is older', ({ ageMin }) => ageMin !== null && ageMin >= 55)],
  },
  {
    // Fifty: "from 55 on" may be hers or not. It is told, not planned.
    who: 'Zeinab, 50, in Rotterdam',
    story: {
      age: '27-64',
      languages: ['tr', 'nl'],
      goals: ['health', 'move'],
      company: ['mixed', 'women'],
      place: ROTTERDAM,
      travel: { modes: ['transit'], minutes: 45 },
    },
    must: [some('to move', hasGoal('move'))],
    mustNot: [none('from 55 on', ({ ageMin }) => ageMin !== null && ageMin > 27)],
    should: [],
  },
  {
    // A father of three. What is for his children he hears of; his own week is not a football field of ten-year-olds.
    who: 'Adel, father of three, in The Hague',
    story: {
      age: '27-64',
      languages: ['ar'],
      level: 'a2',
      goals: ['family', 'dutch'],
      children: 'no',
      company: ['mixed', 'men'],
      place: DEN_HAAG,
      travel: { modes: ['bicycle', 'transit'], minutes: 30 },
    },
    must: [
      some('for the family', hasGoal('family')),
      some('for Dutch', hasGoal('dutch')),
      offered('for his children', ({ ageMax }) => ageMax !== null && ageMax <= 18),
    ],
    mustNot: [
      none('for children', ({ ageMax }) => ageMax !== null && ageMax <= 18),
      none('for women', isFor('women')),
    ],
    should: [offered('for fathers', isForMen)],
  },
  {
    // Of the couple she begins, he speaks. A walk and a meal together; a lesson each, at an own level.
    who: 'Vira and Petro, 60, in Eindhoven',
    story: {
      name: 'Vira',
      age: '27-64',
      languages: ['uk', 'ru'],
      level: 'a0',
      goals: ['people', 'dutch', 'move'],
      company: ['mixed', 'women'],
      place: EINDHOVEN,
      travel: { modes: ['transit', 'bicycle'], minutes: 45 },
      second: {
        name: 'Petro',
        age: '27-64',
        languages: ['uk', 'ru', 'en'],
        level: 'b1',
        company: ['mixed', 'men'],
      },
    },
    must: [some('for both', (_, { who }) => who === 'both'), between(2, 3)],
    mustNot: [
      none('for women with him', (i, p) => i.audience === 'women' && p.who !== 'first'),
      none('for men with her', (i, p) => i.audience === 'men' && p.who !== 'second'),
    ],
    should: [],
  },
  {
    // She cannot climb stairs, he can. Together where there are none.
    who: 'Hiwot and Dawit, she in a wheelchair, in Utrecht',
    story: {
      age: '65plus',
      languages: ['am', 'en'],
      goals: ['people', 'health'],
      company: ['mixed', 'women'],
      place: UTRECHT,
      travel: { modes: ['transit'], minutes: 45 },
      access: { needs: ['stepFree'], signLanguages: [] },
      second: { name: 'Dawit', age: '65plus', languages: ['am', 'en'], company: ['mixed', 'men'] },
    },
    must: [some('for both, without steps', (i, p) => p.who === 'both' && i.access.includes('stepFree'))],
    mustNot: [
      none('with steps for both', (i, p) => p.who !== 'second' && i.accessLacks.includes('stepFree')),
    ],
    should: [],
  },
  {
    // A mother and her son of fifteen in one story. What he joins is safe for him; her evening class is hers.
    who: 'Marta and her son of fifteen, in Groningen',
    story: {
      age: '27-64',
      languages: ['ar'],
      level: 'a1',
      goals: ['dutch', 'move', 'people'],
      company: ['mixed', 'women'],
      place: GRONINGEN,
      travel: { modes: ['bicycle', 'transit'], minutes: 30 },
      second: {
        name: 'Elias',
        age: 'under16',
        languages: ['ar', 'en'],
        level: 'a2',
        company: ['mixed', 'men'],
      },
    },
    must: [between(1, 3)],
    mustNot: [
      none('unsafe for the boy', (i, p) => p.who !== 'first' && isClose(i, p) && !isSafeguarded(i)),
      none('late for the boy', (i, p) => p.who !== 'first' && !endsBy(20 * 60)(i, p) && !isSafeguarded(i)),
    ],
    should: [],
  },
  {
    // She said nothing about her husband but that he is there: what is for men only waits for his answer.
    who: 'Two people, of the second only a name, in Tilburg',
    story: {
      age: '27-64',
      languages: ['tr'],
      level: 'a1',
      goals: ['people', 'dutch'],
      company: ['mixed', 'women'],
      place: TILBURG,
      travel: { modes: ['transit', 'bicycle'], minutes: 45 },
      second: { name: 'Mustafa' },
    },
    must: [between(1, 3)],
    mustNot: [
      none('for men', isFor('men')),
      none('with one person for him', (i, p) => p.who !== 'first' && isClose(i, p) && !isSafeguarded(i)),
    ],
    should: [],
  },
  {
    // A student of twenty with Dutch of B2: the lessons of beginners are behind him.
    who: 'Kaveh, student of 20, in Utrecht',
    story: {
      age: '18-26',
      languages: ['fa', 'en', 'nl'],
      level: 'b2',
      script: 'yes',
      goals: ['study', 'work', 'people'],
      company: ['mixed', 'men'],
      place: UTRECHT,
      travel: { modes: ['bicycle'], minutes: 30 },
      time: free(WORKDAYS, ['afternoon', 'evening']),
    },
    must: [some('for study', hasGoal('study')), some('to meet people', hasGoal('people'))],
    mustNot: [
      none(
        'for beginners',
        ({ levelMax }) => levelMax !== null && ['none', 'a0', 'a1', 'a2'].includes(levelMax),
      ),
    ],
    should: [between(3, 3)],
  },
  {
    // Seventeen in Groningen: evenings are long there. What happens by day among others, or where he is kept safe.
    who: 'Robel, 17, in Groningen',
    story: {
      age: '16-17',
      languages: ['ti', 'en'],
      level: 'a2',
      goals: ['people', 'music', 'move'],
      company: ['mixed', 'men'],
      place: GRONINGEN,
      travel: { modes: ['bicycle'], minutes: 30 },
    },
    must: [between(1, 3)],
    mustNot: [
      none('with one adult', (i, p) => isClose(i, p) && !isSafeguarded(i)),
      none('late', (i, p) => !endsBy(21 * 60)(i, p) && !isSafeguarded(i)),
    ],
    should: [between(2, 3)],
  },
];

function isForMen({ audience }: { audience: string | null }): boolean {
  return audience === 'men';
}
