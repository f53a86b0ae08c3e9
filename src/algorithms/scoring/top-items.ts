import type { ItemScores } from './score-items.ts';
import { cannotBits, countBits, MAX_COLUMNS, unknownBits } from './verdict.ts';

const SCORES = 1001;
const RANKS = MAX_COLUMNS + 1;

/**
 * The k best items with score ≥ 0, best first: by score, then by fewest UNKNOWN, then by index. Fewer than k when fewer
 * can work.
 *
 * @returns item indices
 * @throws RangeError when k is not a whole number from 0
 *
 * O(items + k) time: two counting sorts, the second only over those that reach the k-th score.
 * Source: Knuth, The Art of Computer Programming 3, §5.2, algorithm D (distribution counting).
 */
export function topItems(fit: ItemScores, k: number): Int32Array {
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`k is ${k}, expected a whole number from 0`);
  const { score, verdicts } = fit;
  const scored = new Int32Array(SCORES);
  for (let i = 0; i < score.length; i++) {
    const s = score[i] ?? -1;
    if (s >= 0) scored[s] = (scored[s] ?? 0) + 1;
  }
  let lowestScore = SCORES;
  let reached = 0;
  while (lowestScore > 0 && reached < k) reached += scored[--lowestScore] ?? 0;

  const items = new Int32Array(reached);
  const rank = new Int32Array(reached);
  const ranked = new Int32Array((SCORES - lowestScore) * RANKS + 1);
  let itemCount = 0;
  for (let i = 0; i < score.length; i++) {
    const s = score[i] ?? -1;
    if (s < lowestScore) continue;
    const rankIndex = (SCORES - 1 - s) * RANKS + countBits(unknownBits(verdicts[i] ?? 0));
    items[itemCount] = i;
    rank[itemCount++] = rankIndex;
    ranked[rankIndex + 1] = (ranked[rankIndex + 1] ?? 0) + 1;
  }
  for (let at = 1; at < ranked.length; at++) ranked[at] = (ranked[at] ?? 0) + (ranked[at - 1] ?? 0);
  const order = new Int32Array(Math.min(k, reached));
  for (let j = 0; j < reached; j++) {
    const at = rank[j] ?? 0;
    const place = ranked[at] ?? 0;
    ranked[at] = place + 1;
    if (place < order.length) order[place] = items[j] ?? 0;
  }
  return order;
}

/**
 * Near misses: per column the number of items that fail on that column alone, and that one changed answer could
 * therefore open.
 *
 * @param columns the number of columns of the index
 * @returns per column the number of items for which it is the only one with verdict CANNOT
 *
 * O(items).
 */
export function nearMisses(fit: ItemScores, columns: number): Int32Array {
  if (!Number.isInteger(columns) || columns < 0 || columns > MAX_COLUMNS) {
    throw new RangeError(`columns is ${columns}, expected 0 to ${MAX_COLUMNS}`);
  }
  const only = new Int32Array(columns);
  const { verdicts } = fit;
  for (let i = 0; i < verdicts.length; i++) {
    const cannot = cannotBits(verdicts[i] ?? 0);
    if (cannot === 0 || (cannot & (cannot - 1)) !== 0) continue;
    const column = (31 - Math.clz32(cannot)) >> 1;
    if (column < columns) only[column] = (only[column] ?? 0) + 1;
  }
  return only;
}
