import {
  CANNOT,
  type CriterionVerdict,
  FITS,
  POOR,
  type ScoringCriterion,
  UNKNOWN,
} from '#algorithms/scoring';
import { type TravelMode, travelModel } from '#core/geo/travel-time.ts';
import type { Story } from '#features/story/rules.ts';
import { ACCESS_FEATURES, GIFTS, GOALS, LEVELS, SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import { CRITERIA, CRITERION_WEIGHTS, type Criterion, toBits } from './criteria.ts';
import { freeCells } from './week-cells.ts';

/** A place up to half as far again as wished is still suggested, as "does not fit well". */
const TRAVEL_SLACK = 1.5;
/** For a story that does not say how somebody travels: what most people find reachable. Never a reason for a no. */
export const DEFAULT_TRAVEL = { modes: ['transit'], minutes: 45 } as const;

/** What a story asks on one criterion; nothing when the story does not say. */
type BuildCriterion = (story: Story) => Omit<ScoringCriterion, 'weight'> | null | undefined;

const table = (...verdicts: CriterionVerdict[]): { kind: 'table'; verdicts: Uint8Array } => ({
  kind: 'table',
  verdicts: Uint8Array.from(verdicts),
});

const criterionBuilders: Record<Criterion, BuildCriterion> = {
  goals: ({ goals }) => goals && { kind: 'overlap', wants: toBits(goals, GOALS), miss: POOR },
  languages: ({ languages }) =>
    languages && { kind: 'overlap', wants: toBits(languages, SPOKEN_LANGUAGES), miss: POOR },
  level: ({ level }) => level && { kind: 'range', value: LEVELS.indexOf(level), slack: 1, miss: CANNOT },
  script: ({ script }) => {
    if (script === 'yes') return table(FITS, FITS, FITS);
    if (script === undefined) return table(UNKNOWN, UNKNOWN, FITS);
    return table(UNKNOWN, script === 'some' ? POOR : CANNOT, FITS);
  },
  travel: ({ place, travel }) => {
    if (!place) return null;
    const { modes, minutes } = travel ?? DEFAULT_TRAVEL;
    return {
      kind: 'travel',
      lat: place.lat,
      lon: place.lon,
      ...travelModel[farthestReachingMode(modes, minutes)],
      maxMinutes: minutes,
      slack: TRAVEL_SLACK,
      miss: travel ? CANNOT : POOR,
    };
  },
  time: ({ time }) => time && { kind: 'slots', free: freeCells(time.cells), miss: CANNOT },
  company: ({ company, goals }) => {
    const children = goals === undefined ? UNKNOWN : goals.includes('family') ? FITS : POOR;
    if (!company) return table(UNKNOWN, FITS, UNKNOWN, UNKNOWN, children);
    const verdictFor = (group: (typeof company)[number]) => (company.includes(group) ? FITS : CANNOT);
    return table(UNKNOWN, verdictFor('mixed'), verdictFor('women'), verdictFor('men'), children);
  },
  childcare: ({ children }) => {
    if (children === 'no') return table(FITS, FITS, FITS);
    return children === 'care' ? table(UNKNOWN, FITS, CANNOT) : table(UNKNOWN, FITS, UNKNOWN);
  },
  access: ({ access }) => ({
    kind: 'cover',
    needs: toBits(access?.needs ?? [], ACCESS_FEATURES),
    miss: CANNOT,
  }),
  room: () => table(UNKNOWN, FITS, POOR, POOR, FITS),
  // Being able to give something is a reason to go; having nothing to give is no reason not to go.
  give: ({ give }) => give && { kind: 'overlap', wants: toBits(give.gifts, GIFTS), miss: UNKNOWN },
};

/** The mode of travel that reaches farthest in so many minutes. */
export function farthestReachingMode(modes: readonly TravelMode[], minutes: number): TravelMode {
  const kilometresOf = (mode: TravelMode) =>
    (minutes - travelModel[mode].startMinutes) / (travelModel[mode].minutesPerKm * travelModel[mode].detour);
  return [...modes].sort((a, b) => kilometresOf(b) - kilometresOf(a))[0] ?? 'transit';
}

/** What a story asks of initiatives, per criterion in the order of the columns; null where the story does not say. */
export const scoringCriteriaOf = (story: Story): (ScoringCriterion | null)[] =>
  CRITERIA.map((criterion) => {
    const built = criterionBuilders[criterion](story);
    return built ? ({ ...built, weight: CRITERION_WEIGHTS[criterion] } as ScoringCriterion) : null;
  });
