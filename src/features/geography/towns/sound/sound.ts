/**
 * The sounds to which names of every script are reduced, one letter each, so that they can be compared. Coarser than phonetics:
 * people write a foreign name as they hear it, or letter by letter, and both must come out alike.
 *
 * Vowels `a e i o u`. Consonants `p b t d k g x h f v w s z S Z l r m n y`, where `x` is the Dutch g and ch, `g` a hard g,
 * `S` and `Z` are sh and zh, and `y` is the Dutch j. Four letters say that a script leaves open which of several it is:
 * `W` (Arabic waw: w, v, o, u), `Y` (Arabic ya: y, i, e), `J` (Arabic jim: g, zh) and `G` (Cyrillic ge: g, x, h).
 */
export type Sounds = string;

const VOWELS = new Set('aeiouWY');
export const isVowel = (sound: string): boolean => VOWELS.has(sound);

/** What it costs to take one sound for the other, in parts of a whole letter. A pair that is not here costs 1. */
const SIMILAR_SOUNDS: Record<string, number> = {
  ...similar(0.05, 'Ww Wv Wo Wu Yi Yy Gx Gg Jg Jx iy vw'),
  ...similar(0.1, 'Ye dt xh gx Gh ou'),
  ...similar(0.15, 'fv sz ei JZ fW fw'),
  ...similar(0.25, 'ae ao eo eu ai iu oi au Wa We Wi Ya Yo Yu JG Jy Jh gh gy SZ'),
  ...similar(0.3, 'bp Ss Zz gk kx kG Sx ey Zx Zg Zy kJ JS Wy'),
  ...similar(0.5, 'bv bw bW kh ts tz'),
  ...similar(0.8, 'lr mn'),
};

function similar(cost: number, pairs: string): Record<string, number> {
  return Object.fromEntries(
    pairs.split(' ').flatMap((pair) => {
      const [one = '', other = ''] = pair;
      return [
        [one + other, cost],
        [other + one, cost],
      ];
    }),
  );
}

const substitutionCost = (one: string, other: string): number =>
  one === other ? 0 : (SIMILAR_SOUNDS[one + other] ?? (isVowel(one) && isVowel(other) ? 0.3 : 1.1));

/** What a script does with vowels: Arabic script leaves most short ones out. */
export type VowelWriting = 'mostly-left-out' | 'written';

const VOWEL_WEIGHT = 0.4;

/** How much a name has to be compared by: consonants count whole, vowels less. */
const weightOf = (sounds: Sounds): number =>
  [...sounds].reduce((sum, sound) => sum + (isVowel(sound) ? VOWEL_WEIGHT : 1), 0);

/** What it costs that a sound of the name is not written. */
function omissionCost(name: Sounds, index: number, vowels: VowelWriting): number {
  const [before, sound, isLast] = [name[index - 1], name[index] ?? '', index === name.length - 1];
  if (isVowel(sound)) return vowels === 'written' ? 0.3 : 0.12;
  if (sound === 'h' || sound === 'y') return 0.25;
  // `sch` at the end is an s, and the g of `ng` is hardly heard.
  if (sound === 'x' && (before === 's' || before === 'n')) return 0.2;
  // People leave out the n of `-en`, as many Dutch speakers do, and a t or d behind another consonant.
  if (isLast && sound === 'n') return 0.4;
  if (isLast && (sound === 't' || sound === 'd') && before && !isVowel(before)) return 0.5;
  return 1;
}

/** What it costs that something is written which the name does not have. */
const additionCost = (sound: string): number => (isVowel(sound) || sound === 'h' || sound === 'y' ? 0.3 : 1);

/** Hardly anybody has the first consonant wrong (Yannakoudakis and Fawthrop, 1983). */
const FIRST_SOUND_PENALTY = 0.3;

/**
 * How much what somebody wrote differs from a name, as a part of the longer of the two: 0 is the same, 1 something else
 * altogether. An edit distance with a cost per pair of sounds.
 */
export function soundDifference(written: Sounds, name: Sounds, vowels: VowelWriting): number {
  const weight = Math.max(weightOf(written), weightOf(name));
  if (!weight) return 1;
  let previous = [0];
  for (let j = 0; j < name.length; j++) previous.push((previous[j] ?? 0) + omissionCost(name, j, vowels));
  for (let i = 0; i < written.length; i++) {
    const sound = written[i] ?? '';
    const added = additionCost(sound);
    const current = [(previous[0] ?? 0) + added];
    for (let j = 0; j < name.length; j++) {
      const replaced = (previous[j] ?? 0) + substitutionCost(sound, name[j] ?? '');
      const omitted = (current[j] ?? 0) + omissionCost(name, j, vowels);
      const superfluous = (previous[j + 1] ?? 0) + added;
      current.push(Math.min(replaced, omitted, superfluous));
    }
    previous = current;
  }
  const first =
    written[0] && name[0] && substitutionCost(written[0], name[0]) > 0.5 ? FIRST_SOUND_PENALTY : 0;
  return Math.min(1, ((previous[name.length] ?? weight) + first) / weight);
}
