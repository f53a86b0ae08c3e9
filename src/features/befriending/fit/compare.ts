import { distanceKm } from '#core/geo/travel-time.ts';
import { WEEK_CELLS } from '#features/story/rules.ts';
import { SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import { ACTIVITIES, DISLIKES, FORMS, type Form } from '../model/answers.ts';
import type { MeetingReason } from '../model/rules.ts';
import { type AgentProfile, codesOf, countBits, type PersonProfile, WIDER_FACTOR } from './profile.ts';

/** Why two cards cannot meet. The hard rules hold both ways: each is the same seen from either side. */
export type MeetingObstacle = 'language' | 'hours' | 'distance' | 'company' | 'forms' | 'minors';

/** Score points for one part; the parts add up to `MAX_SCORE`. Nationality and origin are asked of nobody and count nowhere. */
const POINTS = {
  /** By the number of things that both rather not have: it predicts best how long two people meet. */
  ratherNot: [0, 150, 240, 300],
  /** By how many things the other can show that one likes to learn, and the other way around. */
  learns: [0, 80, 120],
  shows: [0, 50, 80],
  likes: [0, 90, 140, 180],
  /** By the number of parts of the week in common, up to three: who offers more hours is never the worse for it. */
  hours: [0, 60, 100, 120],
  near: 80,
  languages: [0, 40, 60],
  sameOften: 20,
  sameLong: 20,
  bothChildren: 20,
} as const;
/** What is lost for each thing that one likes and the other rather not does; never more than the part itself. */
const CLASH_POINTS = 50;
export const MAX_SCORE = 1_000;
/** Scores within one step are alike: then who waits longest comes first. */
export const LEVEL_POINTS = 50;
export const MAX_FIT_LEVEL = MAX_SCORE / LEVEL_POINTS - 1;

/** Two places are near each other within so many kilometres. */
const NEAR_KM = 3;

const points = (steps: readonly number[], count: number): number =>
  steps[Math.min(count, steps.length - 1)] as number;

/** How far two people live from each other: within the range of both, only within what they agreed to, or neither. */
function reachOf(one: PersonProfile, other: PersonProfile): 'near' | 'wider' | 'far' {
  const km = distanceKm(one.place, other.place);
  const within = (person: PersonProfile) => km <= person.rangeKm;
  const withinWider = (person: PersonProfile) =>
    km <= (person.widerKm ? person.rangeKm * WIDER_FACTOR : person.rangeKm);
  if (within(one) && within(other)) return 'near';
  return withinWider(one) && withinWider(other) ? 'wider' : 'far';
}

/** The widest reach that is needed for anybody of two cards: what the stricter side says. */
export function reachBetween(a: AgentProfile, b: AgentProfile): 'near' | 'wider' | 'far' {
  let reach: 'near' | 'wider' = 'near';
  for (const one of a.people) {
    for (const other of b.people) {
      const between = reachOf(one, other);
      if (between === 'far') return 'far';
      if (between === 'wider') reach = 'wider';
    }
  }
  return reach;
}

/** In which of the forms that both look for two cards can meet: a circle takes part as a circle, two people as a pair. */
function commonForms(a: AgentProfile, b: AgentProfile): Form[] {
  const withCircle = a.circle || b.circle;
  return codesOf(FORMS, a.forms & b.forms).filter(
    (form) => form === 'once' || (form === 'circle') === withCircle,
  );
}

/** What two cards would do first: meet for months before something small once; null when they look for different things. */
export const formBetween = (a: AgentProfile, b: AgentProfile): Form | null => commonForms(a, b)[0] ?? null;

/** A person younger than eighteen who comes alone meets people of that age or a circle: never one adult alone. */
const isUnsafe = (a: AgentProfile, b: AgentProfile): boolean =>
  a.some.minor && a.alone && !b.circle && !b.people.every(({ minor }) => minor);

/** The first obstacle between two cards except the distance, or null. The cheapest are looked at first. */
export function obstacleBesidesDistance(
  a: AgentProfile,
  b: AgentProfile,
): Exclude<MeetingObstacle, 'distance'> | null {
  if (!(a.all.cells & b.all.cells)) return 'hours';
  if (!(a.some.languages & b.some.languages)) return 'language';
  if (!(a.all.company & b.all.company)) return 'company';
  if (isUnsafe(a, b) || isUnsafe(b, a)) return 'minors';
  return formBetween(a, b) === null ? 'forms' : null;
}

/** How content one person is with another card, 0 … 1000. */
function scoreFor(me: PersonProfile, own: AgentProfile, other: AgentProfile, km: number): number {
  const alike =
    countBits(me.avoidActivities & other.all.avoidActivities) +
    countBits(me.avoidOther & other.all.avoidOther);
  const clashes =
    countBits(me.likes & other.all.avoidActivities) + countBits(me.avoidActivities & other.mostLike);
  const limitKm = me.rangeKm;
  return (
    Math.max(0, points(POINTS.ratherNot, alike) - CLASH_POINTS * clashes) +
    points(POINTS.learns, countBits(me.learn & other.some.show)) +
    points(POINTS.shows, countBits(me.show & other.some.learn)) +
    points(POINTS.likes, countBits(me.likes & other.mostLike)) +
    points(POINTS.hours, countBits(own.all.cells & other.all.cells)) +
    Math.round(POINTS.near * Math.max(0, 1 - km / limitKm)) +
    points(POINTS.languages, countBits(me.languages & other.some.languages)) +
    (me.howOften === other.all.howOften ? POINTS.sameOften : 0) +
    (me.howLong === other.all.howLong ? POINTS.sameLong : 0) +
    (me.children && other.some.children ? POINTS.bothChildren : 0)
  );
}

/** How well another card fits one: a card is as content as its least content person. */
export function scoreBetween(me: AgentProfile, other: AgentProfile): number {
  let lowest = MAX_SCORE;
  for (const person of me.people) {
    let km = 0;
    for (const stranger of other.people) km = Math.max(km, distanceKm(person.place, stranger.place));
    lowest = Math.min(lowest, scoreFor(person, me, other, km));
  }
  return lowest;
}

/** 0 is best. */
export const levelOf = (score: number): number =>
  Math.min(MAX_FIT_LEVEL, Math.floor((MAX_SCORE - score) / LEVEL_POINTS));

/** What all people of both cards share; what somebody can show and somebody else likes to learn. The same for both. */
export function reasonsBetween(a: AgentProfile, b: AgentProfile): MeetingReason[] {
  const activities = (bits: number) => codesOf(ACTIVITIES, bits);
  const dislikes = [
    ...activities(a.all.avoidActivities & b.all.avoidActivities),
    ...codesOf(DISLIKES, a.all.avoidOther & b.all.avoidOther),
  ];
  const teaches = activities((a.some.show & b.some.learn) | (b.some.show & a.some.learn));
  const likes = activities(a.all.likes & b.all.likes);
  const cells = codesOf(WEEK_CELLS, a.all.cells & b.all.cells);
  const languages = codesOf(SPOKEN_LANGUAGES, a.all.languages & b.all.languages);
  const isNear = a.people.every((one) =>
    b.people.every((other) => distanceKm(one.place, other.place) <= NEAR_KM),
  );
  const sameRhythm = a.all.howOften >= 0 && a.all.howOften === b.all.howOften;
  return [
    ...(cells.length ? [{ reason: 'time' as const, codes: cells }] : []),
    ...(likes.length ? [{ reason: 'likes' as const, codes: likes }] : []),
    ...(teaches.length ? [{ reason: 'teaches' as const, codes: teaches }] : []),
    ...(dislikes.length ? [{ reason: 'rather-not' as const, codes: dislikes }] : []),
    ...(languages.length ? [{ reason: 'languages' as const, codes: languages }] : []),
    ...(isNear ? [{ reason: 'near' as const, codes: [] as [] }] : []),
    ...(a.some.children && b.some.children ? [{ reason: 'children' as const, codes: [] as [] }] : []),
    ...(sameRhythm ? [{ reason: 'rhythm' as const, codes: [] as [] }] : []),
  ];
}
