import { readFileSync } from 'node:fs';

export interface BenchCard {
  id: number;
  /** What the card is about, by the hand of who wrote it; no engine sees it. */
  topics: string[];
  town: string;
  name: string;
  summary: string;
}

export interface BenchQuestion {
  language: string;
  question: string;
  /** One of these; within each all words. */
  wanted: string[][];
}

const lines = (name: string): string[] =>
  readFileSync(`bench/search/${name}`, 'utf8').split('\n').filter(Boolean);

export function benchCards(): BenchCard[] {
  return ['cards-1.txt', 'cards-2.txt', 'cards-3.txt'].flatMap(lines).map((line, id) => {
    const [topics = '', town = '', name = '', summary = ''] = line.split(' | ');
    return { id, topics: topics.split(' '), town, name, summary };
  });
}

export function benchQuestions(set: 'questions' | 'questions-held-out'): BenchQuestion[] {
  let language = '';
  return lines(`${set}.txt`).flatMap((line) => {
    if (line.startsWith('## ')) {
      language = line.slice(3);
      return [];
    }
    const [wanted = '', question = ''] = line.split(' | ');
    return [{ language, question, wanted: wanted.split('/').map((all) => all.split(' ')) }];
  });
}

export const relevantTo = ({ wanted }: BenchQuestion, cards: readonly BenchCard[]): Set<number> =>
  new Set(
    cards
      .filter(({ topics }) => wanted.some((all) => all.every((topic) => topics.includes(topic))))
      .map(({ id }) => id),
  );

export interface Quality {
  recall: number;
  mrr: number;
  questions: number;
}

/** recall@10: of what could be among the first ten, how much is; MRR: one over the place of the first that is right. */
export async function qualityOf(
  find: (question: string, language: string) => number[] | Promise<number[]>,
  questions: readonly BenchQuestion[],
  cards: readonly BenchCard[],
): Promise<Quality> {
  let recall = 0;
  let mrr = 0;
  for (const asked of questions) {
    const right = relevantTo(asked, cards);
    const ten = (await find(asked.question, asked.language)).slice(0, 10);
    recall += ten.filter((id) => right.has(id)).length / Math.min(10, right.size);
    const first = ten.findIndex((id) => right.has(id));
    mrr += first < 0 ? 0 : 1 / (first + 1);
  }
  return { recall: recall / questions.length, mrr: mrr / questions.length, questions: questions.length };
}
