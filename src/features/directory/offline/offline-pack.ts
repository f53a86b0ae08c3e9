import type { LexiconSource } from '#algorithms/text-search';
import { badgesFor, formatWeeklyTimes } from '../catalogue/labels.ts';
import { textIn } from '../catalogue/texts.ts';
import { messagesIn } from '../messages.ts';
import { lexiconSource } from '../search/lexicon/lexicon.ts';
import { searchDocument } from '../search/text/search-document.ts';
import type { Initiative } from '../types.ts';

/** A card as a phone keeps it: words to show, and what it is found by. */
export interface OfflineCard {
  id: string;
  title: string;
  /** The language in which title and summary are written. */
  lang: string;
  org: string;
  summary: string;
  where: string;
  badges: string[];
  contact: string[];
  /** Concepts with their weights, and words in the language in which the card was written. */
  concepts: [string, number][];
  also: string;
}

/** What a phone takes along of one municipality, in one language. */
export interface OfflinePack {
  /** When it was packed, ISO 8601. */
  at: string;
  place: string;
  language: string;
  cards: OfflineCard[];
  lexicon: LexiconSource;
}

/** Packs the cards of a municipality for a phone that will have no network, with the words to search in them. */
export function buildOfflinePack(
  places: readonly Initiative[],
  { place, language, now }: { place: string; language: string; now: Date },
): OfflinePack {
  return {
    at: now.toISOString(),
    place,
    language,
    cards: places.map((it) => cardOf(it, language)),
    lexicon: lexiconSource([...new Set([language, 'nl', 'en'])]),
  };
}

function cardOf(it: Initiative, language: string): OfflineCard {
  const { text, language: lang } = textIn(it, language);
  const own = it.texts[it.language];
  return {
    id: it.id,
    title: text.name,
    lang,
    org: it.organisation.name,
    summary: text.summary,
    where: [it.placeName, it.address, it.town, formatWeeklyTimes(it.times, language)]
      .filter(Boolean)
      .join(' · '),
    badges: badgesFor(it, language).map(({ text }) => text),
    contact: [it.phone, it.email, it.website].filter((one) => one !== null),
    concepts: searchDocument(it, null).concepts.map(([concept, weight]) => [concept, weight]),
    also: lang === it.language || !own ? '' : `${own.name} ${own.summary}`,
  };
}

/** The municipalities that have places now, by how many. */
export function municipalitiesWith(all: readonly Initiative[]): { code: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { municipality } of all)
    if (municipality) counts.set(municipality, (counts.get(municipality) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}

/** Words for a script that knows no plurals: with # where its number goes. */
export const ageTexts = (language: string): { today: string; days: string } => ({
  today: messagesIn(language)('offline.today'),
  days: messagesIn(language)('offline.days', { days: '#' }),
});
