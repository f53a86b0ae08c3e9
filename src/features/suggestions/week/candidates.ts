import { happensOn } from '#core/time/recurrence.ts';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';
import type { InitiativeSnapshot } from '../scoring/fit-story.ts';
import { factsOf } from '../scoring/initiative-facts.ts';
import { type Candidate, type PersonFit, rankedCandidates } from './people.ts';
import { FIRST_OF_KIND, kindOf } from './plan.ts';

const MAX_CANDIDATES = 40;
/** So many that serve a wanted goal are looked at, also when others fit better: each goal is served by what fits it best. */
const MAX_CANDIDATES_PER_GOAL = 12;
const MAX_APART = 8;
/** No more of one question than these: one answer decides about all of them. */
const MAX_ALIKE = 6;
const MAX_COUNTED = 80;

/** Candidates by what becomes of them, each best first. */
export interface CollectedCandidates {
  week: Candidate[];
  more: Candidate[];
  apart: Candidate[];
  /** All of these, for what a missing answer would make certain. */
  all: Candidate[];
}

interface CollectOptions {
  /** The days of the week (YYYY-MM-DD). */
  dates: readonly string[];
  isRemoved: (candidate: Candidate) => boolean;
}

/** Whether it serves something that the person wants; everything does for who did not say. */
const servesWanted = (initiative: Initiative, { goals }: Story): boolean =>
  !goals || factsOf(initiative).goals.some((goal) => goals.includes(goal));

/** The best candidates, and enough of each wanted goal and of each kind of thing that happen in these days. */
export function collectCandidates(
  people: readonly PersonFit[],
  { initiatives }: InitiativeSnapshot,
  story: Story,
  { dates, isRemoved }: CollectOptions,
): CollectedCandidates {
  const collected: CollectedCandidates = { week: [], more: [], apart: [], all: [] };
  const missing = new Map((story.goals ?? []).map((goal) => [goal, MAX_CANDIDATES_PER_GOAL]));
  const ofKind = new Map<string, number>();
  for (const candidate of rankedCandidates(people, { initiatives })) {
    const initiative = initiatives[candidate.index];
    if (!initiative || candidate.standing === 'cannot' || isRemoved(candidate)) continue;
    if (candidate.standing === 'apart') {
      // Who said what they want is not asked about something else.
      if (!servesWanted(initiative, story)) continue;
      const alike = collected.apart.filter(({ criterion }) => criterion === candidate.criterion).length;
      if (collected.apart.length < MAX_APART && alike < (candidate.criterion === 'contact' ? 1 : MAX_ALIKE))
        collected.apart.push(candidate);
      if (collected.all.length < MAX_COUNTED) collected.all.push(candidate);
      continue;
    }
    const wanted = factsOf(initiative).goals.filter((goal) => (missing.get(goal) ?? 0) > 0);
    const kind = kindOf({ initiative, who: candidate.who }, story);
    const isFirstOfKind = (ofKind.get(kind) ?? 0) < FIRST_OF_KIND && servesWanted(initiative, story);
    if (collected.week.length >= MAX_CANDIDATES && !wanted.length && !isFirstOfKind) continue;
    if (candidate.standing === 'week') {
      collected.week.push(candidate);
      const happens = initiative.times.some((time) => dates.some((date) => happensOn(time, date)));
      if (happens) {
        ofKind.set(kind, (ofKind.get(kind) ?? 0) + 1);
        for (const goal of wanted) missing.set(goal, (missing.get(goal) ?? 0) - 1);
      }
    }
    collected.more.push(candidate);
    if (collected.all.length < MAX_COUNTED) collected.all.push(candidate);
  }
  return collected;
}
