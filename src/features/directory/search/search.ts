import { distanceKm, type Town } from '#features/geography/rules.ts';
import { isStale } from '../catalogue/confirmation-age.ts';
import type { Initiative } from '../types.ts';
import { type Filters, matchFilters } from './filters.ts';
import type { Concept } from './lexicon/lexicon.ts';
import { searchByText } from './text/search-by-text.ts';

const MAX_PER_PAGE = 20;

/** How sure it is that something is what somebody looks for. */
const CERTAINTIES = ['certain', 'partly', 'perhaps'] as const;
type Certainty = (typeof CERTAINTIES)[number];

/** What a list page shows: what is asked, then what is asked in part, then those of which something asked is not known. */
export interface SearchResults extends Record<Certainty, Initiative[]> {
  /** Of all pages together. */
  count: Record<Certainty, number>;
  pages: number;
  /** What the question was understood to be about. */
  concepts: Concept[];
  town: Town | null;
  /** Where the others are that fit, for a map. */
  elsewhere: { lat: number; lon: number }[];
}

/** As if it were so many kilometres further: what nobody confirmed for long comes after what is near and fresh. */
const STALE_PENALTY_KM = 10;
/** What is left of how well it answers, when nobody confirmed it for long; and at so many kilometres the half. */
const STALE_FACTOR = 0.8;
const HALF_SCORE_KM = 15;

interface Candidate {
  initiative: Initiative;
  score: number;
  matchesAll: boolean;
}

/**
 * Lists what fits, a page at a time. With a question the best answers come first; else the nearest to a town, else by
 * name. What was confirmed comes before what was not.
 * @param language the language of whoever asks, for words that are the same in two
 */
export function search(
  all: readonly Initiative[],
  filters: Filters,
  now: Date,
  language: string,
): SearchResults {
  const asked = filters.q ? searchByText(all, filters.q, language) : null;
  const candidates: Candidate[] =
    asked?.hits ?? all.map((initiative) => ({ initiative, score: 0, matchesAll: true }));
  const lists: Record<Certainty, Candidate[]> = { certain: [], partly: [], perhaps: [] };
  for (const one of candidates) {
    const sure = matchFilters(one.initiative, filters);
    if (sure === 'unknown') lists.perhaps.push(one);
    if (sure === 'yes') lists[one.matchesAll ? 'certain' : 'partly'].push(one);
  }
  const worth = rankingScore(filters, now, asked !== null);
  const ranked = CERTAINTIES.flatMap((kind) =>
    lists[kind]
      .map((one) => ({ kind, initiative: one.initiative, worth: worth(one) }))
      .sort((a, b) => b.worth - a.worth),
  );
  const from = (filters.page - 1) * MAX_PER_PAGE;
  const shown = ranked.slice(from, from + MAX_PER_PAGE);
  const part = (kind: Certainty) =>
    shown.filter((one) => one.kind === kind).map(({ initiative }) => initiative);
  return {
    certain: part('certain'),
    partly: part('partly'),
    perhaps: part('perhaps'),
    count: { certain: lists.certain.length, partly: lists.partly.length, perhaps: lists.perhaps.length },
    pages: Math.max(1, Math.ceil(ranked.length / MAX_PER_PAGE)),
    concepts: asked?.concepts ?? [],
    town: asked?.town ?? null,
    elsewhere: filters.map ? pointsOf(ranked, shown) : [],
  };
}

const MAX_POINTS = 500;

function pointsOf<T extends { initiative: Initiative }>(all: readonly T[], shown: readonly T[]) {
  const here = new Set(shown);
  return all
    .filter((one) => !here.has(one))
    .slice(0, MAX_POINTS)
    .flatMap(({ initiative: { lat, lon } }) => (lat === null || lon === null ? [] : [{ lat, lon }]));
}

/** A number by which to sort, highest first; equals stay in the order in which they are, which is by name. */
function rankingScore({ near }: Filters, now: Date, asked: boolean): (one: Candidate) => number {
  const far = ({ lat, lon }: Initiative) =>
    near && lat !== null && lon !== null ? distanceKm(near, { lat, lon }) : 999;
  if (!asked) {
    const sunk = (it: Initiative) => (isStale(it, now) ? STALE_PENALTY_KM : 0);
    return ({ initiative }) => -(near ? far(initiative) : 0) - sunk(initiative);
  }
  return ({ initiative, score }) =>
    score *
    (isStale(initiative, now) ? STALE_FACTOR : 1) *
    (near ? 1 / (1 + far(initiative) / HALF_SCORE_KM) : 1);
}

/** What would be found without one of the filters: for when there is nothing with all of them. */
export function nearMisses(
  all: readonly Initiative[],
  filters: Filters,
  fields: readonly string[],
  how: { now: Date; language: string },
): { field: string; count: number }[] {
  return fields
    .map((field) => {
      const { count } = search(all, without(filters, field), how.now, how.language);
      return { field, count: count.certain + count.partly };
    })
    .filter(({ count }) => count > 0);
}

function without(filters: Filters, field: string): Filters {
  const key =
    ({ town: 'near', map: 'box' } as Record<string, keyof Filters>)[field] ?? (field as keyof Filters);
  const value = filters[key];
  return { ...filters, page: 1, [key]: typeof value === 'boolean' ? false : key === 'q' ? '' : undefined };
}
