import { MINUTE_MS } from '#core/time/durations.ts';
import type { Form } from '../model/answers.ts';
import { MAX_OPEN_PROPOSALS, type MeetingReason, type Party, type ProposalAnswer } from '../model/rules.ts';

/** A "no" can be taken back for so long; then the two are never proposed to each other again. The database says the same. */
export const UNDO_MS = 10 * MINUTE_MS;

export const ANSWERS = ['yes', 'no', 'later'] as const satisfies readonly ProposalAnswer[];

/** A proposal as somebody of one of its two sides reads it: nothing of what the other side said is in it. */
export interface OwnProposal {
  id: string;
  kind: Form;
  reasons: MeetingReason[];
  expiresAt: Date;
  /** The own card, and as what it takes part. */
  card: string;
  party: Party;
  /** The card of the other side. */
  other: string;
  answer: ProposalAnswer | null;
  answeredAt: Date | null;
  /** Did everybody of the own card say yes? Who did not is told to nobody. */
  agreed: boolean;
  /** The reader asked to remind the others. */
  reminded: boolean;
}

/** What of the open proposals is shown: what waits for the reader, what the reader said yes to, and what just was said no to. */
export function shownProposals(proposals: readonly OwnProposal[], now: Date) {
  return {
    // Never more than three to think about; what is beyond comes when one of these has an answer.
    toAnswer: proposals
      .filter(({ answer }) => answer === null || answer === 'later')
      // What was put off does not stand before what is new.
      .toSorted((a, b) => Number(a.answer === 'later') - Number(b.answer === 'later'))
      .slice(0, MAX_OPEN_PROPOSALS),
    waiting: proposals.filter(({ answer }) => answer === 'yes'),
    undoable: proposals.filter(
      ({ answer, answeredAt }) =>
        answer === 'no' && answeredAt !== null && answeredAt.getTime() + UNDO_MS >= now.getTime(),
    ),
  };
}
