import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IntakeAnswer, overruledAnswers, readValue, sameValue, standings } from './answers.ts';

let made = 0;
function answer(
  account: string,
  choice: string,
  { minute = 0, replaces = [], id }: { minute?: number; replaces?: string[]; id?: string } = {},
): IntakeAnswer {
  made += 1;
  return {
    id: id ?? `${made}`,
    question: 'household',
    value: { choices: choice ? [choice] : [] },
    source: 'newcomer',
    day: '2026-11-24',
    via: 'tablet',
    saidAt: new Date(Date.UTC(2026, 10, 24, 9, minute)),
    by: account,
    account,
    replaces,
  };
}
const at = (answers: IntakeAnswer[]) => standings(answers).get('household');

describe('B10: two people change the same answer', () => {
  const first = answer('Esra', 'house-alone');
  const mine = answer('Esra', 'house-partner', { minute: 5, replaces: [first.id] });
  const theirs = answer('Joris', 'house-family', { minute: 3, replaces: [first.id] });

  test('both values, who and when stay, and neither counts before somebody chose', () => {
    const standing = at([first, mine, theirs]);
    expect(standing?.answer).toBeUndefined();
    expect(standing?.conflict.map(({ by, value }) => [by, value.choices[0]])).toEqual([
      ['Joris', 'house-family'],
      ['Esra', 'house-partner'],
    ]);
    expect(standing?.history).toHaveLength(3);
  });

  test('a choice is a later value, and whose answer it took the place of is told', () => {
    const choice = answer('Joris', 'house-family', { minute: 9, replaces: [mine.id, theirs.id] });
    const all = [first, mine, theirs, choice];
    expect(at(all)?.answer?.id).toBe(choice.id);
    expect(overruledAnswers(all, 'Esra').map((told) => told.mine.id)).toEqual([mine.id]);
    // Who chose, and whoever gave the same answer, lost nothing.
    expect(overruledAnswers(all, 'Joris')).toEqual([]);
  });

  test('the same answer twice is no dispute', () => {
    const same = answer('Joris', 'house-partner', { minute: 3, replaces: [first.id] });
    expect(at([first, mine, same])?.conflict).toEqual([]);
    expect(at([first, mine, same])?.answer?.value.choices).toEqual(['house-partner']);
  });

  test('ids that take the place of each other in a circle lose nothing', () => {
    const a = answer('Esra', 'house-alone', { id: 'a', replaces: ['b'] });
    const b = answer('Joris', 'house-family', { id: 'b', replaces: ['a'] });
    expect(at([a, b])?.conflict).toHaveLength(2);
  });
});

test('B10: the order in which tablets send, and how often, changes nothing', () => {
  const CHOICES = ['house-alone', 'house-partner', 'house-family', 'house-others'];
  // Each of three people writes some answers one after the other, each over what they saw then: their own, or the first.
  const histories = fc.array(fc.array(fc.constantFrom(...CHOICES), { maxLength: 4 }), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(histories, fc.infiniteStream(fc.nat(999)), (people, dice) => {
      const start = answer('COA', 'house-one-parent', { id: 'start' });
      const written = people.flatMap((choices, person) => {
        let seen = start.id;
        return choices.map((choice, index) => {
          const id = `${person}-${index}`;
          const said = answer(`p${person}`, choice, { id, minute: index, replaces: [seen] });
          seen = id;
          return said;
        });
      });
      const all = [start, ...written];
      const sent = [...all, ...all, ...all]
        .map((sentAnswer) => ({ sentAnswer, place: dice.next().value ?? 0 }))
        .sort((a, b) => a.place - b.place)
        .map(({ sentAnswer }) => sentAnswer);
      expect(at(sent)).toEqual(at(all));
      // Whoever wrote last in each row of answers still stands there.
      const last = people.flatMap((choices) => choices.at(-1) ?? []);
      const values = new Set(last);
      if (values.size > 1) {
        const shown = at(all)?.conflict.map(({ value }) => value.choices[0]);
        expect([...last].sort()).toEqual([...(shown ?? [])].sort());
      } else expect(at(all)?.answer?.value.choices[0]).toBe(last[0] ?? 'house-one-parent');
    }),
  );
});

test('a value is only what the question asks', () => {
  expect(readValue('household', { choices: ['house-alone', 'house-partner'] })).toBeUndefined();
  expect(readValue('household', { choices: ['something'] })).toBeUndefined();
  expect(readValue('household', { choices: ['declined', 'house-alone'] })).toEqual({ choices: ['declined'] });
  expect(readValue('attention', { choices: ['att-none', 'att-money'] })).toEqual({ choices: ['att-none'] });
  expect(readValue('words-education', { choices: [], words: ' lange zin ' })).toEqual({
    choices: [],
    words: 'lange zin',
  });
  expect(readValue('words-education', { choices: [], words: 'x'.repeat(2_001) })).toBeUndefined();
  expect(sameValue({ choices: ['b', 'a'] }, { choices: ['a', 'b'], words: '' })).toBe(true);
});
