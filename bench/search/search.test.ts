import { expect, test } from 'vitest';
import { searchByText } from '#features/directory';
import { initiativeOf } from './cards.ts';
import { benchCards, benchQuestions, qualityOf, relevantTo } from './quality.ts';

const cards = benchCards();
const all = cards.map(initiativeOf);
const find = (question: string, language: string) =>
  searchByText(all, question, language).hits.map(({ initiative }) => Number(initiative.id.split(':').at(-1)));

test('there are enough cards and questions, and every question has an answer', () => {
  const questions = [...benchQuestions('questions'), ...benchQuestions('questions-held-out')];
  expect(cards.length).toBeGreaterThanOrEqual(400);
  expect(questions.length).toBeGreaterThanOrEqual(150);
  expect(new Set(questions.map(({ language }) => language)).size).toBeGreaterThanOrEqual(6);
  expect(questions.filter((one) => relevantTo(one, cards).size === 0)).toEqual([]);
});

test.each(['nl', 'en', 'ar', 'ti', 'uk', 'tr', 'fa'])(
  'questions in %s are answered as well as before',
  async (language) => {
    const mine = benchQuestions('questions').filter((one) => one.language === language);
    const { recall, mrr } = await qualityOf(find, mine, cards);
    expect(recall).toBeGreaterThan(0.68);
    expect(mrr).toBeGreaterThan(0.88);
  },
);

test.each(['nl', 'en', 'ar', 'ti', 'uk', 'tr'])(
  'questions in %s that nobody looked at are answered too',
  async (language) => {
    const mine = benchQuestions('questions-held-out').filter((one) => one.language === language);
    const { recall, mrr } = await qualityOf(find, mine, cards);
    expect(recall).toBeGreaterThan(0.6);
    expect(mrr).toBeGreaterThan(0.6);
  },
);
