import type { StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { addEvent, factsOf, findCase, findEvents, type NewEvent } from '../model/queries.ts';
import { computeTerms } from './compute-terms.ts';

/**
 * Records that something happened in a case, and computes anew what follows from it: the one way in which an event gets in.
 * @returns false when somebody else replaced the same event before, or the same form was sent before
 */
export async function recordEvent(
  tx: Tx,
  app: AppContext,
  by: StaffMember,
  event: NewEvent,
  now: Date,
): Promise<boolean> {
  if (!(await addEvent(tx, app, by, event, now))) return false;
  await recomputeCase(tx, app, event.caseId, now);
  return true;
}

/** Computes anew what follows from the events of a case. The transaction must act for a caseworker of its tenant. */
export async function recomputeCase(tx: Tx, app: AppContext, id: string, now: Date): Promise<void> {
  const file = await findCase(tx, app, id);
  if (!file) return;
  await computeTerms(tx, file, factsOf(file, await findEvents(tx, app, id)), now);
}
