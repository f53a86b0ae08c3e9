import { readFileSync } from 'node:fs';

export interface BenchCard {
  id: number;
  /** Topics of the card, assigned by its author; the engines do not see them. */
  topics: string[];
  town: string;
  name: string;
  summary: string;
}

export interface BenchQuestion {
  language: string;
  question: string;
  /** Alternatives; a card must have all topics of one of them. */
  relevantTopics: string[][];
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
    const [relevantTopics = '', question = ''] = line.split(' | ');
    return [{ language, question, relevantTopics: relevantTopics.split('/').map((all) => all.split(' ')) }];
  });
}

export const relevantTo = ({ relevantTopics }: BenchQuestion, cards: readonly BenchCard[]): Set<number> =>
  new Set(
    cards
      .filter(({ topics }) => relevantTopics.some((all) => all.every((topic) => topics.includes(topic))))
      .map(({ id }) => id),
  );

export interface Quality {
  recall: number;
  mrr: number;
  questions: number;
}

/**
 * recall@10: of the relevant cards that fit in the first ten, the share that is there; MRR: the reciprocal rank of the
 * first relevant card.
 */
export async function qualityOf(
  find: (question: string, language: string) => number[] | Promise<number[]>,
  questions: readonly BenchQuestion[],
  cards: readonly BenchCard[],
): Promise<Quality> {
  let recall = 0;
  let mrr = 0;
  for (const query of questions) {
    const relevant = relevantTo(query, cards);
    const firstTen = (await find(query.question, query.language)).slice(0, 10);
    recall += firstTen.filter((id) => relevant.has(id)).length / Math.min(10, relevant.size);
    const first = firstTen.findIndex((id) => relevant.has(id));
    mrr += first < 0 ? 0 : 1 / (first + 1);
  }
  return { recall: recall / questions.length, mrr: mrr / questions.length, questions: questions.length };
}
