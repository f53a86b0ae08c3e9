import { z } from 'zod';
import { type ActionContext, action } from '#core/access/action.ts';
import type { TeamMember } from '#core/access/actor.ts';
import { deterministicId } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { createDraftListing } from '#features/directory';
import { registerOnBehalf } from '#features/meetings';
import { messagesIn } from '../messages.ts';
import { sendAnswer } from '../model/mail.ts';
import { addMessage, changeQuestion, findQuestion, messagesOf } from '../model/queries.ts';
import { outgoingMessageId } from '../model/thread-token.ts';
import type { ContactMessage, ContactQuestion } from '../model/types.ts';

/**
 * Registers the asker for a meeting, once per question, by an action of meetings with its own permission check.
 * @returns the link to their registration; undefined when the meeting takes nobody any more
 */
export const registerAsker = (
  { app, actor }: Pick<ActionContext<TeamMember>, 'app' | 'actor'>,
  { id, name, email, language }: ContactQuestion,
  edition: string,
): Promise<string | undefined> =>
  registerOnBehalf(app, actor, {
    edition,
    name,
    email,
    language,
    idempotencyKey: { application: ['question', id] },
  });

/** Makes a draft listing out of the first message, once per question. @returns the link to the draft */
export const createAskerDraft = (
  { app }: Pick<ActionContext, 'app'>,
  { id, email, language }: ContactQuestion,
  messages: readonly ContactMessage[],
): Promise<string> =>
  createDraftListing(app, {
    words: messages.find(({ side }) => side === 'asker')?.text ?? '',
    email,
    language,
    idempotencyKey: { application: ['question', id] },
  });

const input = z.object({ id: z.uuid(), url: z.url() });

/** Answers that the asker was registered for a meeting, with the link to their own registration. */
export const answerWithRegistration = action({
  name: 'contact.tell-signed-up',
  allow: 'desk',
  input,
  run: (context, link) => answerWithLink(context, link, 'signed-up'),
});

/** Answers that a draft of the asker's listing is ready to be finished, with the link to it. */
export const answerWithDraftListing = action({
  name: 'contact.tell-listed',
  allow: 'answerer',
  input,
  run: (context, link) => answerWithLink(context, link, 'listed'),
});

/** Adds the answer once per link, and sends it. */
async function answerWithLink(
  { tx, app, actor, now }: ActionContext<TeamMember>,
  { id, url }: z.infer<typeof input>,
  kind: 'signed-up' | 'listed',
) {
  const question = await findQuestion(tx, id);
  if (!question) return refuse('not-found');
  const message = deterministicId(app, 'answer', { application: [kind, id, url] });
  const earlier = await messagesOf(tx, question.id);
  if (earlier.some((sent) => sent.id === message)) return ok(null);
  const text = messagesIn(question.language)(kind, { url }).replace(/[\u2066-\u2069]/g, '');
  await changeQuestion(tx, question.id, {
    state: 'answered',
    answered_at: question.answeredAt ?? now,
    last_at: now,
  });
  await addMessage(tx, question.id, {
    id: message,
    sentAt: now,
    side: 'team',
    author: actor.name,
    text,
    messageId: outgoingMessageId(app, question.id, message),
  });
  await sendAnswer(tx, app, question, { message, text }, earlier);
  return ok(null);
}
