import {
  analyseDocument,
  buildSearchIndex,
  type DocumentTerms,
  parseQuery,
  rankDocuments,
  type SearchIndex,
} from '#algorithms/text-search';
import { findTowns, type Town } from '#features/geography';
import type { Initiative } from '../../catalogue/types.ts';
import { type Concept, lexicon } from '../lexicon/lexicon.ts';
import { expandProfessions } from './professions.ts';
import { searchDocument } from './search-document.ts';
import { findTownMention, townQueryTerm } from './town-in-question.ts';

/** What a question found, best first. */
export interface TextSearchResult {
  hits: { initiative: Initiative; score: number; matchesAll: boolean }[];
  /** The town that the question names. */
  town: Town | null;
  concepts: Concept[];
}

interface CachedTerms {
  /** When this differs, the initiative has changed. */
  version: string;
  terms: DocumentTerms;
}
const indexes = new WeakMap<readonly Initiative[], SearchIndex>();
let termsById = new Map<string, CachedTerms>();

/** The index of a list of initiatives. Initiatives that did not change since the last list are not analysed again. */
export function searchIndexOf(all: readonly Initiative[]): SearchIndex {
  const existing = indexes.get(all);
  if (existing) return existing;
  const nextTermsById = new Map<string, CachedTerms>();
  const documents = all.map((it) => {
    const version = `${it.changedAt.getTime()} ${it.organisation.name}`;
    const cached = termsById.get(it.id);
    const terms =
      cached?.version === version ? cached.terms : analyseDocument(searchDocument(it, townIdOf(it)), lexicon);
    nextTermsById.set(it.id, { version, terms });
    return terms;
  });
  termsById = nextTermsById;
  const index = buildSearchIndex(documents, lexicon);
  indexes.set(all, index);
  return index;
}

const townIdsByName = new Map<string, string | null>();

function townIdOf({ town }: Initiative): string | null {
  if (!town) return null;
  let id = townIdsByName.get(town);
  if (id === undefined) {
    const [match] = findTowns(town, 1);
    id = match?.exact ? match.id : null;
    townIdsByName.set(town, id);
  }
  return id;
}

/**
 * Searches with a question in any language, a few words or a whole sentence.
 * @param language of the reader: decides when words could be of two languages
 */
export function searchByText(
  all: readonly Initiative[],
  question: string,
  language: string,
): TextSearchResult {
  const index = searchIndexOf(all);
  const mention = findTownMention(question, index);
  const terms = expandProfessions(parseQuery(index, mention ? mention.rest : question, language));
  const hits = rankDocuments(index, mention ? [...terms, townQueryTerm(mention)] : terms);
  return {
    hits: hits.map(({ document, score, matchesAll }) => ({
      initiative: all[document] as Initiative,
      score,
      matchesAll,
    })),
    town: mention?.town ?? null,
    concepts: [...new Set(terms.flatMap(({ concepts }) => concepts))] as Concept[],
  };
}
