import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffledIndices } from '../random/index.ts';
import { clusterOpinions } from './cluster-opinions.ts';
import { explainOpinions } from './explain.ts';
import { arbitraryVotes, randomVotes, type Vote, voteList, votesFromLetters } from './generators.testing.ts';
import { adjustedRandIndex } from './groups/adjusted-rand-index.ts';
import { groupAnswerCounts } from './publish/group-counts.ts';
import { publish } from './publish/publish.ts';
import type { OpinionResult } from './result.ts';
import { addVote, createVoteTally } from './vote-tally.ts';
import type { Votes } from './votes/votes.ts';

const clustered = (votes: Votes, options = {}): OpinionResult =>
  clusterOpinions(votes, options) as OpinionResult;

const allVotes = ({ voter, statement, value }: Votes): Vote[] =>
  Array.from(voter, (who, k) => ({ voter: who, statement: statement[k] ?? 0, value: value[k] ?? 0 }));

test('groups that are there are found, and named the largest first', () => {
  const { groups, groupOf, noGroupsReason } = clustered(randomVotes(121, 20, 3, 0.1, 7));
  expect(noGroupsReason).toBeNull();
  expect(groups?.k).toBe(3);
  expect([...(groups?.size ?? [])]).toEqual([41, 40, 40]);
  expect(groups?.stability).toBeGreaterThan(0.9);
  expect(
    adjustedRandIndex(
      [...groupOf],
      Array.from(groupOf, (_, voter) => voter % 3),
    ),
  ).toBe(1);
});

test('where there are none, it says so', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { groups, noGroupsReason } = clustered(randomVotes(150, 20, 1, 1, seed), { resamples: 30 });
    expect(groups).toBeNull();
    expect(noGroupsReason).toBe('groups-do-not-come-back');
  }
});

test('groups of fewer than ten are not shown, nor too few people, nor what was not tested', () => {
  const few = allVotes(randomVotes(18, 20, 2, 0, 3));
  expect(clustered(voteList(18, 20, few)).noGroupsReason).toBe('too-few-people');
  // Nine who stand apart from a hundred of one mind.
  const rows = Array.from({ length: 109 }, (_, i) => (i < 9 ? '-'.repeat(20) : '+'.repeat(20)));
  const apart = clustered(votesFromLetters(...rows), { resamples: 30 });
  expect(apart.noGroupsReason).toBe('groups-too-small');
  expect(apart.groups).toBeNull();
  expect(clustered(randomVotes(120, 20, 2, 0, 3), { resamples: 0 }).noGroupsReason).toBe('not-tested');
});

test('who voted too little is in no group but counts in what all agree on', () => {
  const votes = randomVotes(60, 20, 2, 0, 3);
  const extraVotes = [
    ...allVotes(votes),
    ...Array.from({ length: 5 }, (_, k) => ({ voter: 60 + k, statement: 0, value: 1 })),
  ];
  const before = clustered(votes);
  const after = clustered(voteList(65, 20, extraVotes));
  expect(after.people).toBe(65);
  expect(after.eligible).toBe(before.eligible);
  expect(after.counts.agree[0]).toBe((before.counts.agree[0] ?? 0) + 5);
  expect([...after.groupOf.subarray(60)]).toEqual([-1, -1, -1, -1, -1]);
});

test('a statement that was taken out takes no part at all', () => {
  const votes = randomVotes(60, 20, 2, 0.1, 3);
  const removed = Uint8Array.from({ length: 20 }, (_, s) => (s === 19 ? 1 : 0));
  const withRemoved = clustered({ ...votes, removed });
  const without = clustered(
    voteList(
      60,
      19,
      allVotes(votes).filter(({ statement }) => statement < 19),
    ),
  );
  expect([...withRemoved.position]).toEqual([...without.position]);
  expect([...withRemoved.groupOf]).toEqual([...without.groupOf]);
  expect(withRemoved.counts.agree[19]).toBe(0);
});

