import type { Tx } from '#core/db/connection.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { clockOn, deadlinesOf, nextDuty } from '../legal-deadlines/deadlines.ts';
import { type DeadlineChange, explainChange, keepUsedDates } from '../legal-deadlines/explain-change.ts';
import { type CaseFacts, lastEvent } from '../model/events.ts';
import { setStanding } from '../model/queries.ts';
import { stageOf, waitsFor } from '../model/stages.ts';
import { addTermChanges, findTerms, storeTerms, type TermsOf } from './queries.ts';

/** Whether a term became another by what people can be asked about: the rules, the holidays or our way to compute. */
const isByRules = ({ causes }: DeadlineChange): boolean =>
  causes.some(
    ({ kind }) =>
      kind === 'rule-version' ||
      kind === 'holiday-added' ||
      kind === 'holiday-removed' ||
      kind === 'computation',
  );

/**
 * Computes and stores the terms of a case, and what follows from them for lists. Dates that people have already used stay as they
 * were. The transaction must act for a caseworker of its tenant, or as `casework`.
 * @returns what changed by other rules or holidays; that is written down too
 */
export async function computeTerms(
  tx: Tx,
  of: TermsOf,
  facts: CaseFacts,
  now: Date,
): Promise<DeadlineChange[]> {
  const today = amsterdamDate(now);
  const before = await findTerms(tx, of.id);
  const after = keepUsedDates(before, deadlinesOf(facts, clockOn(today)), today);
  const changes = before.length ? explainChange(before, after).filter(isByRules) : [];
  await storeTerms(tx, of, after, today);
  await addTermChanges(tx, of, changes, now);
  const { stage, since } = stageOf(facts, today);
  const next = nextDuty(after);
  await setStanding(tx, of.id, {
    stage,
    stageSince: since,
    waitsFor: waitsFor(facts, today),
    nextDueOn: next?.due ?? null,
    nextRule: next?.rule ?? null,
    dutyEndedOn: lastEvent(facts, 'duty-ended')?.day ?? null,
  });
  return changes;
}
