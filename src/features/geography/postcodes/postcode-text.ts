import { foldText } from '#algorithms/text-search';

/** A postcode in a text that somebody typed. */
export interface PostcodeInText {
  /** The four digits, as 0–9. */
  code: string;
  /** What stands around it, such as the name of a town, with single spaces; empty when there is nothing else. */
  rest: string;
  /**
   * There are letters behind it, or it comes first or alone: then it can be nothing else. Four digits further on may as well
   * be the number of a house.
   */
  certain: boolean;
  /** There are letters behind it. */
  withLetters: boolean;
}

/** Four digits that do not begin with a zero, and at most two letters of any script, behind which the word ends. */
const POSTCODE = /(?<![\p{L}\p{N}])([1-9]\d{3})(?:\s*(\p{L}{2}))?(?![\p{L}\p{N}])/u;

/**
 * Finds a Dutch postcode: `2516AB`, `2516 ab`, `۲۵۱۶`, `2516 AB Den Haag`. Digits of every script count, and zero-width marks
 * and no-break spaces make no difference. The letters are not kept: the digits alone say where somebody lives well enough.
 * @returns null when there is none
 */
export function findPostcodeInText(text: string): PostcodeInText | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, foldText)
    .replace(/\s+/gu, ' ')
    .trim();
  const match = POSTCODE.exec(plain);
  if (!match) return null;
  const [whole, code = '', letters] = match;
  const [before, after] = [plain.slice(0, match.index), plain.slice(match.index + whole.length)];
  return {
    code,
    rest: `${before} ${after}`.replace(/[\s,;:/()-]+/gu, ' ').trim(),
    certain: letters !== undefined || before === '',
    withLetters: letters !== undefined,
  };
}
