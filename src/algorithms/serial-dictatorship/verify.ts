import type { LotteryProblem } from './problem.ts';
import type { LotteryResult } from './run-lottery.ts';

/** A person in the queue of an offer: placed there, or preferring it to what they have. */
interface QueueEntry {
  i: number;
  size: number;
  order: readonly number[];
  inside: boolean;
}

/** The queue of every offer: everybody with a wish for it that is at least as preferred as what was given. */
function queuesOf(
  p: LotteryProblem,
  { offerOf, lotNumber }: Pick<LotteryResult, 'offerOf' | 'lotNumber'>,
): QueueEntry[][] | string {
  const lines: QueueEntry[][] = Array.from(p.places, () => []);
  for (let i = 0; i + 1 < p.start.length; i++) {
    const size = p.size?.[i] ?? 1;
    let isPlaced = offerOf[i] === -1;
    for (let e = p.start[i] ?? 0; e < (p.start[i + 1] ?? 0); e++) {
      const o = p.offer[e] ?? 0;
      const inside = offerOf[i] === o;
      const order = [p.priority?.[i] ?? 1, p.offerPriority?.[e] ?? 1, lotNumber[i] ?? 0];
      if (inside || size <= (p.places[o] ?? 0)) lines[o]?.push({ i, size, order, inside });
      if (inside) {
        isPlaced = true;
        break;
      }
    }
    if (!isPlaced) return `person ${i} is at offer ${offerOf[i]}, which was not wished for`;
  }
  return lines;
}

function queueError(o: number, places: number, line: QueueEntry[]): string | null {
  line.sort((a, b) => {
    const differs = a.order.findIndex((rank, k) => rank !== b.order[k]);
    return differs < 0 ? 0 : (a.order[differs] ?? 0) - (b.order[differs] ?? 0);
  });
  let used = 0;
  let stopped: QueueEntry | null = null;
  for (const entry of line) {
    if (!stopped && used + entry.size > places) stopped = entry;
    if (stopped && entry.inside) {
      return stopped === entry
        ? `offer ${o} has ${places} places, person ${entry.i} does not fit`
        : `person ${entry.i} is at offer ${o}, but person ${stopped.i} was ahead and did not get in`;
    }
    if (!stopped && !entry.inside)
      return `person ${entry.i} wants offer ${o} and would fit, but is not there`;
    used += entry.size;
  }
  return null;
}

/**
 * Checks a result from the problem alone, with independent code. At every offer everybody is queued who is placed there
 * or prefers it; along the queue all must be in until the first who does not fit, and nobody after. So nobody has a
 * stronger claim to a place than who has it, and no place was withheld from anybody before the queue stopped. O(wishes
 * × log people).
 *
 * @returns null, or what is wrong
 */
export function verifyLottery(
  p: LotteryProblem,
  result: Pick<LotteryResult, 'offerOf' | 'lotNumber'>,
): string | null {
  const people = p.start.length - 1;
  const numbers = new Set(result.lotNumber);
  if (result.offerOf.length !== people || result.lotNumber.length !== people)
    return `expected ${people} people`;
  if (numbers.size !== people) return 'two people have the same number';
  const lines = queuesOf(p, result);
  if (typeof lines === 'string') return lines;
  for (const [o, line] of lines.entries()) {
    const flaw = queueError(o, p.places[o] ?? 0, line);
    if (flaw) return flaw;
  }
  return null;
}
