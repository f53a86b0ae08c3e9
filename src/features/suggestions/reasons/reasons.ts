import { CANNOT, type CriterionVerdict, FITS, POOR, UNKNOWN, verdictOf } from '#algorithms/scoring';
import { roundTravelMinutes, type TravelMode, travelMinutes } from '#core/geo/travel-time.ts';
import type { Initiative, WeeklyTime } from '#features/directory/rules.ts';
import type { Story, StoryQuestion } from '#features/story/rules.ts';
import type { AccessFeature, Gift, Goal, Level, SpokenLanguage } from '#features/vocabulary/rules.ts';
import { CRITERIA, type Criterion, isForChildren, QUESTION_OF, usefulGifts } from '../scoring/criteria.ts';
import { cellsOfTime, freeCells } from '../scoring/week-cells.ts';

/** Why an initiative fits, or what is unknown: a message key, with the values that go into it. */
export interface Reason {
  criterion: Criterion;
  verdict: CriterionVerdict;
  key: string;
  goals?: Goal[];
  languages?: SpokenLanguage[];
  levels?: [Level | null, Level | null];
  access?: AccessFeature[];
  minutes?: number;
  mode?: TravelMode;
  gifts?: Gift[];
  places?: number;
  /** From and up to, in years. */
  ages?: [number, number];
  until?: string;
  /** The question whose answer would make this certain. */
  question?: StoryQuestion;
}

/** The times of an initiative at which somebody is free; all of them when the story does not say. */
export function possibleTimes(initiative: Initiative, story: Story): WeeklyTime[] {
  if (!story.time) return initiative.times;
  const free = freeCells(story.time.cells);
  return initiative.times.filter((time) => (cellsOfTime(time) & ~free) === 0);
}

export interface TravelEstimate {
  minutes: number;
  mode: TravelMode;
}

/** The quickest of somebody's modes of travel to an initiative; null when either place is unknown. */
export function quickestTravel(initiative: Initiative, story: Story): TravelEstimate | null {
  const { place, travel } = story;
  if (!place || initiative.lat === null || initiative.lon === null) return null;
  const to = { lat: initiative.lat, lon: initiative.lon };
  const estimates = (travel?.modes ?? ['transit']).map((mode) => ({
    mode,
    minutes: travelMinutes({ mode, from: place, to }),
  }));
  const [quickest] = estimates.sort((a, b) => a.minutes - b.minutes);
  return quickest ? { mode: quickest.mode, minutes: roundTravelMinutes(quickest.minutes) } : null;
}

type Explain = (initiative: Initiative, story: Story, verdict: CriterionVerdict) => Partial<Reason> | null;

const verdictKey = (verdict: CriterionVerdict) =>
  verdict === FITS ? 'fits' : verdict === POOR ? 'poor' : verdict === CANNOT ? 'cannot' : 'unknown';

