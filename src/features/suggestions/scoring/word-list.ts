/** A text as its words, so that it is cut once however many lists are looked for. */
export interface CutText {
  words: ReadonlySet<string>;
  /** All words in order, each between spaces. */
  joined: string;
}

/** A list of words and of phrases that may stand in a text. */
export interface WordList {
  isIn(text: CutText): boolean;
  and(other: WordList): WordList;
}

/** Cuts a text of small letters without marks into words: letters, digits, and an apostrophe between them. */
export function cutText(text: string): CutText {
  const found = text.match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? [];
  return { words: new Set(found), joined: ` ${found.join(' ')} ` };
}

const listOf = (isIn: WordList['isIn']): WordList => ({
  isIn,
  and: (other) => listOf((text) => isIn(text) || other.isIn(text)),
});

/** More different words than these are not remembered. */
const MAX_REMEMBERED = 50_000;

/**
 * Words by patterns of a whole word: `.*koor` is every word that ends so. What a word is, is worked out once: texts repeat
 * their words.
 */
export function words(...patterns: string[]): WordList {
  const pattern = new RegExp(`^(?:${patterns.join('|')})$`, 'u');
  const known = new Map<string, boolean>();
  const isListed = (word: string): boolean => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const listed = pattern.test(word);
    if (known.size < MAX_REMEMBERED) known.set(word, listed);
    return listed;
  };
  return listOf(({ words }) => {
    for (const word of words) if (isListed(word)) return true;
    return false;
  });
}

/** Phrases of more than one word, between bars. */
export function phrases(...lists: string[]): WordList {
  const all = lists.flatMap((list) => list.split('|')).map((phrase) => ` ${phrase} `);
  return listOf(({ joined }) => all.some((phrase) => joined.includes(phrase)));
}

/** A pattern of Arabic stems: "and", "for", "with" and "the" are joined to the word. */
export const arabic = (...stems: string[]): string =>
  `[وفبلك]{0,2}(?:ال|لل)?(?:${stems.join('|')})(?:ات|ين|ون|ي|ه|ك)?`;