/** What must be the same; per voter in the order given. */
const orderedByVoter = (o: OpinionResult, voters: ArrayLike<number>) => ({
  ...o,
  groupOf: Array.from(voters, (voter) => o.groupOf[voter]),
  position: Array.from(voters, (voter) => [o.position[2 * voter], o.position[2 * voter + 1]]),
});

test('the order in which votes come changes nothing (10,000 votes)', () => {
  fc.assert(
    fc.property(arbitraryVotes(24, 6), fc.nat(), (votes, seed) => {
      const order = shuffledIndices(votes.length, seed);
      const other = Array.from(order, (k) => votes[k] as Vote);
      const options = { resamples: 1 };
      expect(clustered(voteList(24, 6, other), options)).toEqual(clustered(voteList(24, 6, votes), options));
    }),
    { numRuns: 10_000 },
  );
});

test('the numbers of voters change nothing but the numbers (10,000 votes)', () => {
  fc.assert(
    fc.property(arbitraryVotes(24, 6), fc.nat(), (votes, seed) => {
      const name = shuffledIndices(24, seed);
      const renamed = votes.map((vote) => ({ ...vote, voter: name[vote.voter] ?? 0 }));
      const options = { resamples: 1 };
      const same = Int32Array.from({ length: 24 }, (_, voter) => voter);
      expect(orderedByVoter(clustered(voteList(24, 6, renamed), options), name)).toEqual(
        orderedByVoter(clustered(voteList(24, 6, votes), options), same),
      );
    }),
    { numRuns: 10_000 },
  );
});

test('nor do they where there are groups', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const votes = allVotes(randomVotes(90, 15, 1 + (seed % 3), 0.2, seed));
    const name = shuffledIndices(90, seed);
    const order = shuffledIndices(votes.length, seed + 1);
    const renamed = Array.from(order, (k) => votes[k] as Vote).map((vote) => ({
      ...vote,
      voter: name[vote.voter] ?? 0,
    }));
    const options = { resamples: 10 };
    const same = Int32Array.from({ length: 90 }, (_, voter) => voter);
    expect(orderedByVoter(clustered(voteList(90, 15, renamed), options), name)).toEqual(
      orderedByVoter(clustered(voteList(90, 15, votes), options), same),
    );
  }
});

test('the numbers of statements change nothing but the numbers', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const votes = randomVotes(90, 15, 2, 0.1, seed);
    const name = shuffledIndices(15, seed);
    const renamed = { ...votes, statement: votes.statement.map((s) => name[s] as number) };
    const [original, renamedResult] = [
      clustered(votes, { resamples: 20 }),
      clustered(renamed, { resamples: 20 }),
    ];
    expect(adjustedRandIndex([...original.groupOf], [...renamedResult.groupOf])).toBe(1);
    for (let s = 0; s < 15; s++) {
      expect(renamedResult.priority[name[s] as number]).toBeCloseTo(original.priority[s] as number, 6);
    }
  }
});

test('no votes, one voter, one statement, one line: an answer, never NaN', () => {
  for (const votes of [
    votesFromLetters(),
    votesFromLetters('...'),
    votesFromLetters('+-0'),
    votesFromLetters('+', '-', '0'),
    votesFromLetters('++', '++', '--'),
  ]) {
    const o = clustered(votes);
    expect(o.groups).toBeNull();
    expect([...o.priority, ...o.statementPosition, ...o.axes.first].every(Number.isFinite)).toBe(true);
    expect(explainOpinions(o)).toMatch(/\.$/);
  }
  // Rank one: unlike the published formulas, people still stand apart.
  const line = clustered(votesFromLetters('++', '++', '--'));
  expect(line.position[0]).toBeCloseTo((2 * Math.SQRT2) / 3, 12);
  expect(line.position[4]).toBeCloseTo((-4 * Math.SQRT2) / 3, 12);
});

