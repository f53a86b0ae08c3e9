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
const isVowel = (sound: string): boolean => VOWELS.has(sound);

/** What it costs to take one sound for the other, in parts of a whole letter. A pair that is not here costs 1. */
const SIMILAR_SOUNDS: Record<string, number> = {
  ...similar(0.05, 'Ww Wv Wo Wu Yi Yy Gx Gg Jg Jx iy vw'),
  ...similar(0.1, 'Ye dt xh gx Gh ou wu vu'),
  ...similar(0.15, 'fv sz ei JZ fW fw'),
  ...similar(0.25, 'wo ae ao eo eu ai iu oi au Wa We Wi Ya Yo Yu JG Jy Jh gh gy SZ'),
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

/** Every sound there is, and its number in the tables below. */
const ALPHABET = 'aeioupbtdkgxhfvwszSZlrmnyWYJG';
const numberOf = new Map([...ALPHABET].map((sound, index) => [sound, index]));
/** What it costs to replace one sound by another, by `number * ALPHABET.length + number`. */
const SUBSTITUTION_COSTS = Float64Array.from(
  [...ALPHABET].flatMap((one) => [...ALPHABET].map((other) => substitutionCost(one, other))),
);

/** What a script does with vowels: Arabic script leaves most short ones out. */
export type VowelWriting = 'mostly-left-out' | 'written';

const VOWEL_WEIGHT = 0.4;

/** Sounds, with what comparing them needs, worked out once for each name. */
export interface AnalysedSounds {
  numbers: Uint8Array;
  /** How much they have to be compared by: consonants count whole, vowels less. */
  weight: number;
  /** What it costs that a sound is written and the name does not have it. */
  additions: Float64Array;
  /** What it costs that a sound of the name is not written, per way of writing vowels. */
  omissions: Record<VowelWriting, Float64Array>;
}

/** Works out what comparing needs. @throws for a letter that is no sound of ours: a fault in a table */
export function analyseSounds(sounds: Sounds): AnalysedSounds {
  const list = [...sounds];
  const omissions = (vowels: VowelWriting) =>
    Float64Array.from(list, (_, index) => omissionCost(sounds, index, vowels));
  return {
    numbers: Uint8Array.from(list, (sound) => {
      const number = numberOf.get(sound);
      if (number === undefined) throw new Error(`no sound ${sound}`);
      return number;
    }),
    weight: list.reduce((sum, sound) => sum + (isVowel(sound) ? VOWEL_WEIGHT : 1), 0),
    additions: Float64Array.from(list, additionCost),
    omissions: { written: omissions('written'), 'mostly-left-out': omissions('mostly-left-out') },
  };
}

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
const UNLIKE = 0.5;

const costOf = (one: number, other: number): number => SUBSTITUTION_COSTS[one * ALPHABET.length + other] ?? 1;

/**
 * How much what somebody wrote differs from a name, as a part of the longer of the two: 0 is the same, 1 something else
 * altogether. An edit distance with a cost per pair of sounds.
 * @param limit what differs more counts as 1; a low limit is quicker
 */
export function soundDifference(
  written: AnalysedSounds,
  name: AnalysedSounds,
  vowels: VowelWriting,
  limit = 1,
): number {
  const weight = Math.max(written.weight, name.weight);
  if (!weight) return 1;
  const omissions = name.omissions[vowels];
  const length = name.numbers.length;
  let previous = new Float64Array(length + 1);
  let current = new Float64Array(length + 1);
  for (let j = 0; j < length; j++) previous[j + 1] = (previous[j] ?? 0) + (omissions[j] ?? 0);
  for (let i = 0; i < written.numbers.length; i++) {
    const sound = written.numbers[i] ?? 0;
    const added = written.additions[i] ?? 0;
    let lowest = (previous[0] ?? 0) + added;
    current[0] = lowest;
    for (let j = 0; j < length; j++) {
      const replaced = (previous[j] ?? 0) + costOf(sound, name.numbers[j] ?? 0);
      const omitted = (current[j] ?? 0) + (omissions[j] ?? 0);
      const superfluous = (previous[j + 1] ?? 0) + added;
      const cost = Math.min(replaced, omitted, superfluous);
      current[j + 1] = cost;
      if (cost < lowest) lowest = cost;
    }
    if (lowest > limit * weight) return 1;
    [previous, current] = [current, previous];
  }
  const isUnlike = costOf(written.numbers[0] ?? 0, name.numbers[0] ?? 0) > UNLIKE;
  return Math.min(1, ((previous[length] ?? weight) + (isUnlike ? FIRST_SOUND_PENALTY : 0)) / weight);
}
