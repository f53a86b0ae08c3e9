import type { LexiconSource } from '#algorithms/text-search';
import { factsSentence, practicalFacts } from '../catalogue/facts.ts';
import { badgesFor, formatWeeklyTimes } from '../catalogue/labels.ts';
import { textIn } from '../catalogue/texts.ts';
import type { Initiative } from '../catalogue/types.ts';
import { messagesIn } from '../messages.ts';
import { lexiconSource } from '../search/lexicon/lexicon.ts';
import { searchDocument } from '../search/text/search-document.ts';

/** A card on a phone: the texts to show, and what it is found by. Stored on phones: members keep their names. */
export interface OfflineCard {
  id: string;
  title: string;
  /** The language in which title and summary are written. */
  lang: string;
  org: string;
  /** What it is in the reader's language, where title and summary are in another. */
  about?: string;
  summary: string;
  where: string;
  badges: string[];
  contact: string[];
  /** Concepts with their weights. */
  concepts: [string, number][];
  /** The original name and summary, when `title` and `summary` are translations: to be found by. */
  also: string;
}

/** The initiatives of one municipality for a phone, in one language. Stored on phones: members keep their names. */
export interface OfflinePack {
  /** When it was made, ISO 8601. */
  at: string;
  place: string;
  language: string;
  cards: OfflineCard[];
  lexicon: LexiconSource;
}

/** Cards for a phone that will have no network, with the lexicon to search in them. */
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
  const { text, language: lang, fallback } = textIn(it, language);
  const { price, joining } = practicalFacts(it, language);
  const original = it.texts[it.language];
  return {
    id: it.id,
    title: text.name,
    lang,
    org: it.organisation.name,
    ...(fallback ? { about: factsSentence(it, language, { leaveOut: ['times', 'town'] }) } : {}),
    summary: text.summary,
    where: [it.placeName, it.address, it.town, formatWeeklyTimes(it.times, language)]
      .filter(Boolean)
      .join(' · '),
    badges: [
      ...[price, joining].filter((fact) => fact !== null),
      ...badgesFor(it, language, { inSentence: fallback }).map(({ text }) => text),
    ],
    contact: [it.phone, it.email, it.website].filter((value) => value !== null),
    concepts: searchDocument(it, null).concepts.map(([concept, weight]) => [concept, weight]),
    also: lang === it.language || !original ? '' : `${original.name} ${original.summary}`,
  };
}

/** The municipalities that have initiatives, by how many. */
export function municipalitiesWithInitiatives(all: readonly Initiative[]): { code: string; count: number }[] {
  const countByCode = new Map<string, number>();
  for (const { municipality } of all)
    if (municipality) countByCode.set(municipality, (countByCode.get(municipality) ?? 0) + 1);
  return [...countByCode].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}

/** Texts for the age of a pack, with `#` where the script puts the number of days. */
export const ageTexts = (language: string): { today: string; days: string } => ({
  today: messagesIn(language)('offline.today'),
  days: messagesIn(language)('offline.days', { days: '#' }),
});
