import { z } from 'zod';
import { type ActionContext, action } from '#core/access/action.ts';
import type { TeamMember } from '#core/access/actor.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { sendAnswer, sendConfirmation } from '../model/mail.ts';
import { afterOpenMinutes, openMinutes } from '../model/promise.ts';
import { addMessage, changeQuestion, findQuestion, messagesOf } from '../model/queries.ts';
import { outgoingMessageId } from '../model/thread-token.ts';
import { answeringColleagues } from './queries.ts';

const id = z.uuid();
const expectedVersion = z.int32();
const idempotencyKey = formSource;
const text = z.string().trim().max(6_000);

/** Answers a question. When somebody else changed the conversation meanwhile nothing is sent. */
export const answerQuestion = action({
  name: 'contact.answer',
  allow: 'answerer',
  input: z.object({
    id,
    expectedVersion,
    idempotencyKey,
    /** In the language of the asker; `dutch` follows it. */
    text,
    dutch: text,
    /** The answer asks something back: the promise stands still until the asker writes. */
    asksBack: z.boolean(),
    /** Somebody who wrote in another language gets an answer in Dutch alone, and the team member knows it. */
    dutchAlone: z.boolean().default(false),
  }),
  run: async ({ tx, app, actor, now }, input) => {
    const question = await findQuestion(tx, input.id);
    if (!question) return refuse('not-found');
    const answer = [input.text, input.dutch].filter(Boolean).join('\n\n— — —\n\n');
    if (!answer) return refuse('no-words');
    if (question.language !== 'nl' && !input.text && !input.dutchAlone) return refuse('dutch-alone');
    const message = deterministicId(app, 'answer', input.idempotencyKey);
    const earlier = await messagesOf(tx, question.id);
    if (earlier.some((sent) => sent.id === message)) return ok(null);
    const changed = await changeQuestion(
      tx,
      question.id,
      {
        state: input.asksBack ? 'waiting' : 'answered',
        answered_at: question.answeredAt ?? now,
        paused_at: input.asksBack ? now : null,
        last_at: now,
        assigned_to: question.assignedTo ?? actor.key,
        assigned_name: question.assignedName ?? actor.name,
      },
      input.expectedVersion,
    );
    if (!changed) return refuse('changed-elsewhere');
    await addMessage(tx, question.id, {
      id: message,
      sentAt: now,
      side: 'team',
      author: actor.name,
      text: answer,
      messageId: outgoingMessageId(app, question.id, message),
    });
    await sendAnswer(tx, app, question, { message, text: answer }, earlier);
    return ok(null);
  },
});

/** Adds a note that only the team reads. */
export const addNote = action({
  name: 'contact.note',
  allow: 'answerer',
  input: z.object({ id, idempotencyKey, text }),
  run: async ({ tx, app, actor, now }, input) => {
    if (!input.text) return refuse('no-words');
    if (!(await findQuestion(tx, input.id))) return refuse('not-found');
    await addMessage(tx, input.id, {
      id: deterministicId(app, 'note', input.idempotencyKey),
      sentAt: now,
      side: 'note',
      author: actor.name,
      text: input.text,
      messageId: null,
    });
    return ok(null);
  },
});

export const TRIAGE_STEPS = [
  'mine',
  'anyone',
  'assign',
  'close',
  'open',
  'quarantine',
  'release',
  'delete',
  'restore',
] as const;

/** What a team member does with a question besides answering it. */
export type TriageStep = (typeof TRIAGE_STEPS)[number];

const step = z.enum(TRIAGE_STEPS);

/**
 * Gives a question to somebody, or back to everybody; closes or opens it; puts it in quarantine or takes it out; deletes what is
 * in quarantine, or brings that back. Does nothing when somebody else changed it meanwhile.
 */
export const triageQuestion = action({
  name: 'contact.sort',
  allow: 'answerer',
  input: z.object({
    id,
    expectedVersion,
    step,
    /** The id of a colleague, of `assign`. */
    to: z.string().max(60).default(''),
  }),
  run: async (context, input) => {
    const done = await triage(context, input);
    return done === 'done' ? ok(null) : refuse(done);
  },
});

