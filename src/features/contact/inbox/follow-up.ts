import { z } from 'zod';
import { type ActionContext, action } from '#core/access/action.ts';
import type { TeamMember } from '#core/access/actor.ts';
import { ok, refuse } from '#core/result.ts';
import { messagesIn } from '../messages.ts';
import { sendAnswer } from '../model/mail.ts';
import { findQuestion, messagesOf } from '../model/queries.ts';
import { questionId } from '../model/question-links.ts';
import { messageIdOf } from '../model/thread-token.ts';
import { addMessage, changeQuestion } from '../model/write-queries.ts';

const input = z.object({ id: z.uuid(), url: z.url() });

/** Told in the conversation: somebody was signed up for a meeting, and this is their own page. */
export const tellSignedUp = action({
  name: 'contact.tell-signed-up',
  allow: 'desk',
  input,
  run: (doing, said) => tellOnce(doing, said, 'signed-up'),
});

/** Told in the conversation: a draft of their initiative is ready to be finished. */
export const tellListed = action({
  name: 'contact.tell-listed',
  allow: 'answerer',
  input,
  run: (doing, said) => tellOnce(doing, said, 'listed'),
});

async function tellOnce(
  { tx, app, actor, now }: ActionContext<TeamMember>,
  { id, url }: z.infer<typeof input>,
  what: 'signed-up' | 'listed',
) {
  const question = await findQuestion(tx, id);
  if (!question) return refuse('not-there');
  const message = questionId(app, `${what}|${id}|${url}`);
  const earlier = await messagesOf(tx, question.id);
  if (earlier.some((one) => one.id === message)) return ok(null);
  const told = messagesIn(question.language)(what, { url }).replace(/[\u2066-\u2069]/g, '');
  const messageId = messageIdOf(app, question.id, message);
  const { name } = actor;
  await changeQuestion(tx, question.id, {
    state: 'answered',
    answered_at: question.answeredAt ?? now,
    last_at: now,
  });
  const line = { id: message, at: now, side: 'team' as const, author: name, words: told, messageId };
  await addMessage(tx, question.id, line);
  await sendAnswer(tx, app, question, message, told, earlier);
  return ok(null);
}
