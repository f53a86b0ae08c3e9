import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { sendAnswer, tellReceived } from '../model/mail.ts';
import { afterOpenMinutes, openMinutes } from '../model/promise.ts';
import { findQuestion, messagesOf } from '../model/queries.ts';
import { questionId } from '../model/question-links.ts';
import { messageIdOf } from '../model/thread-token.ts';
import { addMessage, changeQuestion } from '../model/write-queries.ts';

const id = z.uuid();
const seen = z.number().int();
const words = z.string().trim().max(6_000);

/** Answers. Somebody else changed the conversation meanwhile: then nothing is sent, and what was typed stays. */
export const answer = action({
  name: 'contact.answer',
  allow: 'answerer',
  input: z.object({
    id,
    seen,
    idempotencyKey: z.string().min(8).max(64),
    words,
    dutch: words,
    waits: z.boolean(),
  }),
  run: async ({ tx, app, actor, now }, said) => {
    const question = await findQuestion(tx, said.id);
    if (!question) return refuse('not-there');
    const both = [said.words, said.dutch].filter(Boolean).join('\n\n— — —\n\n');
    if (!both) return refuse('no-words');
    const message = questionId(app, `answer|${said.idempotencyKey}`);
    const earlier = await messagesOf(tx, question.id);
    if (earlier.some((one) => one.id === message)) return ok(null);
    const values = {
      state: said.waits ? ('waiting' as const) : ('answered' as const),
      answered_at: question.answeredAt ?? now,
      paused_at: said.waits ? now : null,
      last_at: now,
      assigned_to: question.assignedTo ?? actor.key,
      assigned_name: question.assignedName ?? actor.name,
    };
    if (!(await changeQuestion(tx, question.id, values, said.seen))) return refuse('changed-elsewhere');
    const { name } = actor;
    const messageId = messageIdOf(app, question.id, message);
    await addMessage(tx, question.id, {
      id: message,
      at: now,
      side: 'team',
      author: name,
      words: both,
      messageId,
    });
    await sendAnswer(tx, app, question, message, both, earlier);
    return ok(null);
  },
});

/** A note of the team among themselves. */
export const note = action({
  name: 'contact.note',
  allow: 'answerer',
  input: z.object({ id, idempotencyKey: z.string().min(8).max(64), words }),
  run: async ({ tx, app, actor, now }, said) => {
    if (!said.words) return refuse('no-words');
    if (!(await findQuestion(tx, said.id))) return refuse('not-there');
    const message = questionId(app, `note|${said.idempotencyKey}`);
    const { name } = actor;
    const own = {
      id: message,
      at: now,
      side: 'note' as const,
      author: name,
      words: said.words,
      messageId: null,
    };
    await addMessage(tx, said.id, own);
    return ok(null);
  },
});

/** Takes a question on, gives it back, closes it, puts it in quarantine or lets it out; the promise stays as it was. */
export const sort = action({
  name: 'contact.sort',
  allow: 'answerer',
  input: z.object({ id, seen, what: z.enum(['mine', 'anyone', 'close', 'open', 'quarantine', 'release']) }),
  run: async ({ tx, app, actor, now }, said) => {
    const question = await findQuestion(tx, said.id);
    if (!question) return refuse('not-there');
    const { key, name } = actor;
    // While we waited for the asker the clock stood still.
    const paused =
      question.pausedAt && said.what === 'open' ? openMinutes(question.pausedAt, question.promisedAt) : null;
    const values = {
      mine: { assigned_to: key, assigned_name: name },
      anyone: { assigned_to: null, assigned_name: null },
      close: { state: 'closed' as const },
      open: {
        state: 'open' as const,
        paused_at: null,
        ...(paused === null ? {} : { promised_at: afterOpenMinutes(now, paused) }),
      },
      quarantine: { state: 'quarantine' as const, why: 'team' },
      release: { state: 'open' as const, why: null },
    }[said.what];
    const done = await changeQuestion(tx, question.id, values, said.seen);
    if (!done) return refuse('changed-elsewhere');
    // Whoever was looked at first has heard nothing yet.
    const [first] = said.what === 'release' ? await messagesOf(tx, question.id) : [];
    if (first) await tellReceived(tx, app, { ...question, state: 'open' }, first.id);
    return ok(null);
  },
});

/** Puts a question into another of the same asker: one conversation, one answer. */
export const merge = action({
  name: 'contact.merge',
  allow: 'answerer',
  input: z.object({ id, seen, into: id }),
  run: async ({ tx }, said) => {
    const [one, other] = [await findQuestion(tx, said.id), await findQuestion(tx, said.into)];
    if (!one || !other || one.id === other.id || other.mergedInto) return refuse('not-there');
    const done = await changeQuestion(tx, one.id, { merged_into: other.id, state: 'closed' }, said.seen);
    return done ? ok(null) : refuse('changed-elsewhere');
  },
});
