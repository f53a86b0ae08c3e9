import { CANNOT, verdictOf } from '#algorithms/scoring';
import { distanceKm } from '#core/geo/travel-time.ts';
import type { Initiative } from '#features/directory/rules.ts';
import { CRITERIA } from '../scoring/criteria.ts';
import { apartCriterion } from '../scoring/fit.ts';
import type { InitiativeSnapshot } from '../scoring/fit-story.ts';
import { factsOf } from '../scoring/initiative-facts.ts';
import { type Candidate, candidateOf, type PersonFit } from './people.ts';
import type { Suggestion } from './suggestion.ts';

/** For who has nothing near: what one joins from home, and the nearest places, with how far they are as the crow flies. */
export interface NothingNear {
  online: Suggestion[];
  nearest: (Suggestion & { kilometres: number })[];
}

const MAX_ONLINE = 4;
const MAX_NEAREST = 4;
const TRAVEL = CRITERIA.indexOf('travel');

/**
 * What to say when nothing that can work for what somebody wants is within one and a half times the limit; null when something
 * is, or when the story does not say where. The nearest are those where only the distance is in the way.
 */
export function nothingNear(
  people: readonly PersonFit[],
  snapshot: InitiativeSnapshot,
  isRemoved: (candidate: Candidate) => boolean,
  toSuggestion: (candidate: Candidate) => Suggestion,
): NothingNear | null {
  const { initiatives } = snapshot;
  const place = people[0]?.story.place;
  if (!place) return null;
  const goals = people[0]?.story.goals;
  const isWanted = (initiative: Initiative) =>
    !goals || factsOf(initiative).goals.some((goal) => goals.includes(goal));
  const isPlace = ({ online, lat, lon }: Initiative) => !online && lat !== null && lon !== null;
  const isNear = (initiative: Initiative, index: number) =>
    isPlace(initiative) && isWanted(initiative) && people.some(({ fits }) => (fits[index] ?? -1) >= 0);
  if (initiatives.some(isNear)) return null;
  const isOnline = (initiative: Initiative | undefined) => initiative?.online && isWanted(initiative);
  const candidates = initiatives.flatMap((_, index) => candidateOf(people, snapshot, index) ?? []);
  const online = candidates.filter(
    (one) => one.standing === 'week' && isOnline(initiatives[one.index]) && !isRemoved(one),
  );
  const nearest = candidates
    .flatMap((candidate) => {
      const initiative = initiatives[candidate.index];
      if (!initiative || !isPlace(initiative) || !isWanted(initiative) || isRemoved(candidate)) return [];
      const onlyFar = people.find(({ story, scores }) => {
        const verdicts = scores.verdicts[candidate.index] ?? 0;
        return isOnlyFar(verdicts) && !apartCriterion(initiative, story, verdicts);
      });
      if (!onlyFar) return [];
      const to = { lat: initiative.lat ?? 0, lon: initiative.lon ?? 0 };
      return [{ candidate: { ...candidate, those: [onlyFar] as const }, kilometres: distanceKm(place, to) }];
    })
    .sort((a, b) => a.kilometres - b.kilometres);
  return {
    online: online
      .sort((a, b) => b.fit - a.fit)
      .slice(0, MAX_ONLINE)
      .map(toSuggestion),
    nearest: nearest
      .slice(0, MAX_NEAREST)
      .map(({ candidate, kilometres }) => ({ ...toSuggestion(candidate), kilometres })),
  };
}

/** Whether the distance is the one thing that makes it impossible. */
const isOnlyFar = (verdicts: number): boolean =>
  CRITERIA.every((_, column) => (verdictOf(verdicts, column) === CANNOT) === (column === TRAVEL));
