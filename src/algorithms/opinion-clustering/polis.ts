import { type PrincipalAxes, principalAxesOf } from './axes/principal-axes.ts';
import { extremityOf, projectStatements, projectVoters } from './axes/project.ts';
import { type KmeansClusters, kmeans } from './groups/kmeans.ts';
import { firstDistinctPoints } from './groups/kmeans-init.ts';
import { silhouette } from './groups/silhouette.ts';
import { type SmoothedGroupCount, smoothGroupCount } from './groups/smoothed-group-count.ts';
import { type ConsensusStatement, consensusOf, groupInformedConsensus } from './statements/consensus.ts';
import { statementPriorities } from './statements/priority.ts';
import { type RepresentativeStatement, representativeOf } from './statements/representative.ts';
import { countVotes, totalCounts, type VoteCounts } from './statements/vote-counts.ts';
import { type VoteMatrix, voteMatrixOf } from './votes/matrix.ts';
import { reorderRows, withoutStatements } from './votes/rows.ts';
import { checkVotes, excludedStatements, type Votes } from './votes/votes.ts';

/** This many votes, or one on every statement, to be placed in a group. */
const MIN_VOTES = 7;
/** When fewer people than this have enough votes, those with the most votes are added. */
const MIN_PEOPLE = 15;
const BASE_CLUSTERS = 100;
const MAX_GROUPS = 5;
/** One more group per this many base clusters. */
const BASE_CLUSTERS_PER_GROUP = 12;
const CENTRE_TOLERANCE = 0.01;
const BASE_ROUNDS = 100;
const GROUP_ROUNDS = 20;

/** Result of the published pipeline. */
export interface PolisResult {
  /** Per row the voter, in the order of first votes. All values per row below are in this order. */
  voter: Int32Array;
  axes: PrincipalAxes;
  /** x, y per row, and per statement. */
  position: Float64Array;
  statementPosition: Float64Array;
  extremity: Float64Array;
  /** Per row 1 when in a group. */
  isGrouped: Uint8Array;
  /** x, y and members per base cluster; per row the base cluster and the group, or -1. */
  base: Float64Array;
  members: Float64Array;
  baseOf: Int32Array;
  groupOf: Int32Array;
  /** Silhouette per number of groups; and the number shown. */
  silhouettes: { k: number; silhouette: number }[];
  smoothed: SmoothedGroupCount;
  counts: VoteCounts;
  representative: RepresentativeStatement[][];
  consensus: { agree: ConsensusStatement[]; disagree: ConsensusStatement[] };
  /** Per statement, for agreeing and disagreeing. */
  groupInformed: { agree: Float64Array; disagree: Float64Array };
  priority: Float64Array;
}

/** Carried over from an earlier computation. */
export interface EarlierPolisResult {
  smoothed: SmoothedGroupCount;
  /** Voters who were in a group stay in one. */
  voters: Iterable<number>;
}

/** Rows in the order of first votes. */
function rowsByFirstVote(m: VoteMatrix, v: Votes): Int32Array {
  const row = new Int32Array(v.voters).fill(-1);
  for (let k = 0; k < m.rows; k++) row[m.voter[k] as number] = k;
  const order: number[] = [];
  for (const voter of v.voter) {
    const k = row[voter] as number;
    if (k < 0) continue;
    order.push(k);
    row[voter] = -1;
  }
  return Int32Array.from(order);
}

function groupedRows(m: VoteMatrix, earlier: EarlierPolisResult | undefined): Uint8Array {
  const votes = Array.from({ length: m.rows }, (_, k) => (m.start[k + 1] as number) - (m.start[k] as number));
  const before = new Set(earlier?.voters);
  const least = Math.min(MIN_VOTES, m.statements);
  const counted = Uint8Array.from(votes, (many, k) =>
    many >= least || before.has(m.voter[k] as number) ? 1 : 0,
  );
  let missing = MIN_PEOPLE - counted.reduce((sum, is) => sum + is, 0);
  const most = [...votes.keys()].sort((a, b) => (votes[b] as number) - (votes[a] as number) || a - b);
  for (const k of most) {
    if (missing <= 0) break;
    if (counted[k]) continue;
    counted[k] = 1;
    missing--;
  }
  return counted;
}

