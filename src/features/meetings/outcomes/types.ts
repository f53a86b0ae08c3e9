export const OUTCOME_KINDS = ['bottleneck', 'insight', 'solution', 'agreement'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** One line on the card of a table; an agreement has an owner and a date. */
export interface BreakOutOutcome {
  id: string;
  breakOutId: string;
  kind: OutcomeKind;
  words: string;
  owner: string | null;
  /** YYYY-MM-DD */
  dueOn: string | null;
  state: 'open' | 'done' | 'dropped';
  answer: string | null;
  answeredAt: Date | null;
  version: number;
}
