import { CANNOT, type CriterionVerdict, FITS, POOR, UNKNOWN, verdictOf } from '#algorithms/scoring';
import type { Initiative, WeeklyTime } from '#features/directory';
import { roundTravelMinutes, type TravelMode, travelMinutes } from '#features/geography';
import type { Gift, Question, Story } from '#features/story';
import type { AccessFeature, Goal, Level, SpokenLanguage } from '#features/vocabulary/rules.ts';
import { cellsOf, freeCells } from './cells.ts';
import { forChildren } from './columns.ts';
import { ASKED_BY, CRITERIA, type Criterion, giftsAt } from './criteria.ts';

/** Why something fits, or what we do not know: a key for a sentence, with what goes into it. */
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
  ask?: Question;
}

/** The times of an initiative at which somebody is free; all of them when they did not say. */
export function possibleTimes(initiative: Initiative, story: Story): WeeklyTime[] {
  if (!story.time) return initiative.times;
  const free = freeCells(story.time.cells);
  return initiative.times.filter((time) => (cellsOf(time) & ~free) === 0);
}

/** The quickest way there, of the ways somebody has. */
export function wayThere(initiative: Initiative, story: Story): { minutes: number; mode: TravelMode } | null {
  const { place, travel } = story;
  if (!place || initiative.lat === null || initiative.lon === null) return null;
  const to = { lat: initiative.lat, lon: initiative.lon };
  const ways = (travel?.modes ?? ['transit']).map((mode) => ({
    mode,
    minutes: travelMinutes({ mode, from: place, to }),
  }));
  const best = ways.sort((a, b) => a.minutes - b.minutes)[0];
  return best ? { mode: best.mode, minutes: roundTravelMinutes(best.minutes) } : null;
}

type Explain = (initiative: Initiative, story: Story, verdict: CriterionVerdict) => Partial<Reason> | null;

const verdictKey = (verdict: CriterionVerdict) =>
  verdict === FITS ? 'fits' : verdict === POOR ? 'poor' : verdict === CANNOT ? 'cannot' : 'unknown';

/** What to say per criterion; null is: nothing worth saying. `key` without a criterion in front gets it. */
const explain: Record<Criterion, Explain> = {
  goals: ({ goals }, story) => {
    const shared = goals.filter((goal) => story.goals?.includes(goal));
    return shared.length ? { goals: shared } : null;
  },
  languages: (initiative, story, verdict) => {
    const shared = initiative.languages.filter((code) => code !== 'nl' && story.languages?.includes(code));
    if (verdict === FITS) return shared.length ? { languages: shared } : null;
    // Whoever follows an ordinary conversation needs no one who speaks their own language.
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
    return wayThere(initiative, story);
  },
  time: (initiative, _story, verdict) => {
    if (verdict === UNKNOWN) return { key: initiative.times.length ? 'unknown' : 'unknown-there' };
    return verdict === FITS ? {} : null;
  },
  company: (initiative, _story, verdict) => {
    const { audience, ageMin, ageMax } = initiative;
    if (forChildren(initiative)) return { key: 'ages', ages: [ageMin ?? 0, ageMax ?? 0] };
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
    const needed = story.access ?? [];
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
    const gifts = giftsAt(initiative).filter((gift) => story.give?.includes(gift));
    return gifts.length ? { gifts } : null;
  },
};

/** Among what we do not know, first what could make it impossible: who it is for, care for children, reading. */
const WEIGHTY: readonly Criterion[] = ['company', 'childcare', 'access', 'script', 'level', 'time', 'travel'];

/** Among what fits, first what is about this person; what stands in the line above it anyway comes last. */
const TELLING: readonly Criterion[] = [
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

/** First what fits, then what fits less well, then what we do not know: what matters most and what the person can tell first. */
function order({ verdict, ask, criterion }: Reason): number {
  if (verdict === FITS) return TELLING.indexOf(criterion) - TELLING.length;
  if (verdict !== UNKNOWN) return 1;
  const weighty = WEIGHTY.indexOf(criterion);
  return (ask ? 10 : 30) + (weighty < 0 ? WEIGHTY.length : weighty);
}

/** Every reason worth saying about one initiative, the most telling first. */
export function reasonsFor(initiative: Initiative, story: Story, verdicts: number): Reason[] {
  const reasons = CRITERIA.flatMap((criterion, column): Reason[] => {
    const verdict = verdictOf(verdicts, column);
    const said = explain[criterion](initiative, story, verdict);
    if (!said) return [];
    const key = said.key ?? verdictKey(verdict);
    const ask = key.startsWith('unknown') && !key.endsWith('-there') ? ASKED_BY[criterion] : undefined;
    return [{ verdict, ...said, criterion, key: `${criterion}.${key}`, ask }];
  });
  return reasons.sort((a, b) => order(a) - order(b));
}
