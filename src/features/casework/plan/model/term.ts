import { termOf as extendedTerm, lastDayBefore } from '../../duo/periods.ts';
import { type CaseFacts, eventsOf } from '../../model/events.ts';
import { firstPlan } from '../../model/stages.ts';

/** The three years of a case, with what was granted besides: the first day, and the last day that belongs to it. */
export interface PlanTerm {
  from: string;
  lastDay: string;
  /** The day after the last: on it the term has ended. */
  until: string;
}

/** The term that the first plan began (Wet inburgering 2021, art. 11); or that a plan of this day would begin. */
export function planTermOf(facts: Pick<CaseFacts, 'events'>, otherwiseFrom: string): PlanTerm {
  const granted = eventsOf(facts, 'extension-decided').filter(({ data }) => data.granted);
  const term = extendedTerm(
    firstPlan(facts)?.day ?? otherwiseFrom,
    granted.map(({ data }) => data),
  );
  return { from: term.startdatum, lastDay: lastDayBefore(term.einddatumTot), until: term.einddatumTot };
}
