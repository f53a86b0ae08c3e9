import { foldText } from '#algorithms/text-search';
import { textIn } from '../../catalogue/texts.ts';
import type { Initiative } from '../../catalogue/types.ts';
import { conceptNames } from '../lexicon/lexicon.ts';

const MAX_SUGGESTIONS = 8;
const MIN_LETTERS = 2;

interface Suggestable {
  text: string;
  folded: string;
  /** Lower comes first. */
  order: number;
}

const cache = new WeakMap<readonly Initiative[], Map<string, Suggestable[]>>();

/**
 * Completes what somebody types: names of concepts in their language, then towns and names of initiatives. What begins
 * with the typed text comes before what has it at the beginning of a later word. At most eight.
 */
export function suggestQueries(all: readonly Initiative[], typed: string, language: string): string[] {
  const prefix = foldText(typed).trim();
  if (prefix.length < MIN_LETTERS) return [];
  const matches = suggestablesIn(all, language)
    .map((suggestable) => ({ ...suggestable, index: ` ${suggestable.folded}`.indexOf(` ${prefix}`) }))
    .filter(({ index }) => index >= 0)
    .sort((a, b) => Number(a.index > 0) - Number(b.index > 0) || a.order - b.order);
  return [...new Set(matches.map(({ text }) => text))].slice(0, MAX_SUGGESTIONS);
}

function suggestablesIn(all: readonly Initiative[], language: string): Suggestable[] {
  const byLanguage = cache.get(all) ?? new Map<string, Suggestable[]>();
  cache.set(all, byLanguage);
  let suggestables = byLanguage.get(language);
  if (!suggestables) {
    const withOrder = (order: number) => (text: string) => ({ text, folded: foldText(text), order });
    const towns = new Set(all.flatMap(({ town }) => town ?? []));
    const names = new Set(all.map((it) => textIn(it, language).text.name));
    suggestables = [
      ...conceptNames(language).map(withOrder(0)),
      ...[...towns].map(withOrder(1)),
      ...[...names].map(withOrder(2)),
    ];
    byLanguage.set(language, suggestables);
  }
  return suggestables;
}
