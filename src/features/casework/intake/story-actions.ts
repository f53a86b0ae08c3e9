import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { isStoryQuestion } from '#features/story';
import { caseToWriteIn } from './actions.ts';
import { sameValue, standingAt, standings } from './answers.ts';
import { addAnswer, findAnswers } from './queries.ts';
import { openedStory } from './read-offers.ts';
import { intakePath } from './rules.ts';

/**
 * Takes one answer over from what the newcomer opened, with them beside the guide. It is a copy of that moment: the story stays
 * theirs, and what they change or take back there later changes nothing here.
 */
export const takeOver = action({
  name: 'casework.take_over',
  allow: 'caseworker',
  input: z.object({
    once: formSource,
    caseId: z.uuid(),
    consent: z.uuid(),
    question: z.string().refine(isStoryQuestion),
    beside: z.boolean(),
  }),
  run: async ({ tx, app, actor, now }, { once, caseId, consent, question, beside }) => {
    if (!(await caseToWriteIn({ tx, app }, caseId))) return refuse('no-case');
    if (!beside) return refuse('not-beside');
    const page = `${intakePath(':case')}/story/:consent`;
    const opened = await openedStory(tx, app, actor, { consent, page });
    if (!opened) return refuse('ended');
    const offer = opened.offers.find(({ from }) => from === question);
    if (!offer) return refuse('not-shared');
    const { answer, heads } = standingAt(standings(await findAnswers(tx, app, caseId)), offer.to);
    if (answer && sameValue(answer.value, offer.value)) return ok('same' as const);
    const answeredAt = opened.answeredAt[offer.from];
    const day = amsterdamDate(answeredAt ? new Date(answeredAt) : now);
    const id = deterministicId(app, `intake-take-over:${offer.to}`, once);
    const taken = { id, caseId, question: offer.to, value: offer.value, source: 'newcomer', day } as const;
    await addAnswer(tx, app, actor, { ...taken, via: 'story', saidAt: now, replaces: heads }, now);
    return ok('taken' as const);
  },
});
