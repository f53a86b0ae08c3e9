import type { Initiative } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';
import type { InitiativeSnapshot } from '../scoring/fit-story.ts';
import { factsOf } from '../scoring/initiative-facts.ts';
import { type Candidate, type PersonFit, rankedCandidates } from './people.ts';

const MAX_CANDIDATES = 40;
/** So many that serve a wanted goal are looked at, also when others fit better: each goal is served by what fits it best. */
const MAX_CANDIDATES_PER_GOAL = 8;
const MAX_APART = 8;
const MAX_COUNTED = 80;

/** Candidates by what becomes of them, each best first. */
export interface CollectedCandidates {
  week: Candidate[];
  more: Candidate[];
  apart: Candidate[];
  /** All of these, for what a missing answer would make certain. */
  all: Candidate[];
}

/** The best candidates, and enough of each wanted goal; the list is walked no further than needed. */
export function collectCandidates(
  people: readonly PersonFit[],
  snapshot: InitiativeSnapshot,
  story: Story,
  isRemoved: (candidate: Candidate) => boolean,
): CollectedCandidates {
  const collected: CollectedCandidates = { week: [], more: [], apart: [], all: [] };
  const missing = new Map((story.goals ?? []).map((goal) => [goal, MAX_CANDIDATES_PER_GOAL]));
  for (const candidate of rankedCandidates(people, snapshot)) {
    if (candidate.standing === 'cannot' || isRemoved(candidate)) continue;
    const isFull = collected.week.length >= MAX_CANDIDATES;
    if (candidate.standing === 'apart') {
      if (collected.apart.length < MAX_APART) collected.apart.push(candidate);
      if (collected.all.length < MAX_COUNTED) collected.all.push(candidate);
    } else {
      const goals = factsOf(snapshot.initiatives[candidate.index] as Initiative).goals;
      const wanted = goals.filter((goal) => (missing.get(goal) ?? 0) > 0);
      if (isFull && !wanted.length) {
        if ([...missing.values()].every((count) => count <= 0) && collected.apart.length >= MAX_APART) break;
        continue;
      }
      for (const goal of wanted) missing.set(goal, (missing.get(goal) ?? 0) - 1);
      if (candidate.standing === 'week') collected.week.push(candidate);
      collected.more.push(candidate);
      collected.all.push(candidate);
    }
  }
  return collected;
}
