import { rightAgentLoad } from './blocking-pairs.ts';
import { checkPairing, checkPairs } from './check.ts';
import { edgesOf, leftCountOf, leftOfEdges, type PairingProblem, type Pairs } from './problem.ts';

/** Why an agent has these partners. */
export interface PairReason {
  /** The partners; a right agent with several places can have several. */
  with: number[];
  /** How it ranks them, worst last. */
  levels: number[];
  /** Number of agents it could be paired with at all. */
  possible: number;
  /** Number of agents that it strictly prefers, and how many of those prefer it too (0 when stable). */
  preferred: number;
  reciprocated: number;
  /** The same in plain English. */
  text: string;
}

/** What to call an agent. */
export type AgentName = (side: 'left' | 'right', agent: number) => string;

const defaultName: AgentName = (side, agent) => `${side} ${agent}`;
const wishText = (level: number): string => (level === 0 ? 'a first wish' : `a wish of level ${level + 1}`);
const others = (many: number): string => (many === 1 ? 'one other' : `${many} others`);

/**
 * Why a left or right agent has its partners, or none.
 *
 * @param name what to call agents; left out = "left 3", "right 4"
 * @throws RangeError when there is no such agent, or naming the first invalid index
 *
 * O(pairs).
 */
export function explainPairing(
  p: PairingProblem,
  partnerOf: Pairs,
  side: 'left' | 'right',
  agent: number,
  name: AgentName = defaultName,
): PairReason {
  checkPairing(p);
  checkPairs(p, partnerOf);
  const most = side === 'left' ? leftCountOf(p) : p.rightCount;
  if (!(Number.isInteger(agent) && agent >= 0 && agent < most))
    throw new RangeError(`pairing: no ${side} agent ${agent}`);
  const leftOfEdge = leftOfEdges(p);
  const edges = edgesOf(p, partnerOf);
  const { free, worst } = rightAgentLoad(p, partnerOf, edges);
  const ownLevel = side === 'left' ? p.leftLevel : p.rightLevel;
  const otherAgent = (e: number): number =>
    side === 'left' ? (p.right[e] as number) : (leftOfEdge[e] as number);
  const possible = [...leftOfEdge.keys()].filter(
    (e) => (side === 'left' ? leftOfEdge[e] : p.right[e]) === agent,
  );
  const currentEdges = possible.filter((e) => edges[leftOfEdge[e] as number] === e);
  currentEdges.sort((a, b) => (ownLevel[a] as number) - (ownLevel[b] as number));
  const hasRoom = side === 'left' ? currentEdges.length === 0 : (free[agent] as number) > 0;
  const own = hasRoom ? Infinity : (ownLevel[currentEdges.at(-1) ?? -1] ?? -1);
  const preferred = possible.filter((e) => !currentEdges.includes(e) && (ownLevel[e] as number) < own);
  const reciprocated = preferred.filter((e) => {
    const now = edges[leftOfEdge[e] as number] as number;
    if (side === 'right') return now < 0 || (p.leftLevel[e] as number) < (p.leftLevel[now] as number);
    const j = p.right[e] as number;
    return (free[j] as number) > 0 || (p.rightLevel[e] as number) < (worst[j] as number);
  });
  const reason = {
    with: currentEdges.map(otherAgent),
    levels: currentEdges.map((e) => ownLevel[e] as number),
    possible: possible.length,
    preferred: preferred.length,
    reciprocated: reciprocated.length,
  };
  return {
    ...reason,
    text: textOf(reason, name(side, agent), (k) => name(side === 'left' ? 'right' : 'left', k)),
  };
}

function textOf(r: Omit<PairReason, 'text'>, me: string, name: (agent: number) => string): string {
  if (r.possible === 0) return `There is nobody who could be paired with ${me}.`;
  const first =
    r.with.length === 0
      ? `${me} is paired with nobody. ${r.possible === 1 ? 'One' : r.possible} could have been.`
      : `${me} is paired with ${r.with.map((k, n) => `${name(k)}, ${wishText(r.levels[n] as number)}`).join('; ')}.`;
  if (r.preferred === 0) return `${first} Nobody who could be would be liked better.`;
  const second =
    r.reciprocated === 0
      ? `${me} would rather have had ${others(r.preferred)}, who ${r.preferred === 1 ? 'has' : 'all have'} somebody they like at least as much.`
      : `${me} would rather have had ${others(r.preferred)}; of those ${r.reciprocated} would have liked that too.`;
  return `${first} ${second}`;
}