test('it tells how far it is, and stops when asked', () => {
  const steps: number[] = [];
  expect(
    clusterOpinions(randomVotes(60, 10, 2, 0, 1), {
      resamples: 5,
      onProgress: (done) => void steps.push(done),
    }),
  ).not.toBeNull();
  expect(steps).toEqual([1, 2, 3, 4, 5]);
  expect(clusterOpinions(randomVotes(60, 10, 2, 0, 1), { onProgress: (done) => done < 3 })).toBeNull();
});

test('wrong options are named', () => {
  expect(() => clusterOpinions(votesFromLetters('+'), { resamples: -1 })).toThrow('opinion: resamples is -1');
  expect(() => clusterOpinions(votesFromLetters('+'), { seed: 0.5 })).toThrow('opinion: seed is 0.5');
});

test('counts that go along are those of a recount, for all and per group (10,000 votes)', () => {
  fc.assert(
    fc.property(arbitraryVotes(8, 5), arbitraryVotes(8, 5), (first, then) => {
      const groupOf = [0, 1, -1, 1, 0, 1];
      const tally = createVoteTally(5, 2, groupOf);
      const last = new Map<string, Vote>();
      for (const vote of [...first, ...then]) {
        addVote(tally, vote.voter, vote.statement, vote.value);
        last.set(`${vote.voter} ${vote.statement}`, vote);
      }
      const votes = [...last.values()];
      const count = (s: number, value: number, g?: number) =>
        votes.filter(
          (vote) =>
            vote.statement === s && vote.value === value && (g === undefined || groupOf[vote.voter] === g),
        ).length;
      expect(tally.people).toBe(new Set(votes.map(({ voter }) => voter)).size);
      for (let s = 0; s < 5; s++) {
        expect(tally.totals.agree[s]).toBe(count(s, 1));
        expect(tally.totals.pass[s]).toBe(count(s, 0));
        for (const g of [0, 1]) expect(tally.groups?.disagree[5 * g + s]).toBe(count(s, -1, g));
      }
    }),
    { numRuns: 10_000 },
  );
});

test('a wrong vote is named and not counted', () => {
  const tally = createVoteTally(2);
  expect(() => addVote(tally, 0, 2, 1)).toThrow('opinion: statement is 2');
  expect(() => addVote(tally, -1, 0, 1)).toThrow('opinion: voter is -1');
  expect(() => addVote(tally, 0, 0, 5)).toThrow('opinion: value is 5');
  expect(tally.people).toBe(0);
});

test('what is published adds up to everybody: groups, and who is in none', () => {
  const o = clustered(randomVotes(80, 15, 2, 0.2, 9));
  const counts = groupAnswerCounts(o);
  expect(counts.size.reduce((sum, size) => sum + size, 0)).toBe(o.people);
  const rows = counts.size.length;
  for (let s = 0; s < 15; s++) {
    const sum = Array.from({ length: rows }, (_, r) => counts.agree[r * 15 + s] ?? 0).reduce(
      (a, b) => a + b,
      0,
    );
    expect(sum).toBe(o.counts.agree[s]);
  }
  expect(publish(counts).rows.length).toBeGreaterThanOrEqual(2);
  expect(groupAnswerCounts(clustered(votesFromLetters('+-'))).size).toEqual(Int32Array.of(1));
});

test('a layman reads what came out', () => {
  const text = explainOpinions(clustered(randomVotes(90, 12, 2, 0, 2)), (s) => `“${'ABCDEFGHIJKL'[s]}”`);
  expect(text).toMatch(
    /^90 people gave \d+ votes on 12 statements; \d+ gave enough to be placed in a group\.$/m,
  );
  expect(text).toMatch(
    /^There are 2 clear groups: asked of other people of the same kind, they come out \d+ % alike\.$/m,
  );
  expect(text).toMatch(/^- \d+ % agree with “[A-L]”; elsewhere \d+ %\.$/m);
  expect(explainOpinions(clustered(votesFromLetters()))).toBe('Nobody has voted yet.');
});
