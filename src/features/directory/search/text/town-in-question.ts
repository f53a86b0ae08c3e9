import type { QueryTerm, SearchIndex } from '#algorithms/text-search';
import { conceptTerm, editDistance, stemsOf, tokenize } from '#algorithms/text-search';
import { distanceKm } from '#core/geo/travel-time.ts';
import {
  findPostcodeInText,
  findTowns,
  findTownsBySound,
  shippedPostcode,
  type Town,
  townNear,
  towns,
} from '#features/geography';
import { townConceptId } from './search-document.ts';

const MAX_NAME_WORDS = 4;
const MIN_MISSPELT_LETTERS = 4;
/** How much a town counts in the ranking, as the inverse document frequency of other terms. */
const TOWN_IDF = 3;
/** The weight of an initiative that bears the name of a town, beside 1 for one that is in it. */
const SAME_NAME_WEIGHT = 0.9;
/** Initiatives in towns up to so far away are found as well. */
const MAX_NEIGHBOUR_KM = 15;
/** Words before a place (in, near …), per language of the interface: only after these a misspelt word may be a town. */
const PLACE_PREPOSITIONS = new Set(
  'in te bij rond omgeving nabij near around at um à у в біля поблизу під ኣብ በ في قرب در نزدیک'.split(' '),
);

export interface TownMention {
  town: Town;
  /** The words that named it, as the index folds them. */
  nameTokens: string[];
  /** The question without the town. */
  rest: string;
}

/** The town that a question names, if any, also in another script or misspelt, and the rest of the question. */
export function findTownMention(question: string, index: SearchIndex): TownMention | null {
  const byPostcode = townOfPostcode(question);
  if (byPostcode) return byPostcode;
  const words = question.split(/[\s,.;:!?؟،፡።]+/).filter(Boolean);
  const wholeQuestion = words.length <= MAX_NAME_WORDS ? townAsWholeQuestion(words, index) : undefined;
  if (wholeQuestion) return { town: wholeQuestion, nameTokens: tokenize(question), rest: '' };
  for (let length = Math.min(MAX_NAME_WORDS, words.length); length > 0; length--)
    for (let start = 0; start + length <= words.length; start++) {
      const part = words.slice(start, start + length);
      const isExpected = PLACE_PREPOSITIONS.has(words[start - 1]?.toLowerCase() ?? '');
      const town =
        length === 1
          ? townOfOneWord(part[0] as string, index, isExpected)
          : townOfWords(part.join(' '), index, isExpected);
      if (town)
        return {
          town,
          nameTokens: tokenize(part.join(' ')),
          rest: [...words.slice(0, start), ...words.slice(start + length)].join(' '),
        };
    }
  return null;
}

/** The town near a postcode, when the question is nothing else or has its letters: `taalles 2026` names a year. */
function townOfPostcode(question: string): TownMention | null {
  const postcode = findPostcodeInText(question);
  const point =
    postcode && (postcode.withLetters || !postcode.rest) ? shippedPostcode(postcode.code) : undefined;
  return postcode && point
    ? { town: townNear(point), nameTokens: [postcode.code], rest: postcode.rest }
    : null;
}

/** Some words of a sentence: misspelt only where a town is expected, and only when one of them is no known word. */
function townOfWords(name: string, index: SearchIndex, isExpected: boolean): Town | undefined {
  const exact = townByExactName(name);
  if (exact || !isExpected) return exact;
  const tokens = tokenize(name);
  const guess = tokens.every((word) => hasMeaning(word, index))
    ? undefined
    : misspeltTown(name, tokens, index);
  return guess && tokenize(guess.name).length === tokens.length ? guess : undefined;
}

/** Nothing but the name of a town, as long as none of its words means something else. */
function townAsWholeQuestion(words: string[], index: SearchIndex): Town | undefined {
  const name = words.join(' ');
  const tokens = tokenize(name);
  const exact = townByExactName(name);
  if (exact) {
    const meansMore = tokens.some((word) => word.length > 3 && hasMeaning(word, index));
    return meansMore && tokens.length === 1 ? undefined : exact;
  }
  return misspeltTown(name, tokens, index);
}

