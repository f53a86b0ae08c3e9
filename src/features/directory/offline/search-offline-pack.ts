import {
  analyseDocument,
  buildLexicon,
  buildSearchIndex,
  parseQuery,
  rankDocuments,
} from '#algorithms/text-search';
import { expandProfessions } from '../search/text/professions.ts';
import type { OfflineCard, OfflinePack } from './offline-pack.ts';

/** Builds a search over the cards of a pack, with the same algorithm as the server. Without a question it gives all. */
export function createOfflineSearch({
  cards,
  lexicon: lexiconSource,
  language,
}: OfflinePack): (question: string) => OfflineCard[] {
  const lexicon = buildLexicon(lexiconSource);
  const index = buildSearchIndex(
    cards.map(({ title, summary, org, where, lang, also, concepts }) =>
      analyseDocument(
        {
          texts: [
            { text: title, language: lang, weight: 3 },
            { text: summary, language: lang, weight: 1.8 },
            { text: org, language: 'nl', weight: 1.2 },
            { text: where, language: 'nl', weight: 1 },
            { text: also, language: 'nl', weight: 1.5 },
          ],
          concepts,
        },
        lexicon,
      ),
    ),
    lexicon,
  );
  return (question) =>
    question.trim()
      ? rankDocuments(index, expandProfessions(parseQuery(index, question, language))).map(
          ({ document }) => cards[document] as OfflineCard,
        )
      : cards;
}
