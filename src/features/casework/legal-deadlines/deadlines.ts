import { type HolidayCalendar, recognisedHolidays } from '#core/time/holiday-calendar.ts';
import type { CaseFacts } from '../model/events.ts';
import { cannotSay, type TermContext } from './build-deadline.ts';
import { dutyEndOf, movedOutOn, viewCase } from './case-view.ts';
import { decisionTerms } from './decision-terms.ts';
import { integrationTerms } from './integration-terms.ts';
import { type TermRules, termRules } from './load-rules.ts';
import { offerTerms } from './offer-terms.ts';
import { planTerms } from './plan-terms.ts';
import type { LegalDeadline } from './term-types.ts';

/** With which rules and holidays terms are computed, and on which day. */
export interface ClockSettings {
  rules: TermRules;
  holidays: HolidayCalendar;
  /** YYYY-MM-DD */
  today: string;
}

/** The rules and holidays in use. */
export const clockOn = (today: string): ClockSettings => ({
  rules: termRules,
  holidays: recognisedHolidays,
  today,
});

/**
 * Every term of a case that runs, ran or can begin. It follows from the facts alone: no clock, no time zone, no order of the list.
 * A case keeps the law of its own start: of an older one we only say that we cannot compute it.
 */
export function deadlinesOf(facts: CaseFacts, { rules, holidays, today }: ClockSettings): LegalDeadline[] {
  const view = viewCase(facts);
  const ctx: TermContext = {
    view,
    rules,
    calendar: holidays,
    today,
    dutyEnd: dutyEndOf(view),
    movedOut: movedOutOn(view),
  };
  if (facts.regime !== '2021') {
    const unknown = cannotSay(ctx, 'WHO-4', 'old-regime');
    return unknown ? [unknown] : [];
  }
  return [...planTerms(ctx), ...integrationTerms(ctx), ...offerTerms(ctx), ...decisionTerms(ctx)];
}

/** By when the plan must be there: the term that stands, or the one that took its place. */
export const planDeadline = (deadlines: readonly LegalDeadline[]): LegalDeadline | undefined =>
  deadlines.find(({ rule, state }) => rule === 'CLK-03' && state.kind !== 'cannot-say') ??
  deadlines.findLast(({ rule }) => rule === 'CLK-01' || rule === 'CLK-02' || rule === 'CLK-04');

/** The next thing that must be done: the earliest day, so late ones first. What only DUO can do comes after all else. */
export function nextDuty(deadlines: readonly LegalDeadline[]): LegalDeadline | undefined {
  const rank = ({ due, waitsFor }: LegalDeadline) => `${waitsFor === 'duo' ? 1 : 0} ${due}`;
  return deadlines
    .filter(
      ({ nature, due, state }) =>
        nature === 'duty' && due !== null && (state.kind === 'open' || state.kind === 'late'),
    )
    .reduce<LegalDeadline | undefined>(
      (first, each) => (first && rank(first) <= rank(each) ? first : each),
      undefined,
    );
}
