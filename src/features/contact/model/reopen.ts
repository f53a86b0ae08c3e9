import type { Tx } from '#core/db/connection.ts';
import { promiseFor } from './promise.ts';
import { changeQuestion } from './queries.ts';
import type { ContactQuestion } from './types.ts';

/** After a new message of the asker: an answered or waiting question is open again, with a new promise. */
export async function reopenQuestion(
  tx: Tx,
  { id, state, category, listing }: ContactQuestion,
  now: Date,
): Promise<void> {
  // Whoever is still waiting for us keeps the promise they have.
  const promiseStands = state === 'quarantine' || state === 'open' || state === 'owner';
  await changeQuestion(
    tx,
    id,
    promiseStands
      ? { last_at: now }
      : {
          // Whoever answered before answers again.
          state: listing ? 'owner' : 'open',
          received_at: now,
          promised_at: promiseFor(category, now),
          paused_at: null,
          answered_at: null,
          last_at: now,
        },
  );
}
