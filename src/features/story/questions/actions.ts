import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { createPerson, removePerson } from '#features/accounts';
import { type Answers, isQuestion, type Question } from '../model/answers.ts';
import { eraseAnswer, eraseChoice, findAnswer, saveAnswer, saveChoice } from '../model/queries.ts';
import { type FieldRefusal, readFields } from './form-fields.ts';
import { placeFrom } from './place.ts';

/** Begins a story: a person, their key card, and this device open. */
export const beginStory = action({
  name: 'story.begin',
  allow: 'anyone',
  input: z.object({ ownDevice: z.boolean() }),
  run: async ({ tx, app }, { ownDevice }) => ok(await createPerson(tx, app, ownDevice)),
});

const question = z.string().refine(isQuestion);
const fields = z.record(z.string(), z.array(z.string()));

type AnswerRefusal = FieldRefusal | 'changed-elsewhere' | 'choose-town' | 'unknown-town' | 'unknown-postcode';

/** Answers one question. A form that was open while the answer changed elsewhere does not win unseen. */
export const answerQuestion = action({
  name: 'story.answer',
  allow: 'newcomer',
  input: z.object({ question, fields, seen: z.string() }),
  run: async ({ tx, actor, now }, input): Promise<Result<null, AnswerRefusal>> => {
    const { person } = actor;
    const read =
      input.question === 'place'
        ? await placeFrom(tx, input.fields)
        : readFields(input.question, input.fields);
    if (!read.ok) return read;
    const before = await findAnswer(tx, person, input.question);
    if (isDeepStrictEqual(before?.answer, read.value)) return ok(null);
    if (before && before.at !== input.seen) return refuse('changed-elsewhere');
    await saveAnswer(tx, person, input.question as Question, read.value as Answers[Question], now);
    return ok(null);
  },
});

/** Takes one answer back: from now on it was not said. */
export const eraseOneAnswer = action({
  name: 'story.erase-answer',
  allow: 'newcomer',
  input: z.object({ question }),
  run: async ({ tx, actor }, input) => {
    await eraseAnswer(tx, actor.person, input.question);
    return ok(null);
  },
});

/** Deletes the story, the card, the open devices and who looked, everything at once. */
export const forgetStory = action({
  name: 'story.forget',
  allow: 'newcomer',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    const { person } = actor;
    await removePerson(tx, person);
    return ok(null);
  },
});

/** Keeps a suggestion in the week, puts it away, or (`undo`) leaves it to the plan again. */
export const chooseInitiative = action({
  name: 'story.choose',
  allow: 'newcomer',
  input: z.object({
    initiative: z.uuid(),
    choice: z.enum(['pinned', 'removed', 'undo']),
    weeklyTime: z.uuid().nullable(),
    /** The one that makes room for this one. */
    instead: z.uuid().nullable(),
  }),
  run: async ({ tx, actor, now }, { initiative, choice, weeklyTime, instead }) => {
    const { person } = actor;
    if (instead && instead !== initiative) {
      await saveChoice(tx, person, { initiative: instead, choice: 'removed', weeklyTime: null }, now);
    }
    if (choice === 'undo') await eraseChoice(tx, person, initiative);
    else await saveChoice(tx, person, { initiative, choice, weeklyTime }, now);
    return ok(null);
  },
});

/** Puts all choices back: the week is planned afresh. */
export const eraseChoices = action({
  name: 'story.erase-choices',
  allow: 'newcomer',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    await eraseChoice(tx, actor.person, null);
    return ok(null);
  },
});
