import { buildLexicon, type Lexicon, type LexiconSource } from '#algorithms/text-search';
import ar from './ar.json' with { type: 'json' };
import ckb from './ckb.json' with { type: 'json' };
import { broaderConcepts, conceptWeights } from './concepts.ts';
import en from './en.json' with { type: 'json' };
import fa from './fa.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import kmr from './kmr.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import ps from './ps.json' with { type: 'json' };
import so from './so.json' with { type: 'json' };
import ti from './ti.json' with { type: 'json' };
import tr from './tr.json' with { type: 'json' };
import uk from './uk.json' with { type: 'json' };

export type { Concept } from './concepts.ts';

const languages = { nl, en, ar, ti, uk, tr, fa, fr, so, kmr, ckb, ps };

/** The lexicon in some languages, as JSON: the part that a phone needs to search without network. */
export const lexiconSource = (codes: readonly string[]): LexiconSource => ({
  wider: broaderConcepts,
  weak: conceptWeights,
  languages: Object.fromEntries(Object.entries(languages).filter(([code]) => codes.includes(code))),
});

/** The lexicon in every language in which people search. */
export const lexicon: Lexicon = buildLexicon({ wider: broaderConcepts, weak: conceptWeights, languages });

/** Whether a code from outside, such as from an address, is a concept of the lexicon. */
export const isConcept = (code: string): boolean => Object.hasOwn(broaderConcepts, code);

const namesIn = (language: string): Record<string, string> =>
  languages[language as keyof typeof languages]?.names ?? en.names;

/** The most usual name of a concept in a language; in English when the lexicon lacks the language. */
export const conceptName = (concept: string, language: string): string =>
  namesIn(language)[concept]?.split(',')[0] ?? concept;

/** Every name of every concept in a language. */
export const conceptNames = (language: string): string[] =>
  Object.values(namesIn(language)).flatMap((names) => names.split(', '));