const MAX_BULK = 100;

/** The same with many questions at once: what somebody else changed meanwhile is left as it is, and counted. */
export const triageMany = action({
  name: 'contact.sort-many',
  allow: 'answerer',
  input: z.object({
    chosen: z.array(z.object({ id, expectedVersion })).max(MAX_BULK),
    step,
    to: z.string().max(60).default(''),
  }),
  run: async (context, { chosen, step: what, to }) => {
    if (chosen.length === 0) return refuse('nothing-chosen');
    let done = 0;
    for (const question of chosen)
      if ((await triage(context, { ...question, step: what, to })) === 'done') done++;
    return ok({ done, left: chosen.length - done });
  },
});

async function triage(
  { tx, app, actor, now }: ActionContext<TeamMember>,
  input: { id: string; expectedVersion: number; step: TriageStep; to: string },
): Promise<'done' | 'not-found' | 'changed-elsewhere' | 'nobody'> {
  const question = await findQuestion(tx, input.id);
  if (!question) return 'not-found';
  const { step: what } = input;
  const colleague =
    what === 'assign' ? (await answeringColleagues(tx)).find((known) => known.id === input.to) : undefined;
  if (what === 'assign' && !colleague) return 'nobody';
  // Only what is in quarantine can be deleted: a question of a person gets an answer, or is closed.
  if (what === 'delete' && question.state !== 'quarantine') return 'not-found';
  // While we waited for the asker the time of the promise stood still.
  const remainingMinutes =
    question.pausedAt && what === 'open' ? openMinutes(question.pausedAt, question.promisedAt) : null;
  const values = {
    mine: { assigned_to: actor.key, assigned_name: actor.name },
    anyone: { assigned_to: null, assigned_name: null },
    assign: { assigned_to: colleague?.id ?? null, assigned_name: colleague?.name ?? null },
    close: { state: 'closed' as const },
    open: {
      state: 'open' as const,
      paused_at: null,
      ...(remainingMinutes === null ? {} : { promised_at: afterOpenMinutes(now, remainingMinutes) }),
    },
    quarantine: { state: 'quarantine' as const, why: 'team' },
    release: { state: 'open' as const, why: null },
    delete: { deleted_at: now },
    restore: { deleted_at: null },
  }[what];
  if (!(await changeQuestion(tx, question.id, values, input.expectedVersion))) return 'changed-elsewhere';
  // Nobody was sent a confirmation while the question was in quarantine.
  const [first] = what === 'release' ? await messagesOf(tx, question.id) : [];
  if (first) await sendConfirmation(tx, app, { ...question, state: 'open' }, first.id, { cause: 'team' });
  return 'done';
}

/** Merges a question into another of the same asker: one conversation, one answer. */
export const mergeQuestion = action({
  name: 'contact.merge',
  allow: 'answerer',
  input: z.object({ id, expectedVersion, into: id }),
  run: async ({ tx }, input) => {
    const [source, target] = [await findQuestion(tx, input.id), await findQuestion(tx, input.into)];
    if (!source || !target || source.id === target.id || target.mergedInto || target.deletedAt)
      return refuse('not-found');
    const values = { merged_into: target.id, state: 'closed' as const };
    const changed = await changeQuestion(tx, source.id, values, input.expectedVersion);
    return changed ? ok(null) : refuse('changed-elsewhere');
  },
});

/** Takes a question out of the one it was merged into: it waits for an answer again. */
export const unmergeQuestion = action({
  name: 'contact.unmerge',
  allow: 'answerer',
  input: z.object({ id, expectedVersion }),
  run: async ({ tx }, input) => {
    const question = await findQuestion(tx, input.id);
    if (!question?.mergedInto) return refuse('not-found');
    const values = { merged_into: null, state: 'open' as const };
    const changed = await changeQuestion(tx, question.id, values, input.expectedVersion);
    return changed ? ok(null) : refuse('changed-elsewhere');
  },
});
