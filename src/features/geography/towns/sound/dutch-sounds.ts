import type { Sounds } from './sound.ts';

/** Spellings and their sounds, the longest first; `$` is the end of a name. */
const SPELLINGS: readonly (readonly [string, string])[] = (
  [
    ['sch$', 's'],
    ['ieuw', 'iw'],
    ['eeuw', 'ew'],
    ['auw', 'aw'],
    ['ouw', 'aw'],
    ['sch', 'sx'],
    ['uy', 'oi'],
    ['ij', 'ei'],
    ['ei', 'ei'],
    ['ey', 'ei'],
    ['ay', 'ai'],
    ['oy', 'oi'],
    ['ie', 'i'],
    ['oe', 'u'],
    ['ui', 'oi'],
    ['eu', 'u'],
    ['ou', 'au'],
    ['au', 'au'],
    ['ch', 'x'],
    ['gh', 'x'],
    ['kh', 'x'],
    ['sh', 'S'],
    ['sj', 'S'],
    ['th', 't'],
    ['ph', 'f'],
    ['ck', 'k'],
    ['qu', 'kw'],
    ['ce', 'se'],
    ['ci', 'si'],
    ['dt$', 't'],
    ['d$', 't'],
    ['b$', 'p'],
    ['c', 'k'],
    ['q', 'k'],
    ['g', 'x'],
    ['j', 'y'],
    ['y', 'i'],
  ] as const
).map(([spelling, sounds]) => [spelling, sounds]);

/** Letters of Turkish and Kurdish, which lose their marks below, and of which the mark is what counts. */
const MARKED_LETTERS: Record<string, string> = { ş: 'sh', ç: 'sh', ğ: 'gh' };

/**
 * The sounds of a name in Latin script, read as Dutch; with the spellings of English, Turkish and Kurdish that Dutch does not
 * have.
 */
export function dutchSounds(name: string): Sounds {
  const letters = name
    .toLowerCase()
    .replace(/[şçğ]/g, (letter) => MARKED_LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[^a-z]/g, '');
  let sounds = '';
  for (let at = 0; at < letters.length; ) {
    const spelling = SPELLINGS.find(([text]) =>
      text.endsWith('$') ? letters.slice(at) === text.slice(0, -1) : letters.startsWith(text, at),
    );
    sounds += spelling?.[1] ?? (letters[at] === 'x' ? 'ks' : letters[at]);
    at += spelling ? spelling[0].replace('$', '').length : 1;
  }
  return withoutDoubles(sounds);
}

/** A sound that is written twice is heard once. */
export const withoutDoubles = (sounds: Sounds): Sounds => sounds.replace(/(.)\1+/g, '$1');
