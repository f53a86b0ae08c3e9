import { foldText, tokenize } from '#algorithms/text-search';
import type { Initiative } from '#features/directory/rules.ts';
import type { ParsedRow } from '../rows/parsed-row.ts';

/** An initiative in the directory that may be the one in a row. */
export interface DuplicateCandidate {
  initiative: Initiative;
  /** Name, organisation and place agree; otherwise a person should decide. */
  certain: boolean;
}

interface MatchFeatures {
  words: string[];
  nameTrigrams: Set<string>[];
  organisationTrigrams: Set<string>[];
  town: string;
  contacts: string[];
}

/** A key that more initiatives share than this says nothing by itself and is not used to find candidates. */
const MAX_BLOCK_SIZE = 300;

/**
 * Record linkage: which rows are probably in the directory already, by name, organisation and town, or by phone number,
 * e-mail address or website. Each initiative is matched with at most one row, the most similar one.
 * @returns by row number
 */
export function findDuplicates(
  rows: readonly ParsedRow[],
  initiatives: readonly Initiative[],
): Map<number, DuplicateCandidate> {
  const features = initiatives.map(matchFeatures);
  const index = buildIndex(features);
  const pairs = rows.flatMap(({ draft, organisation, row }) => {
    if (!draft) return [];
    const rowFeatures = matchFeatures({ ...draft, organisation: { name: organisation } });
    const candidates = new Set(blockingKeys(rowFeatures).flatMap((key) => index.get(key) ?? []));
    return [...candidates].flatMap((candidate) => {
      const [initiativeFeatures, initiative] = [features[candidate], initiatives[candidate]];
      const match = initiativeFeatures && initiative && compare(rowFeatures, initiativeFeatures);
      return match ? [{ row, initiative, ...match }] : [];
    });
  });
  pairs.sort((a, b) => b.score - a.score);
  const duplicates = new Map<number, DuplicateCandidate>();
  const matchedIds = new Set<string>();
  for (const { row, initiative, certain } of pairs) {
    if (duplicates.has(row) || matchedIds.has(initiative.id)) continue;
    matchedIds.add(initiative.id);
    duplicates.set(row, { initiative, certain });
  }
  return duplicates;
}

/** Where to look for candidates: name words in the same town or in an unknown town, and contact details. */
const blockingKeys = ({ words, town, contacts }: MatchFeatures): string[] => [
  ...words.flatMap((word) => (town ? [`${word}|${town}`, `${word}|`] : [`${word}|*`])),
  ...contacts,
];

function buildIndex(features: MatchFeatures[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [position, { words, town, contacts }] of features.entries()) {
    const keys = [...words.flatMap((word) => [`${word}|${town}`, `${word}|*`]), ...contacts];
    for (const key of new Set(keys)) {
      const block = index.get(key) ?? [];
      if (block.length <= MAX_BLOCK_SIZE) block.push(position);
      index.set(key, block);
    }
  }
  for (const [key, block] of index) if (block.length > MAX_BLOCK_SIZE) index.delete(key);
  return index;
}

function compare(a: MatchFeatures, b: MatchFeatures): { score: number; certain: boolean } | undefined {
  const name = similarity(a.nameTrigrams, b.nameTrigrams);
  const organisation = similarity(a.organisationTrigrams, b.organisationTrigrams);
  const sharesContact = a.contacts.some((contact) => b.contacts.includes(contact));
  const sameTown = !a.town || !b.town || a.town === b.town;
  const sameOrganisation = organisation >= 0.5 || sharesContact;
  const certain = sameTown && sameOrganisation && name >= (sharesContact ? 0.6 : 0.9);
  const possible =
    (sameTown && (name >= 0.8 || (sameOrganisation && name >= 0.5))) || (sharesContact && name >= 0.4);
  if (!certain && !possible) return undefined;
  return { certain, score: Number(certain) * 2 + name + organisation / 2 + Number(sharesContact) / 2 };
}

type Comparable = Pick<Initiative, 'texts' | 'language' | 'town' | 'email' | 'phone' | 'website'> & {
  organisation: { name: string };
};

function matchFeatures({
  texts,
  language,
  organisation,
  town,
  email,
  phone,
  website,
}: Comparable): MatchFeatures {
  const words = tokenize(texts[language]?.name ?? '');
  return {
    // `Taal-café` and `Taalcafé` have no word in common, but the same beginning.
    words: [...new Set([...words, `=${words.join('').slice(0, 5)}`])],
    nameTrigrams: trigrams(words),
    organisationTrigrams: trigrams(tokenize(organisation.name)),
    town: foldText(town ?? ''),
    contacts: [
      email && `@${email.toLowerCase()}`,
      phone && `+${phone.replace(/\D/g, '').slice(-9)}`,
      // The home page of an organisation does not tell its activities apart.
      website && /\/\/[^/]+\/./.test(website) && website.toLowerCase().replace(/^https?:\/\/(www\.)?/, ''),
    ].filter((contact): contact is string => Boolean(contact)),
  };
}

/** The letter trigrams of the separate words, and those of the words joined into one. */
const trigrams = (words: string[]): Set<string>[] =>
  [words, [words.join('')]].map(
    (variant) =>
      new Set(
        variant.flatMap((word) => {
          const padded = `  ${word} `;
          return Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3));
        }),
      ),
  );

/** Sørensen–Dice coefficient of the better of the two variants: 1 when they are equal, 0 when they share nothing. */
const similarity = (a: Set<string>[], b: Set<string>[]): number =>
  Math.max(
    ...a.map((trigramsA, variant) => {
      const trigramsB = b[variant] ?? new Set();
      const shared = [...trigramsA].filter((trigram) => trigramsB.has(trigram)).length;
      return shared && (2 * shared) / (trigramsA.size + trigramsB.size);
    }),
  );
