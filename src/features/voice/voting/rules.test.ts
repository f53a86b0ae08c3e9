import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerAt, countAnswers } from '../model/ballot.ts';
import type { Publication } from '../publication/publication.ts';
import { publishedPriorities } from './priorities.ts';
import { answered, mayBeAsked, newVoter, takenBack, type VoterState, votingStep } from './rules.ts';
import { openVoterCookie, sealVoterCookie } from './voter-cookie.ts';

const CONVERSATION = '00000000-0000-4000-8000-000000000001';
const admission = { key: 'a'.repeat(43), proof: 'b'.repeat(43) };
const statements = (count: number, pairs: [number, number][] = []) =>
  Array.from({ length: count }, (_, number) => {
    const pair = pairs.find((each) => each.includes(number));
    const other = pair?.find((each) => each !== number);
    return {
      id: `s${number}`,
      number,
      state: 'shown' as const,
      pairId: other === undefined ? null : `s${other}`,
    };
  });

/** Answers everything that is asked, and goes on after each set. @returns the numbers in the order of asking */
function answerAll(all: ReturnType<typeof statements>, setSize: number, start: VoterState) {
  const asked: number[] = [];
  let voter = start;
  for (let steps = 0; steps < 1_000; steps++) {
    const step = votingStep(all, { setSize }, voter);
    if (step.kind === 'all-done') return { asked, voter };
    if (step.kind === 'audience') voter = { ...voter, audienceAsked: true };
    else if (step.kind === 'set-done') voter = { ...voter, set: [] };
    else {
      asked.push(step.statement.number);
      voter = answered(voter, step.statement.number, 'agree');
    }
  }
  throw new Error('it never ends');
}

test('everybody is asked about everything once, and is asked once for whom they speak', () => {
  const { asked, voter } = answerAll(statements(20), 8, newVoter(CONVERSATION, admission));
  expect(asked.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, number) => number));
  expect(countAnswers(voter.answers)).toBe(20);
});

test('the opposite of a statement never comes right after it while something else is left', () => {
  const pairs: [number, number][] = [
    [0, 1],
    [2, 3],
    [4, 5],
    [6, 7],
  ];
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (key) => {
      const { asked } = answerAll(statements(12, pairs), 8, newVoter(CONVERSATION, { ...admission, key }));
      // At the very end a pair may be all that is left.
      const beside = asked
        .slice(0, -2)
        .filter((number, i) =>
          pairs.some((pair) => pair.includes(number) && pair.includes(asked[i + 1] ?? -1)),
        );
      expect(beside).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('the page shown again shows the same statement, and voters begin with different ones', () => {
  const first = (key: string) => {
    const step = votingStep(statements(20), { setSize: 8 }, newVoter(CONVERSATION, { ...admission, key }));
    return step.kind === 'statement' ? step.statement.number : -1;
  };
  expect(first('x')).toBe(first('x'));
  expect(new Set(Array.from({ length: 60 }, (_, i) => first(`voter ${i}`))).size).toBeGreaterThan(8);
});

test('a double tap is one answer, and taking it back asks again', () => {
  const once = answered(newVoter(CONVERSATION, admission), 3, 'agree');
  expect(answered(once, 3, 'agree')).toEqual(once);
  const back = takenBack(once);
  expect(answerAt(back.answers, 3)).toBeNull();
  expect(back.set).toEqual([]);
  expect(votingStep(statements(9), { setSize: 8 }, back)).toMatchObject({
    kind: 'statement',
    statement: { number: 3 },
    position: 1,
    of: 8,
  });
  expect(takenBack(newVoter(CONVERSATION, admission)).again).toBeNull();
});

test('the last set is as long as what is left', () => {
  const step = votingStep(statements(3), { setSize: 8 }, newVoter(CONVERSATION, admission));
  expect(step).toMatchObject({ kind: 'statement', position: 1, of: 3 });
  expect(votingStep([], { setSize: 8 }, newVoter(CONVERSATION, admission))).toEqual({ kind: 'all-done' });
});

test('what no second reader confirmed yet is asked of some, always the same; what is hidden of nobody', () => {
  const keys = Array.from({ length: 400 }, (_, i) => `voter ${i}`);
  const asked = keys.filter((key) => mayBeAsked({ id: 's1', state: 'narrow' }, key)).length;
  expect(asked).toBeGreaterThan(60);
  expect(asked).toBeLessThan(140);
  expect(keys.some((key) => mayBeAsked({ id: 's1', state: 'hidden' }, key))).toBe(false);
  expect(keys.some((key) => mayBeAsked({ id: 's1', state: 'waiting' }, key))).toBe(false);
});

test('the cookie holds 300 answers, tells nobody what they are, and is nothing when somebody else wrote it', () => {
  const app = { secret: Buffer.alloc(32, 7) };
  let voter = newVoter(CONVERSATION, { key: admission.key, proof: 'p'.repeat(342) });
  for (let number = 0; number < 300; number++)
    voter = answered(voter, number, (['agree', 'disagree', 'pass'] as const)[(number * 7919) % 3] ?? 'pass');
  voter = { ...voter, set: [1, 2, 3], audience: 'newcomer', audienceAsked: true };
  const cookie = sealVoterCookie(app, [voter]);
  expect(cookie.length).toBeLessThan(1_500);
  expect(openVoterCookie(app, cookie)).toEqual([voter]);
  expect(openVoterCookie({ secret: Buffer.alloc(32, 8) }, cookie)).toEqual([]);
  expect(openVoterCookie(app, cookie.replace(/.{4}$/, 'AAAA'))).toEqual([]);
  const many = Array.from({ length: 9 }, (_, i) => ({
    ...voter,
    conversation: CONVERSATION.replace(/1$/, String(i)),
  }));
  const kept = openVoterCookie(app, sealVoterCookie(app, many));
  expect(kept.length).toBeGreaterThan(1);
  expect(kept[0]?.conversation).toBe(many[0]?.conversation);
});

test('what divides people and what few answered is asked more, out of what is published and nothing else', () => {
  const cell = (agree: number | null, disagree: number | null) => ({ people: 100, agree, disagree });
  const publication: Pick<Publication, 'rows' | 'divided'> = {
    rows: [
      {
        audience: 'newcomer',
        people: 100,
        cells: [cell(50, 40), cell(50, 40), cell(20, 10), cell(null, null)],
      },
    ],
    divided: [0],
  };
  const priorities = publishedPriorities(publication, 5);
  const [divides = 0, known = 0, unknownToMost = 0, notTold = 0, fresh = 0] = priorities;
  expect(divides).toBeGreaterThan(known);
  expect(known).toBeGreaterThan(unknownToMost);
  expect(fresh).toBeGreaterThan(known);
  expect(notTold).toBe(fresh);
  expect(publishedPriorities(undefined, 5)).toHaveLength(0);
});
