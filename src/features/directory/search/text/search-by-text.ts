import {
  analyseDocument,
  buildSearchIndex,
  type DocumentTerms,
  parseQuery,
  rankDocuments,
  type SearchIndex,
} from '#algorithms/text-search';
import { findTowns, type Town } from '#features/geography/rules.ts';
import type { Initiative } from '../../types.ts';
import { type Concept, lexicon } from '../lexicon/lexicon.ts';
import { searchDocument } from './search-document.ts';
import { findTownMention, townQueryTerm } from './town-in-question.ts';

/** What a question found: initiatives by their place in the list that was asked, best first. */
export interface TextSearchResult {
  hits: { initiative: Initiative; score: number; matchesAll: boolean }[];
  /** The town that the question names. */
  town: Town | null;
  concepts: Concept[];
}

interface Kept {
  state: string;
  analysis: DocumentTerms;
}
const indexes = new WeakMap<readonly Initiative[], SearchIndex>();
let analysed = new Map<string, Kept>();

/** The index of a list of initiatives; what did not change since the last list is not read again. */
export function searchIndexOf(all: readonly Initiative[]): SearchIndex {
  const before = indexes.get(all);
  if (before) return before;
  const now = new Map<string, Kept>();
  const analyses = all.map((it) => {
    const state = `${it.changedAt.getTime()} ${it.organisation.name}`;
    const kept = analysed.get(it.id);
    const analysis =
      kept?.state === state ? kept.analysis : analyseDocument(searchDocument(it, townOf(it)), lexicon);
    now.set(it.id, { state, analysis });
    return analysis;
  });
  analysed = now;
  const index = buildSearchIndex(analyses, lexicon);
  indexes.set(all, index);
  return index;
}

const townIds = new Map<string, string | null>();

function townOf({ town }: Initiative): string | null {
  if (!town) return null;
  let id = townIds.get(town);
  if (id === undefined) {
    const [found] = findTowns(town, 1);
    id = found?.exact ? found.id : null;
    townIds.set(town, id);
  }
  return id;
}

/** Answers a question in any language, in words or in a whole sentence; `language` decides when it could be two languages. */
export function searchByText(
  all: readonly Initiative[],
  question: string,
  language: string,
): TextSearchResult {
  const index = searchIndexOf(all);
  const placed = findTownMention(question, index);
  const asks = parseQuery(index, placed ? placed.rest : question, language);
  const hits = rankDocuments(index, placed ? [...asks, townQueryTerm(placed)] : asks);
  return {
    hits: hits.map(({ document, score, matchesAll }) => ({
      initiative: all[document] as Initiative,
      score,
      matchesAll,
    })),
    town: placed?.town ?? null,
    concepts: [...new Set(asks.flatMap(({ concepts }) => concepts))] as Concept[],
  };
}
