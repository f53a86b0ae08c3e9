import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { caseDay, caseToWriteIn, isPast } from './actions.ts';
import { readValue, sameValue, standingAt, standings } from './answers.ts';
import { isHandOverQuestion } from './hand-over.ts';
import { addAnswer, findAnswers } from './queries.ts';

/** Stores what was taken from a hand-over of COA, after somebody has seen it. What it does not list does not get this far. */
export const takeHandOver = action({
  name: 'casework.take_hand_over',
  allow: 'caseworker',
  input: z.object({
    once: formSource,
    caseId: z.uuid(),
    day: caseDay,
    answers: z
      .array(z.object({ question: z.string(), choices: z.array(z.string().max(40)).max(10) }))
      .max(20),
  }),
  run: async ({ tx, app, actor, now }, { once, caseId, day, answers }) => {
    if (!(await caseToWriteIn({ tx, app }, caseId))) return refuse('no-case');
    if (!isPast(day, now)) return refuse('future-day');
    const all = standings(await findAnswers(tx, app, caseId));
    let added = 0;
    for (const { question, choices } of answers) {
      const value = isHandOverQuestion(question) ? readValue(question, { choices }) : undefined;
      if (!value || !isHandOverQuestion(question)) return refuse('not-an-answer');
      const { answer, heads, conflict } = standingAt(all, question);
      if (answer && sameValue(answer.value, value)) continue;
      const id = deterministicId(app, `intake-hand-over:${question}`, once);
      // What the newcomer said themselves is not overruled by a file: both stand there, and a person chooses.
      const replaces = answer?.source === 'newcomer' || conflict.length ? [] : heads;
      const taken = { id, caseId, question, value, source: 'coa', day, via: 'coa-file' } as const;
      if (await addAnswer(tx, app, actor, { ...taken, saidAt: now, replaces }, now)) added++;
    }
    return ok(added);
  },
});
