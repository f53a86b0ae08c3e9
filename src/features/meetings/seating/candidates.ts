import type { BreakOut } from '../edition/types.ts';
import type { Registration } from '../registrations/types.ts';

/** Somebody (or a party) who wants a seat in one round. */
export interface SeatCandidate {
  /** Of the registration. */
  id: string;
  /** People who stay together. */
  size: number;
  /** Place in the lottery; lower comes first. */
  lotteryNumber: number;
  /** Ids of break-outs where this party can sit, in order of preference. */
  acceptable: string[];
  /** How many of those are wishes of their own; the others are "anywhere else is fine too". */
  preferenceCount: number;
}

/**
 * How much somebody misses with the break-out at this index: 0 for the first wish, 1 for the second, 4 for the third.
 * Squares, so that two second wishes are better than a first and a third; a seat that was no wish counts as one wish
 * further than the last.
 */
export const preferenceCost = (
  { preferenceCount }: Pick<SeatCandidate, 'preferenceCount'>,
  index: number,
): number => (preferenceCount ? Math.min(index, preferenceCount) ** 2 : 0);

/** The order of the lottery; equal numbers by id, so that the order of a list decides nothing. */
export const byLottery = (
  a: Pick<SeatCandidate, 'id' | 'lotteryNumber'>,
  b: Pick<SeatCandidate, 'id' | 'lotteryNumber'>,
): number => a.lotteryNumber - b.lotteryNumber || (a.id < b.id ? -1 : 1);

/**
 * Ids of the break-outs that this party can use, in order of preference. A need that no break-out covers (an
 * interpreter, no stairs) excludes nothing.
 */
export function acceptableBreakOuts(
  registration: Pick<Registration, 'needs' | 'wishes' | 'anyOther'>,
  partId: string,
  breakOuts: readonly BreakOut[],
): string[] {
  const { needs, wishes, anyOther } = registration;
  const languages = needs.filter(({ kind }) => kind === 'interpreter').map(({ detail }) => detail);
  const stepFree = needs.some(({ kind }) => kind === 'step-free');
  const covers = (breakOut: BreakOut) =>
    languages.every((code) => breakOut.languages.includes(code) || breakOut.interpreters.includes(code));
  const covered = breakOuts.some(covers) ? breakOuts.filter(covers) : [...breakOuts];
  const reachable = covered.some((breakOut) => breakOut.stepFree !== false)
    ? covered.filter((breakOut) => !stepFree || breakOut.stepFree !== false)
    : covered;
  const usable = new Set(reachable.map(({ id }) => id));
  const preferred = (wishes[partId] ?? []).filter((id) => usable.has(id));
  const others = anyOther || !preferred.length ? [...usable].filter((id) => !preferred.includes(id)) : [];
  return [...preferred, ...others];
}

/** A registration as the seating sees it in one round. */
export function toCandidate(
  registration: Registration,
  partId: string,
  breakOuts: readonly BreakOut[],
): SeatCandidate {
  const acceptable = acceptableBreakOuts(registration, partId, breakOuts);
  const wishes = new Set(registration.wishes[partId] ?? []);
  return {
    id: registration.id,
    size: registration.size,
    lotteryNumber: registration.lotteryNumber,
    acceptable,
    preferenceCount: acceptable.filter((id) => wishes.has(id)).length,
  };
}

/** What a party likes better than this break-out; everything that it can use when it has no seat. */
export function betterThan(
  { acceptable }: Pick<SeatCandidate, 'acceptable'>,
  breakOutId: string | null | undefined,
): string[] {
  return breakOutId ? acceptable.slice(0, Math.max(0, acceptable.indexOf(breakOutId))) : [...acceptable];
}

/** Which wish this break-out is: 1 is the first; 0 when it was not among the wishes. */
export const wishNumber = (
  { wishes }: Pick<Registration, 'wishes'>,
  partId: string,
  breakOutId: string,
): number => (wishes[partId] ?? []).indexOf(breakOutId) + 1;
