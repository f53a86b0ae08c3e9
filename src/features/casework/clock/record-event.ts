import type { StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { type CaseFacts, lastEvent } from '../model/events.ts';
import { addEvent, factsOf, findCase, findEvents, type NewEvent, setStanding } from '../model/queries.ts';
import { stageOf, waitsFor } from '../model/stages.ts';

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
  const facts = factsOf(file, await findEvents(tx, app, id));
  const today = amsterdamDate(now);
  const { stage, since } = stageOf(facts, today);
  await setStanding(tx, id, {
    stage,
    stageSince: since,
    waitsFor: waitsFor(facts, today),
    nextDueOn: null,
    nextRule: null,
    dutyEndedOn: dutyEndedOn(facts),
  });
}

/** The day on which the duty to integrate ended; null while it lasts. */
const dutyEndedOn = (facts: CaseFacts): string | null => lastEvent(facts, 'duty-ended')?.day ?? null;
