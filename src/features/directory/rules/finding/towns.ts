import type { Ask, SearchIndex } from '#engine/search';
import { conceptKey, distance, stemsOf, wordsOf } from '#engine/search';
import { findTowns, kilometres, type Town, towns } from '#features/atlas';
import { townConcept } from './documents.ts';

const LONGEST = 4;
const SHORTEST_MISSPELT = 4;
const WORTH = 3;
/** A card that bears the name of a town, beside one that is in it. */
const SAME_NAME = 0.9;
/** Words after which a place comes: only then a word with a letter wrong may be a town. */
const BEFORE = new Set(
  'in te bij rond omgeving nabij near around at um à у в біля поблизу під ኣብ በ في قرب در نزدیک'.split(' '),
);

export interface Placed {
  town: Town;
  /** The words that named it. */
  named: string[];
  /** The question without the town. */
  rest: string;
}

/** The town that a question names, if any, also in another script or with a letter wrong, and what else it says. */
export function townIn(question: string, index: SearchIndex): Placed | null {
  const words = question.split(/[\s,.;:!?؟،፡።]+/).filter(Boolean);
  const whole = words.length <= LONGEST ? wholeTown(words, index) : undefined;
  if (whole) return { town: whole, named: wordsOf(question), rest: '' };
  for (let length = Math.min(LONGEST, words.length); length > 0; length--)
    for (let at = 0; at + length <= words.length; at++) {
      const part = words.slice(at, at + length);
      const expected = BEFORE.has(words[at - 1]?.toLowerCase() ?? '');
      const town = length === 1 ? single(part[0] as string, index, expected) : named(part.join(' '));
      if (town)
        return {
          town,
          named: wordsOf(part.join(' ')),
          rest: [...words.slice(0, at), ...words.slice(at + length)].join(' '),
        };
    }
  return null;
}

/** Nothing but the name of a town, as long as none of its words means something else. */
function wholeTown(words: string[], index: SearchIndex): Town | undefined {
  const name = words.join(' ');
  const folded = wordsOf(name);
  const exact = named(name);
  const meaning = folded.filter((word) => word.length > 3 && says(word, index));
  if (meaning.length > 0) return exact && folded.length > 1 ? exact : undefined;
  // A word that stands in a card is no misspelt town.
  const known = folded.some((word) => stemsOf(word).some((stem) => index.postings.has(stem)));
  return exact ?? (known ? undefined : misspelt(name, folded.join(' ')));
}

function misspelt(name: string, folded: string): Town | undefined {
  if (folded.length < SHORTEST_MISSPELT) return undefined;
  const [guess] = findTowns(name, 1);
  const most = folded.length < 8 ? 1 : 2;
  return guess && distance(folded, wordsOf(guess.name).join(' '), most) <= most ? guess : undefined;
}

function named(name: string): Town | undefined {
  const [found] = findTowns(name, 1);
  return found?.exact ? found : undefined;
}

/** One word: not when it is a word for something; misspelt only where a town is to be expected. */
function single(word: string, index: SearchIndex, expected: boolean): Town | undefined {
  const [folded = ''] = wordsOf(word);
  if (folded.length < 3 || says(folded, index)) return undefined;
  // In Arabic a joined preposition stands before the name.
  const exact = named(word) ?? (/^[بل]/.test(word) ? named(word.slice(1)) : undefined);
  return exact ?? (expected ? misspelt(word, folded) : undefined);
}

const says = (word: string, { lexicon }: SearchIndex): boolean =>
  lexicon.languages.some(
    (language) => lexicon.stops(word, language) || lexicon.named([word], language).length > 0,
  );

/**
 * Asks for places in a town, and less for those in the towns around it; or for what bears that name: there is a village
 * called Linde, and a language café.
 */
export function townAsk({ town, named: words }: Placed): Ask {
  const ways = new Map<string, number>();
  for (const other of towns) {
    const away = kilometres(town, other);
    if (away <= 15)
      ways.set(
        conceptKey(townConcept(other.id)),
        other.id === town.id ? 1 : Math.max(0.15, 0.75 - away / 25),
      );
  }
  for (const word of words) for (const stem of stemsOf(word)) ways.set(stem, SAME_NAME / words.length);
  return { words, concepts: [], ways, worth: WORTH };
}
