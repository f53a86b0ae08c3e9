import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ANSWERS,
  type Answer,
  answerAt,
  countAnswers,
  mergeAnswers,
  type PackedAnswers,
  withAnswer,
} from './ballot.ts';

const NONE: PackedAnswers = new Uint8Array();

const steps = fc.array(
  fc.record({ statement: fc.nat(11), answer: fc.constantFrom<(Answer | null)[]>(...ANSWERS, null) }),
  { maxLength: 40 },
);
const ballot = steps.map((all) =>
  all.reduce((answers, { statement, answer }) => withAnswer(answers, statement, answer), NONE),
);

test('what somebody says last is what stands, and taking it back leaves nothing', () => {
  const once = withAnswer(NONE, 3, 'agree');
  expect(answerAt(once, 3)).toBe('agree');
  const changed = withAnswer(once, 3, 'disagree');
  expect(answerAt(mergeAnswers(changed, once), 3)).toBe('disagree');
  const takenBack = withAnswer(changed, 3, null);
  expect(answerAt(mergeAnswers(once, takenBack), 3)).toBeNull();
  expect(countAnswers(takenBack)).toBe(0);
  expect(() => withAnswer(once, -1, 'agree')).toThrow(RangeError);
});

test('ballots of one person merge in any order, and twice, to the same', () => {
  fc.assert(
    fc.property(ballot, ballot, ballot, (a, b, c) => {
      const trimmed = (answers: PackedAnswers) => [...answers].join().replace(/(,0)+$|^0$/, '');
      expect(trimmed(mergeAnswers(a, b))).toBe(trimmed(mergeAnswers(b, a)));
      expect(trimmed(mergeAnswers(mergeAnswers(a, b), c))).toBe(trimmed(mergeAnswers(a, mergeAnswers(b, c))));
      expect(trimmed(mergeAnswers(a, a))).toBe(trimmed(a));
      expect(trimmed(mergeAnswers(mergeAnswers(a, b), b))).toBe(trimmed(mergeAnswers(a, b)));
    }),
    { numRuns: 500 },
  );
});

test('two devices that contradict each other without knowing count as "do not know"', () => {
  const agree = withAnswer(NONE, 0, 'agree');
  const disagree = withAnswer(NONE, 0, 'disagree');
  expect(answerAt(mergeAnswers(agree, disagree), 0)).toBe('pass');
});
