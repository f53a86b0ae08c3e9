import {
  CANNOT,
  type CriterionVerdict,
  FITS,
  POOR,
  type ScoringCriterion,
  UNKNOWN,
} from '#algorithms/scoring';
import { type TravelMode, travelModel } from '#features/geography';
import { GIFTS, type Story } from '#features/story';
import { ACCESS_FEATURES, GOALS, LEVELS, SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import { freeCells } from './cells.ts';
import { bits } from './columns.ts';
import { CRITERIA, type Criterion, WEIGHTS } from './criteria.ts';

/** A place a bit further than wished is still said, as "does not fit well"; up to half as far again. */
const TRAVEL_SLACK = 1.5;
/** When nobody said how they travel: what most people find reachable. Never a reason to say no. */
const UNSAID_TRAVEL = { modes: ['transit'], minutes: 45 } as const;

type Ask = (story: Story) => Omit<ScoringCriterion, 'weight'> | null | undefined;

const table = (...verdicts: CriterionVerdict[]): { kind: 'table'; verdicts: Uint8Array } => ({
  kind: 'table',
  verdicts: Uint8Array.from(verdicts),
});

const ask: Record<Criterion, Ask> = {
  goals: ({ goals }) => goals && { kind: 'overlap', wants: bits(goals, GOALS), miss: POOR },
  languages: ({ languages }) =>
    languages && { kind: 'overlap', wants: bits(languages, SPOKEN_LANGUAGES), miss: POOR },
  level: ({ level }) => level && { kind: 'range', value: LEVELS.indexOf(level), slack: 1, miss: CANNOT },
  script: ({ script }) => {
    if (script === 'yes') return table(FITS, FITS, FITS);
    if (script === undefined) return table(UNKNOWN, UNKNOWN, FITS);
    return table(UNKNOWN, script === 'some' ? POOR : CANNOT, FITS);
  },
  travel: ({ place, travel }) => {
    if (!place) return null;
    const { modes, minutes } = travel ?? UNSAID_TRAVEL;
    const model = travelModel[furthest(modes, minutes)];
    return {
      kind: 'travel',
      lat: place.lat,
      lon: place.lon,
      ...model,
      maxMinutes: minutes,
      slack: TRAVEL_SLACK,
      miss: travel ? CANNOT : POOR,
    };
  },
  time: ({ time }) => time && { kind: 'slots', free: freeCells(time.cells), miss: CANNOT },
  company: ({ company, goals }) => {
    const children = goals === undefined ? UNKNOWN : goals.includes('family') ? FITS : POOR;
    if (!company) return table(UNKNOWN, FITS, UNKNOWN, UNKNOWN, children);
    const may = (group: (typeof company)[number]) => (company.includes(group) ? FITS : CANNOT);
    return table(UNKNOWN, may('mixed'), may('women'), may('men'), children);
  },
  childcare: ({ children }) => {
    if (children === 'no') return table(FITS, FITS, FITS);
    return children === 'care' ? table(UNKNOWN, FITS, CANNOT) : table(UNKNOWN, FITS, UNKNOWN);
  },
  access: ({ access }) => ({ kind: 'cover', needs: bits(access ?? [], ACCESS_FEATURES), miss: CANNOT }),
  room: () => table(UNKNOWN, FITS, POOR, POOR, FITS),
  // Being able to give something is a reason to go; having nothing to give there is no reason not to.
  give: ({ give }) => give && { kind: 'overlap', wants: bits(give, GIFTS), miss: UNKNOWN },
};

/** The way of travelling that reaches furthest in so many minutes. */
export const furthest = (modes: readonly TravelMode[], minutes: number): TravelMode => {
  const reach = (mode: TravelMode) =>
    (minutes - travelModel[mode].startMinutes) / (travelModel[mode].minutesPerKm * travelModel[mode].detour);
  return [...modes].sort((a, b) => reach(b) - reach(a))[0] ?? 'transit';
};

/** What a story asks of the directory, one question per criterion; null where the story does not say. */
export const questionsFrom = (story: Story): (ScoringCriterion | null)[] =>
  CRITERIA.map((criterion) => {
    const asked = ask[criterion](story);
    return asked ? ({ ...asked, weight: WEIGHTS[criterion] } as ScoringCriterion) : null;
  });
