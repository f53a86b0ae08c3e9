import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { sendAnswer, sendConfirmation } from '../model/mail.ts';
import { afterOpenMinutes, openMinutes } from '../model/promise.ts';
import { addMessage, changeQuestion, findQuestion, messagesOf } from '../model/queries.ts';
import { outgoingMessageId } from '../model/thread-token.ts';

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
  }),
  run: async ({ tx, app, actor, now }, input) => {
    const question = await findQuestion(tx, input.id);
    if (!question) return refuse('not-found');
    const answer = [input.text, input.dutch].filter(Boolean).join('\n\n— — —\n\n');
    if (!answer) return refuse('no-words');
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

/** Assigns a question, gives it back, closes or opens it, puts it in quarantine or takes it out. */
export const triageQuestion = action({
  name: 'contact.sort',
  allow: 'answerer',
  input: z.object({
    id,
    expectedVersion,
    step: z.enum(['mine', 'anyone', 'close', 'open', 'quarantine', 'release']),
  }),
  run: async ({ tx, app, actor, now }, { id: questionId, expectedVersion: version, step }) => {
    const question = await findQuestion(tx, questionId);
    if (!question) return refuse('not-found');
    // While we waited for the asker the time of the promise stood still.
    const remainingMinutes =
      question.pausedAt && step === 'open' ? openMinutes(question.pausedAt, question.promisedAt) : null;
    const values = {
      mine: { assigned_to: actor.key, assigned_name: actor.name },
      anyone: { assigned_to: null, assigned_name: null },
      close: { state: 'closed' as const },
      open: {
        state: 'open' as const,
        paused_at: null,
        ...(remainingMinutes === null ? {} : { promised_at: afterOpenMinutes(now, remainingMinutes) }),
      },
      quarantine: { state: 'quarantine' as const, why: 'team' },
      release: { state: 'open' as const, why: null },
    }[step];
    if (!(await changeQuestion(tx, question.id, values, version))) return refuse('changed-elsewhere');
    // Nobody was sent a confirmation while the question was in quarantine.
    const [first] = step === 'release' ? await messagesOf(tx, question.id) : [];
    if (first) await sendConfirmation(tx, app, { ...question, state: 'open' }, first.id, { cause: 'team' });
    return ok(null);
  },
});

/** Merges a question into another of the same asker: one conversation, one answer. */
export const mergeQuestion = action({
  name: 'contact.merge',
  allow: 'answerer',
  input: z.object({ id, expectedVersion, into: id }),
  run: async ({ tx }, input) => {
    const [source, target] = [await findQuestion(tx, input.id), await findQuestion(tx, input.into)];
    if (!source || !target || source.id === target.id || target.mergedInto) return refuse('not-found');
    const values = { merged_into: target.id, state: 'closed' as const };
    const changed = await changeQuestion(tx, source.id, values, input.expectedVersion);
    return changed ? ok(null) : refuse('changed-elsewhere');
  },
});
