import type { SearchIndex } from './build-index.ts';
import type { QueryTerm } from './parse-query.ts';

export interface SearchHit {
  document: number;
  score: number;
  /** Everything that tells something is surely in it. */
  matchesAll: boolean;
}

/** What a document that answers everything gains over one that answers a part. */
const COVERAGE_SHARE = 0.6;
/** From here on a way counts as the thing itself. */
const CERTAIN_WEIGHT = 0.45;
const UNCERTAIN_SHARE = 0.3;
/** A second way to the same thing says a little more: the very word beside the meaning. */
const SECOND_MATCH_SHARE = 0.08;
/** Below this nobody misses it when it is not there. */
const MIN_REQUIRED_WEIGHT = 0.4;
/** What scores less than this part of the best is noise. */
const MIN_SCORE_SHARE = 0.12;

/**
 * The documents that answer best: first those that answer everything, each by score. Per ask the best way counts, so
 * that a word and its meaning are not counted twice. O(postings of all ways + hits · log hits).
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
 * The ways of one ask are one word in many dresses: how rare they are together decides, not how rare the rarest is.
 * Robertson & Spärck Jones (1976), as BM25 takes it.
 */
function idfOf(index: SearchIndex, { termWeights }: QueryTerm): number {
  const matchingDocuments = new Set<number>();
  for (const [term, weight] of termWeights)
    if (weight >= CERTAIN_WEIGHT)
      for (const document of index.postings.get(term)?.documents ?? []) matchingDocuments.add(document);
  return Math.log(1 + (index.size - matchingDocuments.size + 0.5) / (matchingDocuments.size + 0.5));
}
