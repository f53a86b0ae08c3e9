import { expect, test } from 'vitest';
import type { SignalFigure } from '../model/rules.ts';
import { figuresToAsk, type SignalAnswer, standingOf } from './rules.ts';

const answer = (doneBy: string | null): SignalAnswer => ({
  kind: doneBy ? 'will-do' : 'done',
  words: 'Er komt opvang.',
  language: 'nl',
  doneBy,
  answeredAt: new Date('2026-05-20T10:00:00Z'),
});

test('a promise is kept on its day and late on the next', () => {
  expect(standingOf({ answers: [], promisedOn: '2026-05-03', takenUpBy: null }, '2026-05-03')).toBe('open');
  expect(standingOf({ answers: [], promisedOn: '2026-05-03', takenUpBy: null }, '2026-05-04')).toBe('late');
  expect(
    standingOf({ answers: [answer(null)], promisedOn: '2026-05-03', takenUpBy: null }, '2026-09-01'),
  ).toBe('answered');
});

test('what would be done by a day and was not, is visible too', () => {
  const question = { answers: [answer('2026-07-01')], promisedOn: '2026-05-03', takenUpBy: null };
  expect(standingOf(question, '2026-07-01')).toBe('answered');
  expect(standingOf(question, '2026-07-02')).toBe('overdue-action');
  expect(standingOf({ ...question, answers: [answer(null), answer('2026-07-01')] }, '2026-07-02')).toBe(
    'answered',
  );
});

test('a question that was taken up as a bottleneck has no clock of its own beside that', () => {
  const question = { answers: [], promisedOn: '2026-05-03', takenUpBy: 'a bottleneck' };
  expect(standingOf(question, '2026-05-04')).toBe('taken-up');
});

test('a figure asks a question, unless one is open or was answered less than three months before', () => {
  const figure: SignalFigure = {
    municipality: 'GM0503',
    obstacle: 'childcare',
    month: '2026-06-01',
    people: 10,
  };
  const last = (answeredOn: string | null) => ({
    municipality: 'GM0503',
    obstacle: 'childcare' as const,
    answeredOn,
  });
  expect(figuresToAsk([figure], [])).toEqual([figure]);
  expect(figuresToAsk([figure], [last(null)])).toEqual([]);
  expect(figuresToAsk([figure], [last('2026-04-30')])).toEqual([]);
  expect(figuresToAsk([figure], [last('2026-03-31')])).toEqual([figure]);
  expect(figuresToAsk([figure], [{ ...last(null), municipality: 'GM0518' }])).toEqual([figure]);
});
