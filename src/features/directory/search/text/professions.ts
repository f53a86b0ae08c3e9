import { conceptTerm, type QueryTerm } from '#algorithms/text-search';
import type { Concept } from '../lexicon/lexicon.ts';

const PROFESSION: Concept = 'profession';

/** What somebody looks for who names their profession: a place to do it, work, and to have their papers recognised. */
const SOUGHT: readonly (readonly [Concept, number])[] = [
  ['intern', 0.9],
  ['work', 0.8],
  ['diploma', 0.7],
];
/** A doctor may be what somebody needs, and not what they are: then it is first about that. */
const AMBIGUOUS_FACTOR = 0.45;

/**
 * A question that names a profession is put forward in ordinary words: an engineer looks for an internship, help with work
 * and recognition of a diploma. Texts are not read so: a place where a cook cooks is not about finding work.
 */
export const expandProfessions = (terms: readonly QueryTerm[]): QueryTerm[] =>
  terms.map((term) => {
    if (!term.concepts.includes(PROFESSION)) return term;
    const factor = term.concepts.length > 1 ? AMBIGUOUS_FACTOR : 1;
    const termWeights = new Map(term.termWeights);
    termWeights.delete(conceptTerm(PROFESSION));
    for (const [concept, weight] of SOUGHT) {
      const key = conceptTerm(concept);
      termWeights.set(key, Math.max(termWeights.get(key) ?? 0, weight * factor));
    }
    return { ...term, termWeights };
  });
