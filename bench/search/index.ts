import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searchByText } from '#features/directory';
import { towns } from '#features/geography';
import { percentiles } from '../demo-server.ts';
import type { BenchmarkTable } from '../table.ts';
import { initiativeOf } from './cards.ts';
import { miniSearch, orama, postgres, type SearchFunction } from './other-engines.ts';
import { type BenchCard, benchCards, benchQuestions, qualityOf } from './quality.ts';

const CROWD_SIZE = 10_000;

/**
 * Queries as people type them, over Dutch cards, beside four other engines in the same run. Two sets of queries: one
 * that was used while the lexicon was developed, and a held-out set that was written afterwards.
 */
export async function benchSearch(): Promise<BenchmarkTable> {
  const cards = benchCards();
  const folder = await mkdtemp(join(tmpdir(), 'vanonderop-bench-'));
  const pg = await postgres(cards, folder);
  try {
    const finders: Record<string, SearchFunction> = {
      'Van Onderop': ownSearch(cards),
      'MiniSearch OR': miniSearch(cards, 'OR'),
      'MiniSearch AND': miniSearch(cards, 'AND'),
      Orama: await orama(cards),
      PostgreSQL: pg.find,
    };
    const rows: BenchmarkTable['rows'] = [];
    let holds = true;
    for (const set of ['questions', 'questions-held-out'] as const) {
      const questions = benchQuestions(set);
      for (const language of new Set(questions.map((query) => query.language))) {
        const ownLanguage = questions.filter((query) => query.language === language);
        const row: Record<string, string | number> = { set, language, questions: ownLanguage.length };
        const scores: { recall: number; mrr: number }[] = [];
        for (const [name, find] of Object.entries(finders)) {
          const score = await qualityOf(find, ownLanguage, cards);
          scores.push(score);
          row[name] = `${score.recall.toFixed(2)} / ${score.mrr.toFixed(2)}`;
        }
        rows.push(row);
        const [first, ...others] = scores;
        holds &&= others.every(({ recall, mrr }) => (first?.recall ?? 0) > recall && (first?.mrr ?? 0) > mrr);
      }
    }
    const speed = measureSpeed();
    const names = await measureTownNames();
    console.table([speed, names]);
    return {
      title: `search: recall@10 / MRR over ${cards.length} Dutch cards; then milliseconds at ${CROWD_SIZE} cards, and misspelt towns`,
      rows,
      holds: holds && speed['p95 ms'] <= 10 && names['first hit'] >= 0.97,
    };
  } finally {
    await pg.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function ownSearch(cards: readonly BenchCard[]): SearchFunction {
  const all = cards.map(initiativeOf);
  return (question, language) =>
    searchByText(all, question, language).hits.map(({ initiative }) =>
      Number(initiative.id.split(':').at(-1)),
    );
}

/** Times of every query of both sets, on cards repeated with other towns until there are enough. */
function measureSpeed() {
  const cards = benchCards();
  const crowd = Array.from({ length: CROWD_SIZE }, (_, id): BenchCard => {
    const card = cards[id % cards.length] as BenchCard;
    return { ...card, id, town: towns[(id * 7) % towns.length]?.name ?? '' };
  });
  const initiatives = crowd.map(initiativeOf);
  const from = performance.now();
  searchByText(initiatives, 'fiets', 'nl');
  const first = performance.now() - from;
  const queries = [...benchQuestions('questions'), ...benchQuestions('questions-held-out')];
  const times = [...queries, ...queries].map(({ question, language }) => {
    const startedAt = performance.now();
    searchByText(initiatives, question, language);
    return performance.now() - startedAt;
  });
  const { median, p95 } = percentiles(times.slice(queries.length));
  return {
    measure: 'speed',
    'index ms': Math.round(first),
    'median ms': round(median),
    'p95 ms': round(p95),
  };
}

/** Finds a place in every town of the country by its name with one letter changed, left out, inserted or swapped. */
async function measureTownNames() {
  const longNames = towns.filter(({ name }) => name.length >= 5);
  const cards = longNames.map(
    ({ name, id }, at): BenchCard => ({
      id: at,
      topics: [id],
      town: name,
      name: 'De Linde',
      summary: 'Koffie.',
    }),
  );
  let seed = 7;
  const random = (most: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * most);
  };
  const queries = longNames.map(({ name }) => withTypo(name, random));
  const score = async (find: SearchFunction) => {
    let right = 0;
    for (const [at, question] of queries.entries()) {
      const [hit] = await find(question, 'nl');
      if (hit !== undefined && cards[hit]?.town === cards[at]?.town) right++;
    }
    return round(right / queries.length);
  };
  return {
    measure: 'towns',
    'first hit': await score(ownSearch(cards)),
    'MiniSearch OR': await score(miniSearch(cards, 'OR')),
    Orama: await score(await orama(cards)),
  };
}

function withTypo(name: string, random: (most: number) => number): string {
  const at = random(name.length);
  const letter = 'abcdefghijklmnopqrstuvwxyz'[random(26)] as string;
  const [before, after] = [name.slice(0, at), name.slice(at)];
  return [
    before + letter + after,
    before + after.slice(1),
    before + letter + after.slice(1),
    before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2),
  ][random(4)] as string;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
