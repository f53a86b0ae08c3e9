/** A text in which a name is replaced by a placeholder. */
export interface HiddenName {
  text: string;
  /** Puts the name back into the translation; null when the placeholder is not there as often as it was. */
  restore: (translation: string) => string | null;
}

/**
 * Replaces the name of an organisation by a placeholder such as `[1]`, so that a machine does not translate it. Only whole
 * words count, and only a name with a capital letter: others are ordinary words.
 */
export function hideName(text: string, name: string): HiddenName {
  const wholeName = new RegExp(`(?<![\\p{L}\\d])${escapeRegExp(name)}(?![\\p{L}\\d])`, 'gu');
  if (name.length < 3 || !/\p{Lu}/u.test(name) || !wholeName.test(text))
    return { text, restore: (translation) => translation };
  // A number that is not in the text yet, so that the placeholder is unique.
  let number = 1;
  while (text.includes(String(number))) number++;
  const count = text.split(wholeName).length - 1;
  return {
    text: text.replace(wholeName, `[${number}]`),
    restore: (translation) => {
      const parts = translation.split(new RegExp(`\\[\\s*${number}\\s*\\]`));
      return parts.length - 1 === count ? parts.join(name) : null;
    },
  };
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
