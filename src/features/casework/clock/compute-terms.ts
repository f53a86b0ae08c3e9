import type { Tx } from '#core/db/connection.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { clockOn, deadlinesOf, nextDuty } from '../legal-deadlines/deadlines.ts';
import { type DeadlineChange, explainChange, keepUsedDates } from '../legal-deadlines/explain-change.ts';
import type { LegalDeadline } from '../legal-deadlines/term-types.ts';
import { type CaseFacts, lastEvent } from '../model/events.ts';
import { type CaseStanding, setStanding } from '../model/queries.ts';
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

/** What follows from the facts of a case on a day. */
export interface ComputedCase {
  terms: LegalDeadline[];
  /** What other rules or holidays changed in terms that were known. */
  changes: DeadlineChange[];
  standing: CaseStanding;
}

/** Computes a case: its terms, with dates that people have already used as they were, and what lists show. */
export function computeCase(before: readonly LegalDeadline[], facts: CaseFacts, today: string): ComputedCase {
  const terms = keepUsedDates(before, deadlinesOf(facts, clockOn(today)), today);
  const { stage, since } = stageOf(facts, today);
  const next = nextDuty(terms);
  return {
    terms,
    changes: before.length ? explainChange(before, terms).filter(isByRules) : [],
    standing: {
      stage,
      stageSince: since,
      waitsFor: waitsFor(facts, today),
      nextDueOn: next?.due ?? null,
      nextRule: next?.rule ?? null,
      dutyEndedOn: lastEvent(facts, 'duty-ended')?.day ?? null,
    },
  };
}

/**
 * Computes and stores the terms of a case, and what follows from them for lists. The transaction must act for a caseworker of its
 * tenant, or as `casework`.
 */
export async function computeTerms(tx: Tx, of: TermsOf, facts: CaseFacts, now: Date): Promise<void> {
  const today = amsterdamDate(now);
  const { terms, changes, standing } = computeCase(await findTerms(tx, of.id), facts, today);
  await storeTerms(tx, of, terms, today);
  await addTermChanges(tx, of, changes, now);
  await setStanding(tx, of.id, standing);
}
