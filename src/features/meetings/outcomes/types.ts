export const OUTCOME_KINDS = ['bottleneck', 'insight', 'solution', 'agreement'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** One line on the table card of a break-out; an agreement also has an owner and a due date. */
export interface BreakOutOutcome {
  id: string;
  breakOutId: string;
  kind: OutcomeKind;
  text: string;
  owner: string | null;
  /** YYYY-MM-DD */
  dueOn: string | null;
  state: 'open' | 'done' | 'dropped';
  /** What the owner of an agreement last said about it. */
  answer: string | null;
  answeredAt: Date | null;
  version: number;
}
