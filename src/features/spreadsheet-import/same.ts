import { foldText, tokenize } from '#algorithms/text-search';
import type { Initiative } from '#features/directory';
import type { RowRead } from './types.ts';

/** An initiative that is there already and may be the one of a row. */
export interface Likeness {
  initiative: Initiative;
  /** Name, organisation and place agree; else it is worth a question. */
  sure: boolean;
}

interface Sides {
  words: string[];
  name: Set<string>[];
  organisation: Set<string>[];
  town: string;
  contacts: string[];
}

/** A word that is in more names than this tells nothing by itself. */
const COMMON = 300;

/**
 * Which rows are probably in the directory already: by name, organisation and town, or by telephone, e-mail or website.
 * Each initiative answers to one row at most, the likest. @returns by row number
 */
export function alike(reads: readonly RowRead[], there: readonly Initiative[]): Map<number, Likeness> {
  const sides = there.map(sidesOf);
  const index = indexOf(sides);
  const pairs = reads.flatMap(({ draft, organisation, row }) => {
    if (!draft) return [];
    const mine = sidesOf({ ...draft, organisation: { name: organisation } });
    const near = new Set(keysOf(mine).flatMap((key) => index.get(key) ?? []));
    return [...near].flatMap((at) => {
      const [theirs, initiative] = [sides[at], there[at]];
      const judged = theirs && initiative && judge(mine, theirs);
      return judged ? [{ row, initiative, ...judged }] : [];
    });
  });
  pairs.sort((a, b) => b.score - a.score);
  const found = new Map<number, Likeness>();
  const taken = new Set<string>();
  for (const { row, initiative, sure } of pairs) {
    if (found.has(row) || taken.has(initiative.id)) continue;
    taken.add(initiative.id);
    found.set(row, { initiative, sure });
  }
  return found;
}

/** Where to look for what is like this: its words in its own town and where no town is known, and how it is reached. */
const keysOf = ({ words, town, contacts }: Sides): string[] => [
  ...words.flatMap((word) => (town ? [`${word}|${town}`, `${word}|`] : [`${word}|*`])),
  ...contacts,
];

function indexOf(sides: Sides[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [at, { words, town, contacts }] of sides.entries()) {
    const keys = [...words.flatMap((word) => [`${word}|${town}`, `${word}|*`]), ...contacts];
    for (const key of new Set(keys)) {
      const list = index.get(key) ?? [];
      if (list.length <= COMMON) list.push(at);
      index.set(key, list);
    }
  }
  for (const [key, list] of index) if (list.length > COMMON) index.delete(key);
  return index;
}

function judge(a: Sides, b: Sides): { score: number; sure: boolean } | undefined {
  const name = share(a.name, b.name);
  const organisation = share(a.organisation, b.organisation);
  const contact = a.contacts.some((one) => b.contacts.includes(one));
  const near = !a.town || !b.town || a.town === b.town;
  const known = organisation >= 0.5 || contact;
  const sure = near && known && name >= (contact ? 0.6 : 0.9);
  const perhaps = (near && (name >= 0.8 || (known && name >= 0.5))) || (contact && name >= 0.4);
  if (!sure && !perhaps) return undefined;
  return { sure, score: Number(sure) * 2 + name + organisation / 2 + Number(contact) / 2 };
}

type Told = Pick<Initiative, 'texts' | 'language' | 'town' | 'email' | 'phone' | 'website'> & {
  organisation: { name: string };
};

function sidesOf({ texts, language, organisation, town, email, phone, website }: Told): Sides {
  const words = tokenize(texts[language]?.name ?? '');
  return {
    // `Taal-café` and `Taalcafé` share no word, but they begin alike.
    words: [...new Set([...words, `=${words.join('').slice(0, 5)}`])],
    name: threes(words),
    organisation: threes(tokenize(organisation.name)),
    town: foldText(town ?? ''),
    contacts: [
      email && `@${email.toLowerCase()}`,
      phone && `+${phone.replace(/\D/g, '').slice(-9)}`,
      // The front page of an organisation says nothing about which of its activities.
      website && /\/\/[^/]+\/./.test(website) && website.toLowerCase().replace(/^https?:\/\/(www\.)?/, ''),
    ].filter((one): one is string => Boolean(one)),
  };
}

/** Runs of three letters, with the words apart and with the words as one. */
const threes = (words: string[]): Set<string>[] =>
  [words, [words.join('')]].map(
    (all) =>
      new Set(
        all.flatMap((word) => {
          const padded = `  ${word} `;
          return Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3));
        }),
      ),
  );

/** How much of both is in both, words apart or as one: 1 when they are the same (Dice). */
const share = (a: Set<string>[], b: Set<string>[]): number =>
  Math.max(
    ...a.map((mine, i) => {
      const theirs = b[i] ?? new Set();
      const both = [...mine].filter((one) => theirs.has(one)).length;
      return both && (2 * both) / (mine.size + theirs.size);
    }),
  );
