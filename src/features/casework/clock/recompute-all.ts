import type { Db, Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import type { DeadlineChange } from '../legal-deadlines/explain-change.ts';
import { computeTerms } from './compute-terms.ts';
import {
  type BatchOf,
  casesWithOldRules,
  casesWithPassedTerms,
  FIRST_BATCH_AFTER,
  factsForClock,
} from './queries.ts';

/** Small enough that nobody who saves a case waits for it long, and that little is done again after an interruption. */
const BATCH_CASES = 50;

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
      const recomputed: RecomputedCase[] = [];
      for (const id of found) {
        const known = await factsForClock(tx, id);
        if (!known) continue;
        const changes = await computeTerms(tx, { id, tenant: known.tenant }, known.facts, now);
        recomputed.push({ number: known.number, changes });
      }
      return { ids: found, done: recomputed };
    });
    for (const each of done) onCase?.(each);
    computed += done.length;
    if (ids.length < BATCH_CASES) break;
    after = ids.at(-1) ?? after;
  }
  return computed;
}

/** After a change of the rules: computes anew every case that was computed with others. */
export const recomputeOldRules = (db: Db, now: Date, options?: RecomputeOptions): Promise<number> =>
  recompute(db, now, casesWithOldRules, options);

/** Every night: terms that have passed are late, and what stood still runs on. */
export const recomputePassedTerms = (db: Db, now: Date): Promise<number> =>
  recompute(db, now, (tx, batch) => casesWithPassedTerms(tx, amsterdamDate(now), batch));
