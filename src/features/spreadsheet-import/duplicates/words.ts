import { editDistance, tokenize } from '#algorithms/text-search';

/** Words that tell no two names apart. */
const STOP_WORDS = new Set(
  'de het een t van voor in en met bij te der den op aan the of for and a an at with by to'.split(' '),
);
/** Legal forms and the like in the name of an organisation. */
const LEGAL_WORDS = new Set(
  'stichting st stg vereniging ver gemeente gem cooperatie coop bv organisatie org afdeling afd regio locatie team foundation association'.split(
    ' ',
  ),
);
/** What kind of house or organisation it is: two that share only this are two. */
const KIND_WORDS = new Set(
  'buurthuis wijkcentrum buurtcentrum wijkgebouw dorpshuis bibliotheek kerk moskee school taalhuis taalpunt taalschool jongerencentrum welzijn museum theater zorgcentrum buurtkamer huiskamer inloophuis sporthal zwembad atelier koor club werkgroep protestantse katholieke gereformeerde parochie gemeenschap library church mosque centre center'.split(
    ' ',
  ),
);
/** Short forms that people write in lists. */
const SHORT_FORMS: Record<string, string> = {
  vwn: 'vluchtelingenwerk',
  vw: 'vluchtelingenwerk',
  bieb: 'bibliotheek',
  bibl: 'bibliotheek',
  ned: 'nederlands',
  nl: 'nederlands',
  nederl: 'nederlands',
  bh: 'buurthuis',
  wc: 'wijkcentrum',
  prot: 'protestantse',
  geref: 'gereformeerde',
  vrouwengroep: 'vrouwen',
};
/** Words by which two activities of one name differ: levels, days, groups, sides of a town, numbers. */
const DISTINGUISHING =
  /^(?:[abc][0-2]|alfa|\d{1,4}|i{1,3}|iv|beginners?|gevorderden?|halfgevorderden?|vrouwen|mannen|dames|heren|kinderen|jongeren|tieners|ouderen|senioren|meiden|jongens|peuters|ouders|ochtend|middag|avond|weekend|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|noord|zuid|oost|west|centrum|midden|online|women|men|children|morning|evening|north|south|east|zomer|winter)$/u;

/** The words of a name in one form, without those that say nothing and without the words of its town. */
export function nameWords(name: string, town: string): string[] {
  const ofTown = new Set(tokenize(town));
  const words = tokenize(name).map((word) => SHORT_FORMS[word] ?? word);
  const telling = words.filter((word) => !STOP_WORDS.has(word) && !ofTown.has(word));
  return [...new Set(telling.length ? telling : words)];
}

/** The words of the name of an organisation: what is its own, and what kind it is. */
export interface OrganisationWords {
  own: string[];
  kinds: string[];
  /** The first letters of its words, when it has at least three. */
  initials: string;
}

export function organisationWords(name: string, town: string): OrganisationWords {
  const words = nameWords(name, town).filter((word) => !LEGAL_WORDS.has(word));
  return {
    own: words.filter((word) => !KIND_WORDS.has(word)),
    kinds: words.filter((word) => KIND_WORDS.has(word)),
    initials: words.length >= 3 ? words.map((word) => word[0]).join('') : '',
  };
}

/** Edits that the longer word of so many letters may have and still be the same word; short words must be equal. */
const allowedEdits = (length: number): number => (length >= 9 ? 2 : length >= 5 ? 1 : 0);
const MIN_PREFIX_LENGTH = 4;

/** How alike two words are: 1 equal, 0.9 a typing mistake, 0.8 the beginning of the other, 0 another word. */
function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  // Both other ways to be alike begin with the same letter; most pairs end here.
  if (a[0] !== b[0]) return 0;
  if (DISTINGUISHING.test(a) || DISTINGUISHING.test(b)) return 0;
  const shortest = Math.min(a.length, b.length);
  const edits = allowedEdits(Math.max(a.length, b.length));
  if (edits && editDistance(a, b, edits) <= edits) return 0.9;
  return shortest >= MIN_PREFIX_LENGTH && (a.startsWith(b) || b.startsWith(a)) ? 0.8 : 0;
}

/** How two lists of words match, whatever their order. */
export interface WordMatch {
  /** 0 to 1: what share of the letters is in words that match. */
  likeness: number;
  /** Every word matches, and none only nearly. */
  exact: boolean;
  /** Every word of the shorter list is in the other. */
  contained: boolean;
}

const NO_MATCH: WordMatch = { likeness: 0, exact: false, contained: false };

/** Compares lists of words; each word matches at most one word. `taal cafe` and `taalcafe` are the same. */
export function matchWords(a: readonly string[], b: readonly string[]): WordMatch {
  if (!a.length || !b.length) return NO_MATCH;
  const [joinedA, joinedB] = [a.join(''), b.join('')];
  if (joinedA === joinedB) return { likeness: 1, exact: true, contained: true };
  const remaining = [...b];
  let matchedLetters = 0;
  let matches = 0;
  let exact = a.length === b.length;
  for (const word of a) {
    let best = { other: '', likeness: 0 };
    for (const other of remaining) {
      const likeness = wordLikeness(word, other);
      if (likeness > best.likeness) best = { other, likeness };
      if (likeness === 1) break;
    }
    if (best.likeness < 1) exact = false;
    if (!best.likeness) continue;
    remaining.splice(remaining.indexOf(best.other), 1);
    matches++;
    matchedLetters += best.likeness * (word.length + best.other.length);
  }
  const byWords = matchedLetters / (joinedA.length + joinedB.length);
  const edits = allowedEdits(Math.min(joinedA.length, joinedB.length));
  const nearlyJoined =
    edits > 0 && editDistance(joinedA, joinedB, edits) <= edits && !differInKind(a, b) ? 0.9 : 0;
  return {
    likeness: Math.max(byWords, nearlyJoined),
    exact,
    contained: matches === Math.min(a.length, b.length),
  };
}

/** Whether one name has a level, day, group, side of town or number that the other has not. */
export function differInKind(a: readonly string[], b: readonly string[]): boolean {
  const [inA, inB] = [a, b].map((words) => new Set(words.filter((word) => DISTINGUISHING.test(word))));
  return Boolean(inA && inB && (inA.size !== inB.size || [...inA].some((word) => !inB.has(word))));
}

/**
 * Whether two organisations are one by their names alone. `similar`: one name is part of the other; `unnamed`: one says only
 * what kind it is ("the library").
 */
export function matchOrganisations(
  a: OrganisationWords,
  b: OrganisationWords,
): 'same' | 'similar' | 'unnamed' | 'different' {
  const [onlyA, onlyB] = [a.own.join(''), b.own.join('')];
  if ((a.initials && a.initials === onlyB) || (b.initials && b.initials === onlyA)) return 'similar';
  const kindsClash = a.kinds.length > 0 && b.kinds.length > 0 && !matchWords(a.kinds, b.kinds).contained;
  if (kindsClash) return 'different';
  if (!a.own.length || !b.own.length) {
    if (a.own.length || b.own.length) return a.kinds.length && b.kinds.length ? 'unnamed' : 'different';
    return matchWords(a.kinds, b.kinds).exact ? 'same' : 'different';
  }
  const own = matchWords(a.own, b.own);
  if (differInKind(a.own, b.own)) return own.contained ? 'similar' : 'different';
  if (own.exact) return 'same';
  return own.contained || own.likeness >= 0.85 ? 'similar' : 'different';
}
