import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { reopenIdea, saveIdeaAnswer } from '../model/queries.ts';

/** What a newcomer does with an idea. `ask` leads to asking for the place: until that is sent it counts as seen. */
export const answerIdea = action({
  name: 'ideas.answer',
  allow: 'newcomer',
  input: z.object({ idea: z.uuid(), answer: z.enum(['ask', 'seen', 'no', 'reopen']), told: z.boolean() }),
  run: async ({ tx, actor, now }, { idea, answer, told }) => {
    if (answer === 'reopen') {
      await reopenIdea(tx, actor.person, idea);
      return ok(null);
    }
    const kept = answer === 'ask' ? 'seen' : answer;
    const initiative = await saveIdeaAnswer(tx, actor.person, { idea, answer: kept, told }, now);
    return initiative === undefined ? refuse('not-found') : ok(initiative);
  },
});
