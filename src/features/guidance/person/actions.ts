import { z } from 'zod';
import { type ActionContext, action } from '#core/access/action.ts';
import type { Account } from '#core/access/actor.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { consentsOfGuide, type GuideConsent } from '#features/consents';
import { allInitiatives } from '#features/directory';
import { addIdea, IDEA_REASONS, ideasFor, MAX_IDEA_WORDS, MAX_OPEN_IDEAS, removeIdea } from '#features/ideas';
import { answerInput, type QuestionRefusal, saveAnswerOf } from '#features/story';

/** Why nothing was filled in. */
type FillRefusal = QuestionRefusal | 'ended' | 'not-shared';

/** The consent under a page of a guide; undefined once it is withdrawn, over or replaced. */
const heldConsent = async (
  { tx, actor, now }: ActionContext<Account>,
  id: string,
): Promise<GuideConsent | undefined> => (await consentsOfGuide(tx, { account: actor.account, id }, now))[0];

/** Fills in an answer beside the newcomer, who sees who did it and can take it back. */
export const fillIn = action({
  name: 'guidance.fill-in',
  allow: 'guide',
  input: answerInput.extend({ consent: z.uuid() }),
  run: async (context, { consent, ...answer }): Promise<Result<'saved' | 'same', FillRefusal>> => {
    const held = await heldConsent(context, consent);
    if (!held) return refuse('ended');
    if (!held.mayFill || !held.questions.includes(answer.question)) return refuse('not-shared');
    return saveAnswerOf(context.tx, held.person, answer, context.now);
  },
});

/** Gives an idea for a place, with a word why. */
export const giveIdea = action({
  name: 'guidance.give-idea',
  allow: 'guide',
  input: z.object({
    source: formSource,
    consent: z.uuid(),
    initiative: z.uuid(),
    reason: z.enum(IDEA_REASONS),
    words: z.string().trim().max(MAX_IDEA_WORDS),
  }),
  run: async (context, { source, consent, initiative, reason, words }) => {
    const { tx, app, actor, now } = context;
    const held = await heldConsent(context, consent);
    if (!held) return refuse('ended');
    const [place] = await allInitiatives(tx, { ids: [initiative] });
    if (!place) return refuse('no-place');
    const given = await ideasFor(tx, app, held.person);
    if (given.some((idea) => idea.initiative === initiative)) return ok(null);
    if (given.filter(({ answer }) => answer === null).length >= MAX_OPEN_IDEAS) return refuse('enough');
    await addIdea(
      tx,
      app,
      {
        id: deterministicId(app, 'idea', source),
        person: held.person,
        account: actor.account,
        guideName: actor.name,
        initiative,
        reason,
        words: words || null,
      },
      now,
    );
    return ok(null);
  },
});

/** Takes an idea back. */
export const takeIdeaBack = action({
  name: 'guidance.take-idea-back',
  allow: 'guide',
  input: z.object({ consent: z.uuid(), idea: z.uuid() }),
  run: async (context, { consent, idea }) => {
    const held = await heldConsent(context, consent);
    if (!held) return refuse('ended');
    await removeIdea(context.tx, held.person, idea);
    return ok(null);
  },
});
