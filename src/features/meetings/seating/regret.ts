import type { BreakOut } from '../edition/types.ts';
import type { Registration } from '../registrations/types.ts';

/** Somebody (or a party) who wants a seat in one round. */
export interface SeatCandidate {
  id: string;
  /** People who stay together. */
  size: number;
  /** Place in the draw; lower comes first. */
  lotteryNumber: number;
  /** Break-outs where this party can sit, dearest first. */
  acceptable: string[];
  /** How many of those are wishes of their own; the others are "anywhere else is fine too". */
  preferenceCount: number;
}

/**
 * How much somebody misses with this option: 0 for the first wish, 1 for the second, 4 for the third. Squares, so that
 * two second wishes are better than a first and a third; a seat that was no wish counts as one wish further than the last.
 */
export const preferenceCost = (
  { preferenceCount }: Pick<SeatCandidate, 'preferenceCount'>,
  option: number,
): number => (preferenceCount ? Math.min(option, preferenceCount) ** 2 : 0);

/** What nobody needs to say: which break-outs can this party use? An interpreter or a lift that is nowhere bars nothing. */
export function acceptableBreakOuts(
  signUp: Registration,
  partId: string,
  breakOuts: readonly BreakOut[],
): string[] {
  const languages = signUp.needs.filter(({ kind }) => kind === 'interpreter').map(({ detail }) => detail);
  const stepFree = signUp.needs.some(({ kind }) => kind === 'step-free');
  const covers = (one: BreakOut) =>
    languages.every((code) => one.languages.includes(code) || one.interpreters.includes(code));
  const covered = breakOuts.some(covers) ? breakOuts.filter(covers) : [...breakOuts];
  const reachable = covered.some((one) => one.stepFree !== false)
    ? covered.filter((one) => !stepFree || one.stepFree !== false)
    : covered;
  const usable = new Set(reachable.map(({ id }) => id));
  const wished = (signUp.wishes[partId] ?? []).filter((id) => usable.has(id));
  const others = signUp.anyOther || !wished.length ? [...usable].filter((id) => !wished.includes(id)) : [];
  return [...wished, ...others];
}

/** A sign-up as the seating sees it in one round. */
export function toCandidate(
  signUp: Registration,
  partId: string,
  breakOuts: readonly BreakOut[],
): SeatCandidate {
  const acceptable = acceptableBreakOuts(signUp, partId, breakOuts);
  const wishes = new Set(signUp.wishes[partId] ?? []);
  return {
    id: signUp.id,
    size: signUp.size,
    lotteryNumber: signUp.lotteryNumber,
    acceptable,
    preferenceCount: acceptable.filter((id) => wishes.has(id)).length,
  };
}
