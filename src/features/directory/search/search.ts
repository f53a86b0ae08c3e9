import { distanceKm } from '#core/geo/travel-time.ts';
import type { Town } from '#features/geography/rules.ts';
import { isStale } from '../catalogue/confirmation-age.ts';
import type { Initiative } from '../catalogue/types.ts';
import { type Filters, matchFilters } from './filters.ts';
import type { Concept } from './lexicon/lexicon.ts';
import { searchByText } from './text/search-by-text.ts';

const MAX_PER_PAGE = 20;

/**
 * How well an initiative answers, in the order of the page: it answers the whole question; a part of the question; or
 * something that is asked is not known of it.
 */
const CERTAINTIES = ['certain', 'partly', 'perhaps'] as const;
type Certainty = (typeof CERTAINTIES)[number];

/** One page of a list, by certainty. */
export interface SearchResults extends Record<Certainty, Initiative[]> {
  /** Of all pages together. */
  count: Record<Certainty, number>;
  pages: number;
  /** The concepts that the question was understood to be about. */
  concepts: Concept[];
  town: Town | null;
  /** Coordinates of the places that fit but are on other pages, for the map; only when the map is asked. */
  elsewhere: { lat: number; lon: number }[];
}

/** Without a question: a stale initiative is ranked as if it were so many kilometres further away. */
const STALE_PENALTY_KM = 10;
/** With a question: the score of a stale initiative is multiplied by this. */
const STALE_FACTOR = 0.8;
/** At so many kilometres half of the score is left. */
const HALF_SCORE_KM = 15;
/** Ranks initiatives without coordinates behind every other: further than any two places in the Netherlands. */
const UNKNOWN_DISTANCE_KM = 999;

interface Candidate {
  initiative: Initiative;
  score: number;
  matchesAll: boolean;
}

/**
 * Lists what fits, a page at a time. With a question the best answers come first; else the nearest to a town, else by
 * name. What was confirmed recently comes before what was not.
 * @param all sorted by name
 * @param language of the reader, for words that mean something in two languages
 */
export function search(
  all: readonly Initiative[],
  filters: Filters,
  now: Date,
  language: string,
): SearchResults {
  const textResult = filters.q ? searchByText(all, filters.q, language) : null;
  const candidates: Candidate[] =
    textResult?.hits ?? all.map((initiative) => ({ initiative, score: 0, matchesAll: true }));
  const byCertainty: Record<Certainty, Candidate[]> = { certain: [], partly: [], perhaps: [] };
  for (const candidate of candidates) {
    const match = matchFilters(candidate.initiative, filters);
    if (match === 'unknown') byCertainty.perhaps.push(candidate);
    if (match === 'yes') byCertainty[candidate.matchesAll ? 'certain' : 'partly'].push(candidate);
  }
  const score = rankingScore(filters, now, textResult !== null);
  const ranked = CERTAINTIES.flatMap((certainty) =>
    byCertainty[certainty]
      .map((candidate) => ({ certainty, initiative: candidate.initiative, score: score(candidate) }))
      .sort((a, b) => b.score - a.score),
  );
  const offset = (filters.page - 1) * MAX_PER_PAGE;
  const shown = ranked.slice(offset, offset + MAX_PER_PAGE);
  const shownWith = (certainty: Certainty) =>
    shown.filter((result) => result.certainty === certainty).map(({ initiative }) => initiative);
  return {
    certain: shownWith('certain'),
    partly: shownWith('partly'),
    perhaps: shownWith('perhaps'),
    count: {
      certain: byCertainty.certain.length,
      partly: byCertainty.partly.length,
      perhaps: byCertainty.perhaps.length,
    },
    pages: Math.max(1, Math.ceil(ranked.length / MAX_PER_PAGE)),
    concepts: textResult?.concepts ?? [],
    town: textResult?.town ?? null,
    elsewhere: filters.map ? coordinatesOfOthers(ranked, shown) : [],
  };
}

const MAX_POINTS = 500;

function coordinatesOfOthers<T extends { initiative: Initiative }>(all: readonly T[], shown: readonly T[]) {
  const onThisPage = new Set(shown);
  return all
    .filter((result) => !onThisPage.has(result))
    .slice(0, MAX_POINTS)
    .flatMap(({ initiative: { lat, lon } }) => (lat === null || lon === null ? [] : [{ lat, lon }]));
}

/** A number to sort by, highest first; equals keep the order that they have, which is by name. */
function rankingScore({ near }: Filters, now: Date, hasQuestion: boolean): (candidate: Candidate) => number {
  const distance = ({ lat, lon }: Initiative) =>
    near && lat !== null && lon !== null ? distanceKm(near, { lat, lon }) : UNKNOWN_DISTANCE_KM;
  if (!hasQuestion) {
    const penalty = (it: Initiative) => (isStale(it, now) ? STALE_PENALTY_KM : 0);
    return ({ initiative }) => -(near ? distance(initiative) : 0) - penalty(initiative);
  }
  return ({ initiative, score }) =>
    score *
    (isStale(initiative, now) ? STALE_FACTOR : 1) *
    (near ? 1 / (1 + distance(initiative) / HALF_SCORE_KM) : 1);
}

/** Per filter how many would be found without it: for when nothing is found with all of them. */
export function nearMisses(
  all: readonly Initiative[],
  filters: Filters,
  fields: readonly string[],
  { now, language }: { now: Date; language: string },
): { field: string; count: number }[] {
  return fields
    .map((field) => {
      const { count } = search(all, withoutFilter(filters, field), now, language);
      return { field, count: count.certain + count.partly };
    })
    .filter(({ count }) => count > 0);
}

/** @param field its name in the address */
function withoutFilter(filters: Filters, field: string): Filters {
  const key =
    ({ town: 'near', map: 'box' } as Record<string, keyof Filters>)[field] ?? (field as keyof Filters);
  const value = filters[key];
  return {
    ...filters,
    page: 1,
    [key]: typeof value === 'boolean' ? false : key === 'q' ? '' : undefined,
  };
}
