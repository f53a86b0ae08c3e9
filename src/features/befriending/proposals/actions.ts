import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { askReminder, ownProposals, pairOfProposal, takeAnswer } from './queries.ts';
import { ANSWERS } from './rules.ts';

/**
 * Keeps what somebody says to a proposal. All answers take the same steps and leave the same line in the audit log: nobody can tell
 * them apart but who gave them. What came too late is no refusal, for the database closes the proposal by it.
 */
export const answerProposal = action({
  name: 'befriending.answer-proposal',
  allow: 'newcomer',
  input: z.object({ proposal: z.uuid(), answer: z.enum(ANSWERS) }),
  run: async ({ tx }, { proposal, answer }) => {
    const taken = await takeAnswer(tx, proposal, answer);
    return ok({ taken, pair: taken === 'paired' ? await pairOfProposal(tx, proposal) : undefined });
  },
});

/** Takes back a "no", as long as that is possible: then it waits for an answer again. */
export const undoNo = action({
  name: 'befriending.undo-no',
  allow: 'newcomer',
  input: z.object({ proposal: z.uuid() }),
  run: async ({ tx, actor, now }, { proposal }) => {
    const own = (await ownProposals(tx, actor.person, now)).find(({ id }) => id === proposal);
    if (own?.answer !== 'no') return refuse('gone');
    return (await takeAnswer(tx, proposal, 'later')) === 'kept' ? ok(null) : refuse('gone');
  },
});

/** Asks that the others are reminded, by somebody who said yes. It changes nothing that anybody else can see. */
export const remindOthers = action({
  name: 'befriending.remind-others',
  allow: 'newcomer',
  input: z.object({ proposal: z.uuid() }),
  run: async ({ tx, actor, now }, { proposal }) => {
    const own = (await ownProposals(tx, actor.person, now)).find(({ id }) => id === proposal);
    if (own?.answer !== 'yes') return refuse('gone');
    await askReminder(tx, proposal, actor.person, now);
    return ok(null);
  },
});
