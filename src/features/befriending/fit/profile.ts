import type { GeoPoint } from '#core/geo/travel-time.ts';
import { GROUPS, WEEK_CELLS } from '#features/story/rules.ts';
import { isMinor, SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import { ACTIVITIES, type Answers, DISLIKES, FORMS, HOW_LONG, HOW_OFTEN } from '../model/answers.ts';
import type { Card } from '../model/rules.ts';

/** Who wants to meet, with what its people say of themselves. */
export interface Agent {
  card: Card;
  members: Answers[];
}

/** Where nobody is near, somebody who agreed to it is asked from so many times as far. */
export const WIDER_FACTOR = 2;

/** What one person says, as sets of bits in the order of the lists: many thousands of pairs are compared in every round. */
export interface PersonProfile {
  likes: number;
  learn: number;
  show: number;
  /** Activities that the person rather not does, and the other things. */
  avoidActivities: number;
  avoidOther: number;
  languages: number;
  cells: number;
  company: number;
  place: GeoPoint;
  rangeKm: number;
  widerKm: boolean;
  minor: boolean;
  children: boolean;
  howOften: number;
  howLong: number;
}

/** A card as others meet it: what holds for all of its people, and what holds for somebody of them. */
export interface AgentProfile {
  people: PersonProfile[];
  circle: boolean;
  alone: boolean;
  forms: number;
  all: PersonProfile;
  some: PersonProfile;
  /** Liked by at least half of the people. */
  mostLike: number;
}

const bitsOf = <T extends string>(codes: readonly T[], chosen: readonly T[]): number =>
  chosen.reduce((bits, code) => {
    const at = codes.indexOf(code);
    return at < 0 ? bits : bits | (1 << at);
  }, 0);

/** The codes of a set of bits, in the order of the list. */
export const codesOf = <T extends string>(codes: readonly T[], bits: number): T[] =>
  codes.filter((_, at) => bits & (1 << at));

/** How many bits are set. */
export function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

function personProfile(answers: Answers): PersonProfile {
  return {
    likes: bitsOf(ACTIVITIES, answers.likes),
    learn: bitsOf(ACTIVITIES, answers.learn),
    show: bitsOf(ACTIVITIES, answers.show),
    avoidActivities: bitsOf<string>(ACTIVITIES, answers.ratherNot),
    avoidOther: bitsOf<string>(DISLIKES, answers.ratherNot),
    languages: bitsOf(SPOKEN_LANGUAGES, answers.languages),
    cells: bitsOf(WEEK_CELLS, answers.cells),
    company: bitsOf(GROUPS, answers.company),
    place: answers.place,
    rangeKm: answers.rangeKm,
    widerKm: answers.widerKm,
    minor: isMinor(answers.age),
    children: answers.children,
    howOften: HOW_OFTEN.indexOf(answers.howOften),
    howLong: HOW_LONG.indexOf(answers.howLong),
  };
}

const SETS = [
  'likes',
  'learn',
  'show',
  'avoidActivities',
  'avoidOther',
  'languages',
  'cells',
  'company',
] as const;

/** A different rhythm within one card counts as none. */
const MIXED = -1;

function combined(people: readonly PersonProfile[], of: 'all' | 'some'): PersonProfile {
  const [first, ...rest] = people;
  if (!first) throw new RangeError('befriending: a card without people');
  const result = { ...first };
  for (const person of rest) {
    for (const set of SETS)
      result[set] = of === 'all' ? result[set] & person[set] : result[set] | person[set];
    result.minor ||= person.minor;
    result.children ||= person.children;
    if (person.howOften !== result.howOften) result.howOften = MIXED;
    if (person.howLong !== result.howLong) result.howLong = MIXED;
  }
  return result;
}

/** A circle meets as a circle, or for something small; never as one of a pair. */
function formsOf({ party, forms }: Card): number {
  const own = bitsOf(FORMS, forms);
  return party === 'circle' ? (own | bitsOf(FORMS, ['circle'])) & ~bitsOf(FORMS, ['pair']) : own;
}

/** Makes the profile of a card. Throws a RangeError for one without people. */
export function profileOf({ card, members }: Agent): AgentProfile {
  const people = members.map(personProfile);
  const mostLike = ACTIVITIES.reduce(
    (bits, _, at) =>
      2 * people.filter(({ likes }) => likes & (1 << at)).length >= people.length ? bits | (1 << at) : bits,
    0,
  );
  return {
    people,
    circle: card.party === 'circle',
    alone: card.party === 'alone',
    forms: formsOf(card),
    all: combined(people, 'all'),
    some: combined(people, 'some'),
    mostLike,
  };
}
