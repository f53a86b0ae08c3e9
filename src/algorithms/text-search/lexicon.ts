import { tokenize } from './fold.ts';
import { stemOf } from './stems/index.ts';

/** The source of a lexicon: concepts with their names in many languages. */
export interface LexiconSource {
  /** Per concept its broader concepts. */
  wider: Record<string, readonly string[]>;
  /** Concepts that nearly everybody asks for and offers, with a reduced weight: 0..1. */
  weak: Record<string, number>;
  /** Per language the stop words, and per concept its names, separated by commas. */
  languages: Record<string, { stop: string; names: Record<string, string> }>;
}

export interface Lexicon {
  wider: ReadonlyMap<string, readonly string[]>;
  weak: ReadonlyMap<string, number>;
  languages: readonly string[];
  isStopWord: (word: string, language: string) => boolean;
  /** The concepts named by adjacent words in a language: exactly, else by their stems. */
  conceptsOf: (words: readonly string[], language: string) => readonly string[];
  /** Every single-word name of a concept, for misspelt words. */
  words: readonly string[];
}

/** Maximum number of words in one name of a concept. */
export const MAX_PHRASE_WORDS = 4;

/** Builds a lexicon. O(names). @throws RangeError when a name is given for a concept that is not listed */
export function buildLexicon(source: LexiconSource): Lexicon {
  const names = new Map<string, Map<string, string[]>>();
  const stops = new Map<string, Set<string>>();
  const single = new Set<string>();
  for (const [language, { stop, names: namesOfConcept }] of Object.entries(source.languages)) {
    stops.set(language, new Set(tokenize(stop)));
    const conceptsOfName = new Map<string, string[]>();
    names.set(language, conceptsOfName);
    for (const [concept, list] of Object.entries(namesOfConcept)) {
      if (!(concept in source.wider))
        throw new RangeError(`a name in ${language} for no concept: ${concept}`);
      for (const name of list.split(',')) {
        const words = tokenize(name);
        const stems = words.map((word) => stemOf(word, language));
        if (!words.length) continue;
        add(conceptsOfName, `=${words.join(' ')}`, concept);
        add(conceptsOfName, stems.join(' '), concept);
        if (words.length === 1) single.add(words.join(' '));
      }
    }
  }
  const lookUp = (key: string, language: string) => names.get(language)?.get(key) ?? [];
  return {
    wider: new Map(Object.entries(source.wider)),
    weak: new Map(Object.entries(source.weak)),
    languages: Object.keys(source.languages),
    isStopWord: (word, language) => stops.get(language)?.has(word) ?? false,
    conceptsOf: (words, language) => {
      const exactly = lookUp(`=${words.join(' ')}`, language);
      return exactly.length
        ? exactly
        : lookUp(words.map((word) => stemOf(word, language)).join(' '), language);
    },
    words: [...single],
  };
}

function add(names: Map<string, string[]>, key: string, concept: string): void {
  const before = names.get(key);
  if (!before) names.set(key, [concept]);
  else if (!before.includes(concept)) before.push(concept);
}
