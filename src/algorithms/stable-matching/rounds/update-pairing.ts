import { checkPairing, checkPairs } from '../check.ts';
import { sizeOf } from '../deferred-acceptance/both-sides.ts';
import {
  edgeOf,
  leftCountOf,
  leftOfEdges,
  type PairingProblem,
  type Pairs,
  placesOf,
  UNPAIRED,
} from '../problem.ts';
import { checkEdges, subproblemOf } from './subproblem.ts';
import { restoreStability } from './vacancy-chains.ts';

/** Events since the earlier pairing. */
export interface PairingUpdateOptions {
  /** Pairs (indices) that one of the two has declined. */
  declined?: ArrayLike<number>;
  /** Per left agent 1 when its pair is agreed: it stays, and takes no further part. */
  confirmed?: Uint8Array;
}

/** A stable pairing updated from an earlier one. */
export interface UpdatedPairing {
  partnerOf: Pairs;
  size: number;
  /** The left agents whose partner changed. */
  moved: number[];
}

/**
 * A stable pairing after some pairs were declined or some people arrived: declined pairs are excluded, agreed ones
 * stay, and other agents only move along a chain that starts at an event. Without events nothing changes.
 *
 * It can have fewer pairs than a new run of `findStablePairing`: that is the price of moving few people.
 *
 * @param earlier per left agent the right one, or -1; new left agents at the end may be left out
 * @throws RangeError naming the first invalid index
 *
 * O(pairs + chains × pairs of those on them). References: Roth & Vande Vate (1990), chains of blocking pairs; Blum,
 * Roth & Rothblum (1997), *Vacancy chains and equilibration in senior-level labor markets*.
 */
export function updatePairing(
  p: PairingProblem,
  earlier: Pairs,
  options: PairingUpdateOptions = {},
): UpdatedPairing {
  checkPairing(p);
  const { declined = [], confirmed } = options;
  const lefts = leftCountOf(p);
  const before = new Int32Array(lefts).fill(UNPAIRED);
  before.set(earlier.subarray(0, lefts));
  checkPairs(p, before);
  checkEdges('declined', p, declined);
  if (confirmed && confirmed.length > lefts)
    throw new RangeError(`pairing: confirmed has length ${confirmed.length}, expected ${lefts} or less`);
  const isKept = new Uint8Array(p.right.length).fill(1);
  for (let k = 0; k < declined.length; k++) isKept[declined[k] as number] = 0;
  const places = Int32Array.from({ length: p.rightCount }, (_, j) => placesOf(p, j));
  const leftOfEdge = leftOfEdges(p);
  const fixed = Uint8Array.from({ length: lefts }, (_, i) =>
    confirmed?.[i] && before[i] !== UNPAIRED ? 1 : 0,
  );
  for (let i = 0; i < lefts; i++) {
    if (!fixed[i]) continue;
    const j = before[i] as number;
    if (edgeOf(p, i, j) < 0)
      throw new RangeError(`pairing: confirmed[${i}]: left ${i} cannot be with right ${j}`);
    places[j] = (places[j] as number) - 1;
    if ((places[j] as number) < 0)
      throw new RangeError(`pairing: right ${j} has more agreed pairs than places`);
  }
  for (let e = 0; e < isKept.length; e++) if (fixed[leftOfEdge[e] as number]) isKept[e] = 0;
  const { subproblem } = subproblemOf(p, isKept, places);
  const begin = before.map((j, i) =>
    fixed[i] || j === UNPAIRED || edgeOf(subproblem, i, j) < 0 ? UNPAIRED : j,
  );
  const found = restoreStability(subproblem, trimToPlaces(subproblem, begin));
  const partnerOf = found.map((j, i) => (fixed[i] ? (before[i] as number) : j));
  const moved = [...partnerOf.keys()].filter((i) => partnerOf[i] !== before[i]);
  return { partnerOf, size: sizeOf(partnerOf), moved };
}

/** Where a right agent has more partners than places, unpairs those it likes least. */
function trimToPlaces(p: PairingProblem, partnerOf: Pairs): Pairs {
  const held: number[][] = Array.from({ length: p.rightCount }, () => []);
  for (const [i, j] of partnerOf.entries()) if (j !== UNPAIRED) held[j]?.push(i);
  for (const [j, agents] of held.entries()) {
    const level = (i: number): number => p.rightLevel[edgeOf(p, i, j)] as number;
    agents.sort((a, b) => level(a) - level(b) || a - b);
    for (const i of agents.slice(placesOf(p, j))) partnerOf[i] = UNPAIRED;
  }
  return partnerOf;
}
