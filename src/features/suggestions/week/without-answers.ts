import { happensOn } from '#core/time/recurrence.ts';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';
import { possibleTimes } from '../reasons/reasons.ts';
import type { InitiativeSnapshot } from '../scoring/fit-story.ts';
import { factsOf } from '../scoring/initiative-facts.ts';
import type { CollectedCandidates } from './candidates.ts';
import { type Candidate, candidateOf, type PersonFit } from './people.ts';

/** Whether a story says nothing that a week could be made of: nothing at all, or a name. */
export const isSilent = (story: Story): boolean =>
  Object.entries(story).every(([question, answer]) => question === 'name' || answer === undefined);

/** Places for anyone: everybody is welcome, one walks in, it costs nothing and one is in a group. */
function isForAnyone(initiative: Initiative): boolean {
  const { audience, walkIn, costCents, room } = initiative;
  const { contact } = factsOf(initiative);
  const isGroup = contact === 'group' || contact === 'unknown';
  return (
    audience === 'everyone' &&
    walkIn === true &&
    costCents === 0 &&
    isGroup &&
    room !== 'full' &&
    room !== 'waitlist'
  );
}

const FIT_OF_GROUP = 2048;
const FIT_OF_TODAY = 1000;
const FIT_PER_DAY = 100;
const MAX_PER_DAY = 2;

/**
 * For who told nothing, and for who wants what is not there: where anyone may walk in, free, the soonest first. A place known
 * to be in a group goes before what does not say so, and before a screen.
 */
export function openCandidates(
  people: readonly PersonFit[],
  snapshot: InitiativeSnapshot,
  dates: readonly string[],
  isRemoved: (candidate: Candidate) => boolean,
): CollectedCandidates {
  const open = snapshot.initiatives.flatMap((initiative, index) => {
    if (!isForAnyone(initiative)) return [];
    const candidate = candidateOf(people, snapshot, index);
    if (candidate?.standing !== 'week' || isRemoved(candidate)) return [];
    const times = possibleTimes(initiative, candidate.those[0].story);
    const day = dates.findIndex((date) => times.some((time) => happensOn(time, date)));
    if (day < 0) return [];
    const isPlace = factsOf(initiative).contact === 'group' && !initiative.online;
    return [{ ...candidate, day, fit: (isPlace ? FIT_OF_GROUP : 0) + FIT_OF_TODAY - FIT_PER_DAY * day }];
  });
  open.sort((a, b) => b.fit - a.fit || (b.those[0].fits[b.index] ?? 0) - (a.those[0].fits[a.index] ?? 0));
  const perDay = new Map<number, number>();
  const week = open.filter(({ day }) => {
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
    return (perDay.get(day) ?? 0) <= MAX_PER_DAY;
  });
  return { week, more: open, apart: [], all: [] };
}
