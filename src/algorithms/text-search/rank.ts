import type { SearchIndex } from './build-index.ts';
import type { QueryTerm } from './parse-query.ts';

export interface SearchHit {
  document: number;
  score: number;
  /** Every required query term certainly occurs in the document. */
  matchesAll: boolean;
}

/** Share of the score that depends on how much of the query a document matches. */
const COVERAGE_SHARE = 0.6;
/** From this term weight on, a match is certain. */
const CERTAIN_WEIGHT = 0.45;
const UNCERTAIN_SHARE = 0.3;
/** Share of a second match of the same query term that is added: the exact word beside its concept. */
const SECOND_MATCH_SHARE = 0.08;
/** Query terms below this weight are optional. */
const MIN_REQUIRED_WEIGHT = 0.4;
/** Hits below this part of the best score are noise. */
const MIN_SCORE_SHARE = 0.12;

/**
 * Ranks the documents: first those that match every query term, each by score. Per query term only the best match
 * counts, so that a word and its concept are not counted twice. O(postings of all terms + hits · log hits).
 */
export function rankDocuments(index: SearchIndex, asks: readonly QueryTerm[]): SearchHit[] {
  const score = new Float32Array(index.size);
  const matched = new Float32Array(index.size);
  const best = new Float32Array(index.size);
  const touched: number[] = [];
  const answered = new Uint8Array(index.size);
  const sure = new Uint8Array(index.size);
  let total = 0;
  let needed = 0;
  for (const ask of asks) {
    const touchedByTerm: number[] = [];
    const isRequired = (ask.weight ?? 1) >= MIN_REQUIRED_WEIGHT;
    if (isRequired) needed++;
    const worth = ask.idf ?? (ask.weight ?? 1) * idfOf(index, ask);
    for (const [term, weight] of ask.termWeights) {
      const list = index.postings.get(term);
      for (let i = 0; list && i < list.documents.length; i++) {
        const document = list.documents[i] as number;
        const value = weight * worth * (list.weights[i] as number);
        if (!best[document]) touchedByTerm.push(document);
        const before = best[document] as number;
        best[document] = Math.max(before, value) + SECOND_MATCH_SHARE * Math.min(before, value);
        if (weight >= CERTAIN_WEIGHT) sure[document] = 1;
      }
    }
    if (!touchedByTerm.length) continue;
    total += worth;
    for (const document of touchedByTerm) {
      if (!score[document]) touched.push(document);
      (score[document] as number) += best[document] as number;
      (matched[document] as number) += sure[document] ? worth : worth * UNCERTAIN_SHARE;
      if (sure[document] && isRequired) (answered[document] as number)++;
      best[document] = 0;
      sure[document] = 0;
    }
  }
  const hits = touched.map((document) => ({
    document,
    score:
      (score[document] as number) *
      (1 - COVERAGE_SHARE + (COVERAGE_SHARE * (matched[document] as number)) / total),
    matchesAll: needed > 0 && answered[document] === needed,
  }));
  hits.sort(
    (a, b) => Number(b.matchesAll) - Number(a.matchesAll) || b.score - a.score || a.document - b.document,
  );
  const top = hits.reduce((most, hit) => Math.max(most, hit.score), 0);
  return hits.filter((hit) => hit.matchesAll || hit.score >= top * MIN_SCORE_SHARE);
}

/**
 * Inverse document frequency of a query term: of all documents that match any of its terms, because those are variants
 * of one word. Robertson & Spärck Jones (1976), as in BM25.
 */
function idfOf(index: SearchIndex, { termWeights }: QueryTerm): number {
  const matchingDocuments = new Set<number>();
  for (const [term, weight] of termWeights)
    if (weight >= CERTAIN_WEIGHT)
      for (const document of index.postings.get(term)?.documents ?? []) matchingDocuments.add(document);
  return Math.log(1 + (index.size - matchingDocuments.size + 0.5) / (matchingDocuments.size + 0.5));
}
