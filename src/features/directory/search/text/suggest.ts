import { foldText } from '#algorithms/text-search';
import { textIn } from '../../catalogue/texts.ts';
import type { Initiative } from '../../types.ts';
import { conceptNames } from '../lexicon/lexicon.ts';

const MOST = 8;
const LEAST_LETTERS = 2;

interface Word {
  words: string;
  folded: string;
  /** Lower comes first. */
  order: number;
}

const kept = new WeakMap<readonly Initiative[], Map<string, Word[]>>();

/** What somebody may be typing: names of things in their language, then towns and places that exist. At most eight. */
export function suggestQueries(all: readonly Initiative[], typed: string, language: string): string[] {
  const wanted = foldText(typed).trim();
  if (wanted.length < LEAST_LETTERS) return [];
  const found = wordsFor(all, language)
    .map((one) => ({ ...one, at: ` ${one.folded}`.indexOf(` ${wanted}`) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => Number(a.at > 0) - Number(b.at > 0) || a.order - b.order);
  return [...new Set(found.map(({ words }) => words))].slice(0, MOST);
}

function wordsFor(all: readonly Initiative[], language: string): Word[] {
  const mine = kept.get(all) ?? new Map<string, Word[]>();
  kept.set(all, mine);
  let words = mine.get(language);
  if (!words) {
    const named = (order: number) => (text: string) => ({ words: text, folded: foldText(text), order });
    const towns = new Set(all.flatMap(({ town }) => town ?? []));
    const names = new Set(all.map((one) => textIn(one, language).text.name));
    words = [
      ...conceptNames(language).map(named(0)),
      ...[...towns].map(named(1)),
      ...[...names].map(named(2)),
    ];
    mine.set(language, words);
  }
  return words;
}
