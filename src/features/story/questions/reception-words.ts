import { foldText } from '#algorithms/text-search';

/**
 * What people call a reception centre, in the languages of the interface: `azc`, `COA`, and in many languages "camp". Folded;
 * a whole word.
 */
const RECEPTION_WORDS = new Set(
  [
    ...'azc asielzoekerscentrum asielcentrum coa opvang opvangcentrum noodopvang crisisnoodopvang opvanglocatie'.split(
      ' ',
    ),
    ...'camp kamp reception centre center asylum'.split(' '),
    ...'كامب كمب مخيم الكامب الكمب کمپ كمپ اردوگاه كەمپ کەمپ'.split(' '),
    ...'кемп табір табор лагерь лагер ካምፕ መዓስከር ከምፕ'.split(' '),
  ].map(foldText),
);
/** Words that join the two: "azc in Ter Apel". */
const JOINING_WORDS = new Set('in te bij near at of um à في در نزدیک в у біля ኣብ'.split(' ').map(foldText));

/**
 * Takes the words for a reception centre out of a typed place.
 * @returns `rest`: the name of the town that is left, as typed; empty when there was nothing else
 */
export function readReceptionWords(typed: string): { rest: string; reception: boolean } {
  const words = typed.split(/[\s,]+/u).filter(Boolean);
  const isReception = (word: string) => RECEPTION_WORDS.has(foldText(word));
  if (!words.some(isReception)) return { rest: typed, reception: false };
  const left = words.filter((word) => !isReception(word));
  // A joining word at the beginning is no part of the name; "Den Haag" or "De Bilt" keep theirs.
  const start = left.findIndex((word) => !JOINING_WORDS.has(foldText(word)));
  return { rest: left.slice(Math.max(start, 0)).join(' '), reception: true };
}