/**
 * A misspelt town, unless a word that is not in its name means something else: then that was meant. Beside a word of the
 * name that is spelt right, only the word as it stands counts, not its stem: `Hag` has the stem of a Turkish word, but not
 * in `Den Hag`.
 */
function misspeltTown(name: string, tokens: string[], index: SearchIndex): Town | undefined {
  const guess = closestTown(name, tokens.join(' '));
  if (!guess) return undefined;
  const nameTokens = tokenize(guess.name);
  const hasRightWord = tokens.some(
    (word) => nameTokens.includes(word) && !index.lexicon.isStopWord(word, 'nl'),
  );
  const nameStems = new Set(hasRightWord ? nameTokens.flatMap(stemsOf) : []);
  const meansSomethingElse = (word: string) =>
    (hasRightWord ? isLexiconWord(word, index) : hasMeaning(word, index)) ||
    stemsOf(word).some((stem) => !nameStems.has(stem) && index.postings.has(stem));
  return tokens.some((word) => !nameTokens.includes(word) && meansSomethingElse(word)) ? undefined : guess;
}

/** How little a name in another script may sound otherwise than that of a town, and how small that town may be. */
const MAX_SOUND_DIFFERENCE = 0.05;
const MIN_SOUNDING_THOUSANDS = 10;

/**
 * The town with the most similar name, if it differs in one letter, or in two of a name of eight letters or more; in another
 * script the larger town that sounds the same.
 */
function closestTown(name: string, folded: string): Town | undefined {
  if (folded.length < MIN_MISSPELT_LETTERS) return undefined;
  if (!/\p{Script=Latin}/u.test(name))
    return findTownsBySound(name, MAX_SOUND_DIFFERENCE + 0.1).find(
      ({ town, difference }) =>
        difference <= MAX_SOUND_DIFFERENCE && town.thousands >= MIN_SOUNDING_THOUSANDS,
    )?.town;
  const [guess] = findTowns(name, 1);
  const maxDistance = folded.length < 8 ? 1 : 2;
  return guess && editDistance(folded, tokenize(guess.name).join(' '), maxDistance) <= maxDistance
    ? guess
    : undefined;
}

function townByExactName(name: string): Town | undefined {
  const [match] = findTowns(name, 1);
  return match?.exact ? match : undefined;
}

/** One word: not when it means something else; misspelt only where a town is expected. */
function townOfOneWord(word: string, index: SearchIndex, isExpected: boolean): Town | undefined {
  const [folded = ''] = tokenize(word);
  if (folded.length < 3 || hasMeaning(folded, index)) return undefined;
  // In Arabic a preposition is joined to the name that follows it.
  const exact = townByExactName(word) ?? (/^[بل]/.test(word) ? townByExactName(word.slice(1)) : undefined);
  return exact ?? (isExpected ? closestTown(word, folded) : undefined);
}

/** Whether a word is a stop word or names a concept in any language, also by its stem. */
const hasMeaning = (word: string, { lexicon }: SearchIndex): boolean =>
  lexicon.languages.some(
    (language) => lexicon.isStopWord(word, language) || lexicon.conceptsOf([word], language).length > 0,
  );

/** Whether a word stands in the lexicon exactly so, in any language. */
const isLexiconWord = (word: string, { lexicon }: SearchIndex): boolean =>
  lexicon.words.includes(word) || lexicon.languages.some((language) => lexicon.isStopWord(word, language));

/**
 * Asks for initiatives in a town, less for those in the towns around it, and for what bears the same name: there is a
 * village called Linde, and a language café.
 */
export function townQueryTerm({ town, nameTokens }: TownMention): QueryTerm {
  const termWeights = new Map<string, number>();
  for (const other of towns) {
    const distance = distanceKm(town, other);
    if (distance <= MAX_NEIGHBOUR_KM)
      termWeights.set(
        conceptTerm(townConceptId(other.id)),
        other.id === town.id ? 1 : Math.max(0.15, 0.75 - distance / 25),
      );
  }
  for (const word of nameTokens)
    for (const stem of stemsOf(word)) termWeights.set(stem, SAME_NAME_WEIGHT / nameTokens.length);
  return { words: nameTokens, concepts: [], termWeights, idf: TOWN_IDF };
}
