/** A text in which a name was put away, and how to put it back. */
export interface HiddenName {
  text: string;
  /** null: the mark did not come back. */
  restore: (made: string) => string | null;
}

/**
 * Puts away an organisation's own name while a machine works on the text, so that it is not translated. Only names: a word
 * with a capital, whole.
 */
export function hideName(text: string, name: string): HiddenName {
  const whole = new RegExp(`(?<![\\p{L}\\d])${escaped(name)}(?![\\p{L}\\d])`, 'gu');
  if (name.length < 3 || !/\p{Lu}/u.test(name) || !whole.test(text)) return { text, restore: (made) => made };
  let number = 1;
  while (text.includes(String(number))) number++;
  const mark = `[${number}]`;
  const times = text.split(whole).length - 1;
  return {
    text: text.replace(whole, mark),
    restore: (made) => {
      const parts = made.split(new RegExp(`\\[\\s*${number}\\s*\\]`));
      return parts.length - 1 === times ? parts.join(name) : null;
    },
  };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
