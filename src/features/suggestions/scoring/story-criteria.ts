import { CANNOT, POOR, type ScoringCriterion, UNKNOWN } from '#algorithms/scoring';
import { type TravelMode, travelModel } from '#core/geo/travel-time.ts';
import type { Story } from '#features/story/rules.ts';
import {
  ACCESS_FEATURES,
  GIFTS,
  GOALS,
  LEVELS,
  SIGN_LANGUAGES,
  SPOKEN_LANGUAGES,
} from '#features/vocabulary/rules.ts';
import { CRITERIA, CRITERION_WEIGHTS, type Criterion, toBits } from './criteria.ts';
import { possibleCells, saysWhen } from './free-time.ts';
import { type StateCriterionName, stateCriteria } from './state-criteria.ts';
import { TRAVEL_SLACK, travelWish } from './travel.ts';

export { DEFAULT_TRAVEL } from './travel.ts';

/** What a story asks on one criterion; nothing when the story does not say. */
type BuildCriterion = (story: Story) => Omit<ScoringCriterion, 'weight'> | null | undefined;

/** Verdicts by column code, then by state of the story. */
export type StateVerdicts = Record<StateCriterionName, readonly Uint8Array[]>;

const criterionBuilders: Record<Exclude<Criterion, StateCriterionName>, BuildCriterion> = {
  goals: ({ goals }) => goals && { kind: 'overlap', wants: toBits(goals, GOALS), miss: POOR },
  languages: ({ languages }) =>
    languages && { kind: 'overlap', wants: toBits(languages, SPOKEN_LANGUAGES), miss: POOR },
  level: ({ level }) => level && { kind: 'range', value: LEVELS.indexOf(level), slack: 1, miss: CANNOT },
  travel: (story) => {
    const { place } = story;
    if (!place) return null;
    const { modes, minutes } = travelWish(story);
    return {
      kind: 'travel',
      lat: place.lat,
      lon: place.lon,
      modes: modes.map((mode) => travelModel[mode]),
      maxMinutes: minutes,
      slack: TRAVEL_SLACK,
      miss: CANNOT,
    };
  },
  time: (story) =>
    story.time && {
      kind: 'slots',
      free: possibleCells(story.time),
      miss: saysWhen(story) ? CANNOT : UNKNOWN,
    },
  access: (story) => ({ kind: 'cover', needs: toBits(accessNeeds(story), ACCESS_FEATURES), miss: CANNOT }),
  signs: ({ access }) =>
    access?.signLanguages.length
      ? { kind: 'overlap', wants: toBits(access.signLanguages, SIGN_LANGUAGES), miss: POOR }
      : null,
  // Being able to give something is a reason to go; having nothing to give is no reason not to go.
  give: ({ give }) => give && { kind: 'overlap', wants: toBits(give.gifts, GIFTS), miss: UNKNOWN },
};

/** What somebody needs at a place. Whoever names a sign language needs signs. */
export function accessNeeds({ access }: Story): (typeof ACCESS_FEATURES)[number][] {
  if (!access) return [];
  return ACCESS_FEATURES.filter(
    (need) => access.needs.includes(need) || (need === 'signLanguage' && access.signLanguages.length > 0),
  );
}

/** The mode of travel that reaches farthest in so many minutes. */
export function farthestReachingMode(modes: readonly TravelMode[], minutes: number): TravelMode {
  const kilometresOf = (mode: TravelMode) =>
    (minutes - travelModel[mode].startMinutes) / (travelModel[mode].minutesPerKm * travelModel[mode].detour);
  return [...modes].sort((a, b) => kilometresOf(b) - kilometresOf(a))[0] ?? 'transit';
}

const isStateCriterion = (criterion: Criterion): criterion is StateCriterionName =>
  criterion in stateCriteria;

/** What a story asks of initiatives, per criterion in the order of the columns; null where the story does not say. */
export const scoringCriteriaOf = (story: Story, stateVerdicts: StateVerdicts): (ScoringCriterion | null)[] =>
  CRITERIA.map((criterion) => {
    const weight = CRITERION_WEIGHTS[criterion];
    if (isStateCriterion(criterion)) {
      const state = stateCriteria[criterion].stateOf(story);
      const verdicts = Uint8Array.from(stateVerdicts[criterion], (byState) => byState[state] ?? UNKNOWN);
      return { kind: 'table', verdicts, weight };
    }
    const built = criterionBuilders[criterion](story);
    return built ? ({ ...built, weight } as ScoringCriterion) : null;
  });