/** The reason per criterion; null when there is nothing worth saying. The criterion is put before `key` later. */
const explainers: Record<Criterion, Explain> = {
  goals: ({ goals }, story) => {
    const shared = goals.filter((goal) => story.goals?.includes(goal));
    return shared.length ? { goals: shared } : null;
  },
  languages: (initiative, story, verdict) => {
    const shared = initiative.languages.filter((code) => code !== 'nl' && story.languages?.includes(code));
    if (verdict === FITS) return shared.length ? { languages: shared } : null;
    // Whoever follows an ordinary conversation needs nobody who speaks their own language.
    return story.level === 'b1' || story.level === 'b2' ? null : {};
  },
  level: ({ levelMin, levelMax }, _story, verdict) => {
    if (verdict !== UNKNOWN) return { levels: [levelMin, levelMax] };
    return {
      key: levelMin === null && levelMax === null ? 'unknown-there' : 'unknown',
      levels: [levelMin, levelMax],
    };
  },
  script: ({ latinScript }, story, verdict) => {
    if (verdict === FITS) return latinScript === false && story.script !== 'yes' ? {} : null;
    return verdict === UNKNOWN ? { key: latinScript === null ? 'unknown-there' : 'unknown' } : {};
  },
  travel: (initiative, story, verdict) => {
    if (initiative.online) return { key: 'online', verdict: FITS };
    if (verdict === UNKNOWN) return { key: initiative.lat === null ? 'unknown-there' : 'unknown' };
    return quickestTravel(initiative, story);
  },
  time: (initiative, _story, verdict) => {
    if (verdict === UNKNOWN) return { key: initiative.times.length ? 'unknown' : 'unknown-there' };
    return verdict === FITS ? {} : null;
  },
  company: (initiative, _story, verdict) => {
    const { audience, ageMin, ageMax } = initiative;
    if (isForChildren(initiative)) return { key: 'ages', ages: [ageMin ?? 0, ageMax ?? 0] };
    if (verdict === UNKNOWN)
      return audience === null ? { key: 'unknown-there' } : { key: `unknown-${audience}` };
    if (verdict === CANNOT) return {};
    return audience && audience !== 'everyone' ? { key: audience } : null;
  },
  childcare: ({ childcare }, story, verdict) => {
    if (verdict === UNKNOWN) return { key: story.children === 'care' ? 'unknown-there' : 'unknown' };
    return childcare === true && story.children !== 'no' ? {} : null;
  },
  access: ({ access }, story, verdict) => {
    const needed = story.access?.needs ?? [];
    if (!needed.length) return null;
    return verdict === FITS
      ? { access: needed }
      : { key: 'unknown-there', access: needed.filter((need) => !access.includes(need)) };
  },
  room: ({ room, placesFree, roomUntil }, _story, verdict) => {
    if (verdict === UNKNOWN) return { key: 'unknown-there' };
    return {
      key: room === 'room' && placesFree ? 'places' : (room ?? 'unknown-there'),
      places: placesFree ?? 0,
      until: roomUntil ?? undefined,
    };
  },
  give: (initiative, story) => {
    const gifts = usefulGifts(initiative).filter((gift) => story.give?.gifts.includes(gift));
    return gifts.length ? { gifts } : null;
  },
};

/** The order of what is unknown: first what could make it impossible (who it is for, childcare, reading). */
const UNKNOWN_ORDER: readonly Criterion[] = [
  'company',
  'childcare',
  'access',
  'script',
  'level',
  'time',
  'travel',
];

/** The order of what fits: first what is about this person; last what the line above the reasons shows anyway. */
const FITS_ORDER: readonly Criterion[] = [
  'goals',
  'company',
  'childcare',
  'access',
  'give',
  'languages',
  'level',
  'room',
  'script',
  'travel',
  'time',
];

/** First what fits, then what fits less well, then what is unknown, beginning with what the person can answer. */
function sortKey({ verdict, question, criterion }: Reason): number {
  if (verdict === FITS) return FITS_ORDER.indexOf(criterion) - FITS_ORDER.length;
  if (verdict !== UNKNOWN) return 1;
  const position = UNKNOWN_ORDER.indexOf(criterion);
  return (question ? 10 : 30) + (position < 0 ? UNKNOWN_ORDER.length : position);
}

/** Every reason worth saying about an initiative, the most important first. @param verdicts as packed by the scoring */
export function reasonsFor(initiative: Initiative, story: Story, verdicts: number): Reason[] {
  const reasons = CRITERIA.flatMap((criterion, column): Reason[] => {
    const verdict = verdictOf(verdicts, column);
    const explained = explainers[criterion](initiative, story, verdict);
    if (!explained) return [];
    const key = explained.key ?? verdictKey(verdict);
    const answerable = key.startsWith('unknown') && !key.endsWith('-there');
    const question = answerable ? QUESTION_OF[criterion] : undefined;
    return [{ verdict, ...explained, criterion, key: `${criterion}.${key}`, question }];
  });
  return reasons.sort((a, b) => sortKey(a) - sortKey(b));
}
