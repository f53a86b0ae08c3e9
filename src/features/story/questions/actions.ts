import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { Tx } from '#core/db/connection.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { isStoryQuestion, type StoryAnswers, type StoryQuestion } from '../model/answers.ts';
import { deleteFills, takeBackFill } from '../model/fill-queries.ts';
import { deleteAnswer, findAnswer, saveAnswer } from '../model/queries.ts';
import type { AnswerFields } from './answer-fields.ts';
import { type FieldRefusal, readAnswerFields } from './form-fields.ts';
import { type DateRefusal, readMovingDate } from './moving-date.ts';
import { type PlaceRefusal, readPlace } from './place.ts';

/** Why an answer can not be stored. */
export type AnswerRefusal = FieldRefusal | PlaceRefusal | DateRefusal;

const question = z.string().refine(isStoryQuestion);
const fields = z.record(z.string(), z.array(z.string()));

const readAnswer = async (
  tx: Tx,
  name: StoryQuestion,
  typed: AnswerFields,
): Promise<Result<StoryAnswers[StoryQuestion], AnswerRefusal>> => {
  if (name === 'place') return readPlace(tx, typed);
  if (name !== 'moving') return readAnswerFields(name, typed);
  const place = await readPlace(tx, typed);
  if (!place.ok) return place;
  const from = readMovingDate(typed);
  return from.ok ? ok({ place: place.value, from: from.value }) : from;
};

/** The input of an action that answers a question. */
export const answerInput = z.object({ question, fields, expectedVersion: z.string() });

/**
 * Answers one question of a person: themselves, or somebody beside them by a consent. A form that was shown before the answer
 * changed elsewhere does not overwrite it silently.
 */
export async function saveAnswerOf(
  tx: Tx,
  person: string,
  input: z.output<typeof answerInput>,
  now: Date,
): Promise<Result<'saved' | 'same', AnswerRefusal | 'changed-elsewhere'>> {
  const answer = await readAnswer(tx, input.question, input.fields);
  if (!answer.ok) return answer;
  const existing = await findAnswer(tx, person, input.question);
  if (isDeepStrictEqual(existing?.answer, answer.value)) return ok('same');
  if (existing && existing.answeredAt !== input.expectedVersion) return refuse('changed-elsewhere');
  await saveAnswer(tx, person, input.question, answer.value, now);
  return ok('saved');
}

/** Answers one question. Who says the same as somebody filled in makes it their own answer. */
export const answerStoryQuestion = action({
  name: 'story.answer',
  allow: 'newcomer',
  input: answerInput,
  run: async ({ tx, actor, now }, input) => {
    const saved = await saveAnswerOf(tx, actor.person, input, now);
    if (saved.ok && saved.value === 'same') await deleteFills(tx, actor.person, input.question);
    return saved;
  },
});

/** Takes back what somebody else filled in: what stood there before stands there again. */
export const takeBackAnswer = action({
  name: 'story.take-back',
  allow: 'newcomer',
  input: z.object({ question }),
  run: async ({ tx, actor }, input) =>
    (await takeBackFill(tx, actor.person, input.question)) ? ok(null) : refuse('changed-elsewhere'),
});

/** Deletes one answer: the question counts as unanswered again. */
export const eraseAnswer = action({
  name: 'story.erase-answer',
  allow: 'newcomer',
  input: z.object({ question }),
  run: async ({ tx, actor }, input) => {
    await deleteAnswer(tx, actor.person, input.question);
    return ok(null);
  },
});
