import { CANDIDATE_BITS, type Comparison, compare, type MatchReason } from './compare.ts';
import { type Comparable, type MatchFeatures, matchFeatures } from './features.ts';

/** How sure a match is, and why. */
export interface MatchEvidence {
  /** Nothing speaks against it; otherwise a person should decide. */
  certain: boolean;
  /** Evidence in bits. */
  score: number;
  reasons: MatchReason[];
}

/** A row of a list, as far as it is compared. */
interface LinkableRow {
  key: string;
  row: number;
  organisation: string;
  draft?: Omit<Comparable, 'organisation'>;
  skipped?: string;
}

/** An initiative in the directory that may be the one in a row. */
export interface DuplicateCandidate<Item> extends MatchEvidence {
  initiative: Item;
}

/** An earlier row of the same list that may be the same initiative. */
export interface DoubledRow extends MatchEvidence {
  /** The key of the earlier row. */
  of: string;
}

/** A key that more initiatives share than this says nothing by itself and is not used to find candidates. */
const MAX_BLOCK_SIZE = 120;

/**
 * Record linkage: which rows are probably in the directory already. Each initiative is matched with at most one row, the
 * most similar one.
 * @returns by the key of the row
 */
export function findDuplicates<Item extends Comparable & { id: string }>(
  rows: readonly LinkableRow[],
  initiatives: readonly Item[],
): Map<string, DuplicateCandidate<Item>> {
  const index = buildIndex(initiatives.map(matchFeatures), 1);
  const pairs = rows.flatMap((row) => {
    const features = featuresOfRow(row);
    if (!features) return [];
    return index.candidates(features).flatMap(({ position, comparison }) => {
      const initiative = initiatives[position];
      return initiative ? [{ key: row.key, initiative, ...comparison }] : [];
    });
  });
  pairs.sort((a, b) => Number(b.certain) - Number(a.certain) || b.score - a.score);
  const duplicates = new Map<string, DuplicateCandidate<Item>>();
  const matchedIds = new Set<string>();
  for (const { key, ...candidate } of pairs) {
    if (duplicates.has(key) || matchedIds.has(candidate.initiative.id)) continue;
    matchedIds.add(candidate.initiative.id);
    duplicates.set(key, candidate);
  }
  return duplicates;
}

/** Which rows are probably an earlier row of the same list once more. @returns by the key of the later row */
export function findDoubledRows(rows: readonly LinkableRow[]): Map<string, DoubledRow> {
  const known = rows.flatMap((row) => {
    const features = row.skipped ? undefined : featuresOfRow(row);
    return features ? [{ row, features }] : [];
  });
  // A row and its double have the same number: only a third one makes it shared.
  const index = buildIndex(
    known.map(({ features }) => features),
    2,
  );
  const doubled = new Map<string, DoubledRow>();
  for (const [position, { row, features }] of known.entries()) {
    const earlier = index
      .candidates(features)
      .filter((candidate) => candidate.position < position && known[candidate.position]?.row.row !== row.row)
      // Lists hold several activities of one organisation: with another name a row is another one.
      .filter(({ comparison }) => !comparison.reasons.includes('other-name'))
      .filter((candidate) => !doubled.has(known[candidate.position]?.row.key ?? ''))
      .sort((a, b) => b.comparison.score - a.comparison.score)[0];
    const of = earlier && known[earlier.position]?.row.key;
    if (of) doubled.set(row.key, { of, ...earlier.comparison });
  }
  return doubled;
}

const featuresOfRow = ({ draft, organisation }: LinkableRow): MatchFeatures | undefined =>
  draft && matchFeatures({ ...draft, organisation: { name: organisation } });

interface MatchIndex {
  candidates: (features: MatchFeatures) => { position: number; comparison: Comparison }[];
}

/** @param owners how many may have a number, address or page before it is shared */
function buildIndex(features: readonly MatchFeatures[], owners: number): MatchIndex {
  const blocks = new Map<string, number[]>();
  for (const [position, item] of features.entries())
    for (const key of blockingKeys(item)) {
      const block = blocks.get(key);
      if (!block) blocks.set(key, [position]);
      else if (block.length <= MAX_BLOCK_SIZE) block.push(position);
    }
  const isShared = (contact: string): boolean => (blocks.get(contact)?.length ?? 0) > owners;
  return {
    candidates: (item) => {
      const positions = new Set<number>();
      for (const key of blockingKeys(item)) {
        const block = blocks.get(key) ?? [];
        if (block.length <= MAX_BLOCK_SIZE) for (const position of block) positions.add(position);
      }
      return [...positions].flatMap((position) => {
        const other = features[position];
        const comparison = other && compare(item, other, isShared);
        return comparison && comparison.score >= CANDIDATE_BITS ? [{ position, comparison }] : [];
      });
    },
  };
}

/** Where to look for candidates. Words of the name stand with their town: of those in an unknown town, there are two keys. */
function blockingKeys({
  name,
  organisation,
  town,
  phone,
  email,
  domains,
  page,
  address,
  times,
}: MatchFeatures): Set<string> {
  const joined = name.join('');
  const nameKeys = [...name, `=${joined.slice(0, 5)}`, `~${joined.slice(-6)}`];
  return new Set([
    ...nameKeys.flatMap((word) => (town ? [`${word}|${town}`, `${word}|?`] : [`${word}|?`])),
    ...organisation.own.flatMap((word) => times.map((time) => `org ${word}|${town}|${time}`)),
    ...organisation.own.map((word) => `org ${word}|${town}`),
    ...(phone ? [`tel ${phone}`] : []),
    ...(email ? [`mail ${email}`] : []),
    ...(page ? [`page ${page}`] : []),
    ...domains.map((domain) => `site ${domain}|${town}`),
    ...(address ? [`at ${address}|${town}`] : []),
  ]);
}