/** Base clusters of the grouped rows, and per row the base cluster. */
function baseClustersOf(at: Float64Array, counted: Uint8Array) {
  const rows = [...counted.keys()].filter((row) => counted[row]);
  const points = Float64Array.from(rows.flatMap((row) => [at[2 * row] as number, at[2 * row + 1] as number]));
  const clusters = kmeans(points, null, firstDistinctPoints(points, BASE_CLUSTERS), {
    maxRounds: BASE_ROUNDS,
    tolerance: CENTRE_TOLERANCE,
  });
  const clusterOf = new Int32Array(counted.length).fill(-1);
  const members = new Float64Array(clusters.centre.length / 2);
  for (const [k, row] of rows.entries()) {
    const c = clusters.clusterOf[k] as number;
    clusterOf[row] = c;
    members[c] = (members[c] as number) + 1;
  }
  return { centre: clusters.centre, members, clusterOf };
}

function partitionsOf(
  centre: Float64Array,
  members: Float64Array,
): { clusters: KmeansClusters; silhouette: number }[] {
  const most = Math.min(MAX_GROUPS, 2 + Math.floor(members.length / BASE_CLUSTERS_PER_GROUP));
  return Array.from({ length: Math.max(0, most - 1) }, (_, n) => {
    const clusters = kmeans(centre, members, firstDistinctPoints(centre, n + 2), {
      maxRounds: GROUP_ROUNDS,
      tolerance: CENTRE_TOLERANCE,
    });
    const k = clusters.centre.length / 2;
    return { clusters, silhouette: silhouette(centre, clusters.clusterOf, k) };
  });
}

/**
 * The published pipeline of Polis, for comparison: from a cold start, with its conventions. Rows are in the order of
 * first votes, and that order can change the groups; removed statements count as a pass by everybody; with rank one
 * everybody is at the origin. Here agreeing is +1, there −1: positions are mirrored, everything else is the same.
 *
 * @throws RangeError naming the invalid vote
 *
 * References: Small et al. (2021), *Polis: scaling deliberation by mapping high dimensional opinion spaces*, Recerca
 * 26.
 */
export function polisPipeline(v: Votes, earlier?: EarlierPolisResult): PolisResult {
  checkVotes(v);
  const raw = voteMatrixOf(v);
  const allVotes = reorderRows(raw, rowsByFirstVote(raw, v));
  const m = withoutStatements(allVotes, excludedStatements(v));
  const excludedCount = excludedStatements(v)?.reduce((sum, is) => sum + is, 0) ?? 0;
  const axes = principalAxesOf(m);
  const flat = axes.second.every((loading) => loading === 0);
  const position = flat ? new Float64Array(2 * m.rows) : projectVoters(m, axes, v.statements, excludedCount);
  const statementPosition = projectStatements(axes, v.statements);
  const extremity = extremityOf(statementPosition);
  const isGrouped = groupedRows(allVotes, earlier);
  const base = baseClustersOf(position, isGrouped);
  const divisions = partitionsOf(base.centre, base.members);
  const best = divisions.reduce(
    (so, one, n) => (one.silhouette > (divisions[so]?.silhouette ?? 0) ? n : so),
    0,
  );
  const smoothed = smoothGroupCount(divisions.length ? best + 2 : 0, earlier?.smoothed);
  const groups = divisions[smoothed.k - 2]?.clusters ?? divisions.at(-1)?.clusters;
  const groupOf = base.clusterOf.map((c) => (c < 0 ? -1 : (groups?.clusterOf[c] ?? -1)));
  const counts = countVotes(allVotes, groups ? groups.centre.length / 2 : 0, groupOf);
  return {
    voter: allVotes.voter,
    axes,
    position,
    statementPosition,
    extremity,
    isGrouped,
    base: base.centre,
    members: base.members,
    baseOf: base.clusterOf,
    groupOf,
    silhouettes: divisions.map((one, n) => ({ k: n + 2, silhouette: one.silhouette })),
    smoothed,
    counts,
    representative: representativeOf(counts, excludedStatements(v)),
    consensus: consensusOf(countVotes(m), excludedStatements(v)),
    groupInformed: {
      agree: groupInformedConsensus(counts),
      disagree: groupInformedConsensus(counts, 'disagree'),
    },
    priority: statementPriorities(totalCounts(counts), extremity, v.meta),
  };
}
