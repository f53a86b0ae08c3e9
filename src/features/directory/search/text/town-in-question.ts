import type { QueryTerm, SearchIndex } from '#algorithms/text-search';
import { conceptTerm, editDistance, stemsOf, tokenize } from '#algorithms/text-search';
import { distanceKm, findTowns, type Town, towns } from '#features/geography/rules.ts';
import { townConceptId } from './search-document.ts';

const LONGEST = 4;
const SHORTEST_MISSPELT = 4;
const WORTH = 3;
/** A card that bears the name of a town, beside one that is in it. */
const SAME_NAME = 0.9;
/** Words after which a place comes: only then a word with a letter wrong may be a town. */
const BEFORE = new Set(
  'in te bij rond omgeving nabij near around at um à у в біля поблизу під ኣብ በ في قرب در نزدیک'.split(' '),
);

export interface TownMention {
  town: Town;
  /** The words that named it. */
  named: string[];
  /** The question without the town. */
  rest: string;
}

/** The town that a question names, if any, also in another script or with a letter wrong, and what else it says. */
export function findTownMention(question: string, index: SearchIndex): TownMention | null {
  const words = question.split(/[\s,.;:!?؟،፡።]+/).filter(Boolean);
  const whole = words.length <= LONGEST ? wholeTown(words, index) : undefined;
  if (whole) return { town: whole, named: tokenize(question), rest: '' };
  for (let length = Math.min(LONGEST, words.length); length > 0; length--)
    for (let at = 0; at + length <= words.length; at++) {
      const part = words.slice(at, at + length);
      const expected = BEFORE.has(words[at - 1]?.toLowerCase() ?? '');
      const town =
        length === 1 ? single(part[0] as string, index, expected) : several(part.join(' '), index, expected);
      if (town)
        return {
          town,
          named: tokenize(part.join(' ')),
          rest: [...words.slice(0, at), ...words.slice(at + length)].join(' '),
        };
    }
  return null;
}

/** Some words of a sentence: misspelt only where a town is to be expected, and only when one of them is no word. */
function several(name: string, index: SearchIndex, expected: boolean): Town | undefined {
  const exact = named(name);
  if (exact || !expected) return exact;
  const folded = tokenize(name);
  const guess = folded.every((word) => says(word, index)) ? undefined : misspeltWhole(name, folded, index);
  return guess && tokenize(guess.name).length === folded.length ? guess : undefined;
}

/** Nothing but the name of a town, as long as none of its words means something else. */
function wholeTown(words: string[], index: SearchIndex): Town | undefined {
  const name = words.join(' ');
  const folded = tokenize(name);
  const exact = named(name);
  if (exact) {
    const meaning = folded.some((word) => word.length > 3 && says(word, index));
    return meaning && folded.length === 1 ? undefined : exact;
  }
  return misspeltWhole(name, folded, index);
}

/**
 * A misspelt town, unless a word that is not in its name means something else: then that was meant. Beside a word of the
 * name that is right, it must mean that as it stands: `Hag` has the stem of a Turkish word, but not in `Den Hag`.
 */
function misspeltWhole(name: string, folded: string[], index: SearchIndex): Town | undefined {
  const guess = misspelt(name, folded.join(' '));
  if (!guess) return undefined;
  const own = tokenize(guess.name);
  const right = folded.some((word) => own.includes(word) && !index.lexicon.isStopWord(word, 'nl'));
  const stems = new Set(right ? own.flatMap(stemsOf) : []);
  const means = (word: string) =>
    (right ? isWord(word, index) : says(word, index)) ||
    stemsOf(word).some((stem) => !stems.has(stem) && index.postings.has(stem));
  return folded.some((word) => !own.includes(word) && means(word)) ? undefined : guess;
}

function misspelt(name: string, folded: string): Town | undefined {
  if (folded.length < SHORTEST_MISSPELT) return undefined;
  const [guess] = findTowns(name, 1);
  const most = folded.length < 8 ? 1 : 2;
  return guess && editDistance(folded, tokenize(guess.name).join(' '), most) <= most ? guess : undefined;
}

function named(name: string): Town | undefined {
  const [found] = findTowns(name, 1);
  return found?.exact ? found : undefined;
}

/** One word: not when it is a word for something; misspelt only where a town is to be expected. */
function single(word: string, index: SearchIndex, expected: boolean): Town | undefined {
  const [folded = ''] = tokenize(word);
  if (folded.length < 3 || says(folded, index)) return undefined;
  // In Arabic a joined preposition stands before the name.
  const exact = named(word) ?? (/^[بل]/.test(word) ? named(word.slice(1)) : undefined);
  return exact ?? (expected ? misspelt(word, folded) : undefined);
}

const says = (word: string, { lexicon }: SearchIndex): boolean =>
  lexicon.languages.some(
    (language) => lexicon.isStopWord(word, language) || lexicon.conceptsOf([word], language).length > 0,
  );

const isWord = (word: string, { lexicon }: SearchIndex): boolean =>
  lexicon.words.includes(word) || lexicon.languages.some((language) => lexicon.isStopWord(word, language));

/**
 * Asks for places in a town, and less for those in the towns around it; or for what bears that name: there is a village
 * called Linde, and a language café.
 */
export function townQueryTerm({ town, named: words }: TownMention): QueryTerm {
  const termWeights = new Map<string, number>();
  for (const other of towns) {
    const away = distanceKm(town, other);
    if (away <= 15)
      termWeights.set(
        conceptTerm(townConceptId(other.id)),
        other.id === town.id ? 1 : Math.max(0.15, 0.75 - away / 25),
      );
  }
  for (const word of words) for (const stem of stemsOf(word)) termWeights.set(stem, SAME_NAME / words.length);
  return { words, concepts: [], termWeights, idf: WORTH };
}
