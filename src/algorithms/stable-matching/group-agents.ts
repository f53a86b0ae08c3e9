import { checkPairing } from './check.ts';
import { leftCountOf, type PairingProblem } from './problem.ts';

const fail = (what: string): never => {
  throw new RangeError(`pairing: ${what}`);
};

/** Members per group; every group has at least one. */
function groupSizes(name: string, group: Int32Array, members: number): Int32Array {
  if (group.length !== members) fail(`${name} has length ${group.length}, expected ${members}`);
  let groups = 0;
  for (const [k, g] of group.entries()) {
    if (g < 0 || g >= members) fail(`${name}[${k}] is ${g}, expected 0 … ${members - 1}`);
    groups = Math.max(groups, g + 1);
  }
  const size = new Int32Array(groups);
  for (const g of group) size[g] = (size[g] as number) + 1;
  const empty = size.indexOf(0);
  if (empty >= 0) fail(`${name} has nobody in group ${empty}`);
  return size;
}

interface GroupPair {
  pairs: number;
  leftLevel: number;
  rightLevel: number;
  leftScore: number;
  rightScore: number;
}

/**
 * Groups that act as one agent: a family, a circle of neighbours. Two groups can be paired only when every member of
 * the one finds every member of the other acceptable, so every member has a veto. A group ranks another as its least
 * content member does.
 *
 * @param members the pairs of members; places are not used
 * @param leftGroup per left member the group, 0 … ; a single person is a group of one
 * @param rightGroup per right member likewise
 * @returns the problem of the groups
 * @throws RangeError naming the first invalid index
 *
 * O(pairs of members).
 */
export function groupAgents(
  members: PairingProblem,
  leftGroup: Int32Array,
  rightGroup: Int32Array,
): PairingProblem {
  checkPairing(members);
  const leftSize = groupSizes('leftGroup', leftGroup, leftCountOf(members));
  const rightSize = groupSizes('rightGroup', rightGroup, members.rightCount);
  const pairsOfGroup = Array.from(leftSize, () => new Map<number, GroupPair>());
  for (const [i, g] of leftGroup.entries()) {
    const ownPairs = pairsOfGroup[g] as Map<number, GroupPair>;
    for (let e = members.start[i] as number; e < (members.start[i + 1] as number); e++) {
      const otherGroup = rightGroup[members.right[e] as number] as number;
      const groupPair = ownPairs.get(otherGroup) ?? {
        pairs: 0,
        leftLevel: 0,
        rightLevel: 0,
        leftScore: 1000,
        rightScore: 1000,
      };
      groupPair.pairs++;
      groupPair.leftLevel = Math.max(groupPair.leftLevel, members.leftLevel[e] as number);
      groupPair.rightLevel = Math.max(groupPair.rightLevel, members.rightLevel[e] as number);
      groupPair.leftScore = Math.min(groupPair.leftScore, members.leftScore?.[e] ?? 0);
      groupPair.rightScore = Math.min(groupPair.rightScore, members.rightScore?.[e] ?? 0);
      ownPairs.set(otherGroup, groupPair);
    }
  }
  const start = new Int32Array(leftSize.length + 1);
  const acceptablePairs: (GroupPair & { right: number })[] = [];
  for (const [g, own] of pairsOfGroup.entries()) {
    for (const [right, both] of [...own].sort(([a], [b]) => a - b)) {
      if (both.pairs === (leftSize[g] as number) * (rightSize[right] as number))
        acceptablePairs.push({ ...both, right });
    }
    start[g + 1] = acceptablePairs.length;
  }
  const table = (name: keyof (typeof acceptablePairs)[number]) =>
    Int32Array.from(acceptablePairs, (one) => one[name]);
  return {
    start,
    rightCount: rightSize.length,
    right: table('right'),
    leftLevel: table('leftLevel'),
    rightLevel: table('rightLevel'),
    ...(members.leftScore ? { leftScore: table('leftScore') } : {}),
    ...(members.rightScore ? { rightScore: table('rightScore') } : {}),
  };
}
