import type { Db, Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import type { DeadlineChange } from '../legal-deadlines/explain-change.ts';
import type { LegalDeadline } from '../legal-deadlines/term-types.ts';
import { setStanding } from '../model/queries.ts';
import { computeCase } from './compute-terms.ts';
import {
  addTermChanges,
  type BatchOf,
  casesForClock,
  casesWithOldRules,
  casesWithPassedTerms,
  confirmTerms,
  FIRST_BATCH_AFTER,
  storeTerms,
} from './queries.ts';

/** Small enough that nobody who saves a case waits for it long, and that little is done again after an interruption. */
const BATCH_CASES = 100;

/** What changed in one case. */
export interface RecomputedCase {
  number: string;
  changes: DeadlineChange[];
}

interface RecomputeOptions {
  onCase?: ((changed: RecomputedCase) => void) | undefined;
  stop?: AbortSignal | undefined;
}

/**
 * Computes anew the terms of every case that `next` finds, a batch in each transaction. What is done is not found again, so an
 * interrupted round goes on where it stopped.
 * @returns how many cases were computed
 */
async function recompute(
  db: Db,
  now: Date,
  next: (tx: Tx, batch: BatchOf) => Promise<string[]>,
  { onCase, stop }: RecomputeOptions = {},
): Promise<number> {
  let computed = 0;
  let after = FIRST_BATCH_AFTER;
  while (!stop?.aborted) {
    const { ids, done } = await inTransaction(db, { systemTask: { name: 'casework' } }, async (tx) => {
      const found = await next(tx, { after, limit: BATCH_CASES });
      return { ids: found, done: await recomputeBatch(tx, found, now) };
    });
    for (const each of done) onCase?.(each);
    computed += done.length;
    if (ids.length < BATCH_CASES) break;
    after = ids.at(-1) ?? after;
  }
  return computed;
}

/** Writes only what became another: after most changes of the rules nearly every term is the same. */
async function recomputeBatch(tx: Tx, ids: readonly string[], now: Date): Promise<RecomputedCase[]> {
  const today = amsterdamDate(now);
  const same: string[] = [];
  const recomputed: RecomputedCase[] = [];
  for (const known of await casesForClock(tx, ids)) {
    const { terms, changes, standing } = computeCase(known.terms, known.facts, today);
    if (signOfTerms(terms) === signOfTerms(known.terms)) same.push(known.id);
    else await storeTerms(tx, known, terms, today);
    await addTermChanges(tx, known, changes, now);
    if (canonical(standing) !== canonical(known.standing)) await setStanding(tx, known.id, standing);
    recomputed.push({ number: known.number, changes });
  }
  await confirmTerms(tx, same, today);
  return recomputed;
}

/** Terms as text, whatever their order. */
const signOfTerms = (terms: readonly LegalDeadline[]): string => terms.map(canonical).toSorted().join('\n');

/** The same text for the same content: the database gives the keys of an object back in an order of its own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** After a change of the rules: computes anew every case that was computed with others. */
export const recomputeOldRules = (db: Db, now: Date, options?: RecomputeOptions): Promise<number> =>
  recompute(db, now, casesWithOldRules, options);

/** Every night: terms that have passed are late, and what stood still runs on. */
export const recomputePassedTerms = (db: Db, now: Date): Promise<number> =>
  recompute(db, now, (tx, batch) => casesWithPassedTerms(tx, amsterdamDate(now), batch));
