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

const CROWD = 10_000;

/**
 * Questions as people ask them, over Dutch cards, beside four others in the same run. Two sets of questions: one that was
 * looked at while the lexicon grew, and one that was written afterwards and never looked at.
 */
export async function benchSearch(): Promise<BenchmarkTable> {
  const cards = benchCards();
  const folder = await mkdtemp(join(tmpdir(), 'vanonderop-bench-'));
  const pg = await postgres(cards, folder);
  try {
    const finders: Record<string, SearchFunction> = {
      'van onderop': ours(cards),
      'MiniSearch OR': miniSearch(cards, 'OR'),
      'MiniSearch AND': miniSearch(cards, 'AND'),
      Orama: await orama(cards),
      PostgreSQL: pg.find,
    };
    const rows: BenchmarkTable['rows'] = [];
    let holds = true;
    for (const set of ['questions', 'questions-held-out'] as const) {
      const questions = benchQuestions(set);
      for (const language of new Set(questions.map((one) => one.language))) {
        const mine = questions.filter((one) => one.language === language);
        const row: Record<string, string | number> = { set, language, questions: mine.length };
        const scores: { recall: number; mrr: number }[] = [];
        for (const [name, find] of Object.entries(finders)) {
          const score = await qualityOf(find, mine, cards);
          scores.push(score);
          row[name] = `${score.recall.toFixed(2)} / ${score.mrr.toFixed(2)}`;
        }
        rows.push(row);
        const [first, ...others] = scores;
        holds &&= others.every(({ recall, mrr }) => (first?.recall ?? 0) > recall && (first?.mrr ?? 0) > mrr);
      }
    }
    const speed = speedOf();
    const names = await townNames();
    console.table([speed, names]);
    return {
      title: `search: recall@10 / MRR over ${cards.length} Dutch cards; then milliseconds at ${CROWD} cards, and towns with one letter wrong`,
      rows,
      holds: holds && speed['p95 ms'] <= 10 && names['first hit'] >= 0.97,
    };
  } finally {
    await pg.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function ours(cards: readonly BenchCard[]): SearchFunction {
  const all = cards.map(initiativeOf);
  return (question, language) =>
    searchByText(all, question, language).hits.map(({ initiative }) =>
      Number(initiative.id.split(':').at(-1)),
    );
}

/** Every question of both sets, on cards that are repeated with other towns until there are enough. */
function speedOf() {
  const cards = benchCards();
  const crowd = Array.from({ length: CROWD }, (_, id): BenchCard => {
    const card = cards[id % cards.length] as BenchCard;
    return { ...card, id, town: towns[(id * 7) % towns.length]?.name ?? '' };
  });
  const all = crowd.map(initiativeOf);
  const from = performance.now();
  searchByText(all, 'fiets', 'nl');
  const first = performance.now() - from;
  const asked = [...benchQuestions('questions'), ...benchQuestions('questions-held-out')];
  const times = [...asked, ...asked].map(({ question, language }) => {
    const began = performance.now();
    searchByText(all, question, language);
    return performance.now() - began;
  });
  const { median, p95 } = percentiles(times.slice(asked.length));
  return { what: 'speed', 'index ms': Math.round(first), 'median ms': round(median), 'p95 ms': round(p95) };
}

/** A place in every town of the country, asked by its name with one letter changed, left out, put in or swapped. */
async function townNames() {
  const long = towns.filter(({ name }) => name.length >= 5);
  const cards = long.map(
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
  const asked = long.map(({ name }) => edited(name, random));
  const score = async (find: SearchFunction) => {
    let right = 0;
    for (const [at, question] of asked.entries()) {
      const [hit] = await find(question, 'nl');
      if (hit !== undefined && cards[hit]?.town === cards[at]?.town) right++;
    }
    return round(right / asked.length);
  };
  return {
    what: 'towns',
    'first hit': await score(ours(cards)),
    'MiniSearch OR': await score(miniSearch(cards, 'OR')),
    Orama: await score(await orama(cards)),
  };
}

function edited(name: string, random: (most: number) => number): string {
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
