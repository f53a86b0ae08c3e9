import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { can } from '#core/access/actor.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { directorySnapshot, findListing, initiativeWithPage, listingsOf } from '#features/directory';
import { sendAnswer, sendConfirmation } from '../model/mail.ts';
import { promiseFor } from '../model/promise.ts';
import { quarantineReasonOf } from '../model/quarantine.ts';
import {
  addMessage,
  addQuestion,
  changeQuestion,
  findQuestion,
  messagesOf,
  questionByLink,
} from '../model/queries.ts';
import { questionLinkHash, questionToken } from '../model/question-links.ts';
import { outgoingMessageId } from '../model/thread-token.ts';
import { emailQuestionToOwner } from './mail.ts';

const text = z.string().trim().max(6_000);

/**
 * Asks an initiative something, or offers help there. Its people answer; while it pauses, or where nobody keeps it, the team
 * does. What looks like spam the team reads first.
 */
export const askInitiative = action({
  name: 'contact.ask-initiative',
  allow: 'anyone',
  input: z.object({
    idempotencyKey: formSource,
    stamp: z.string().max(80),
    honeypot: z.string().max(2_000),
    initiative: z.uuid(),
    offersHelp: z.boolean(),
    text,
    name: z.string().trim().max(80),
    email: z.string().trim().max(200),
    language: z.string().max(8),
  }),
  run: async ({ tx, app, now }, input) => {
    const initiative = initiativeWithPage(await directorySnapshot(app), input.initiative);
    if (!initiative) return refuse('not-found');
    if (!input.text) return refuse('no-words');
    if (input.email && !isPlainAddress(input.email)) return refuse('no-email');
    const id = deterministicId(app, 'question', input.idempotencyKey);
    const linkHash = questionLinkHash(app, id);
    const quarantineReason = await quarantineReasonOf(tx, app, input, now);
    const listing = initiative.pause
      ? null
      : ((await listingsOf(tx, [initiative.id])).get(initiative.id) ?? null);
    await actByPrivateLink(tx, linkHash);
    const asked = {
      id,
      linkHash,
      category: 'place' as const,
      language: input.language,
      name: input.name || null,
      email: input.email || null,
      state: quarantineReason ? ('quarantine' as const) : listing ? ('owner' as const) : ('open' as const),
      quarantineReason,
      receivedAt: now,
      promisedAt: promiseFor('place', now),
      possiblyOf: null,
      initiative: initiative.id,
      listing,
      offersHelp: input.offersHelp,
    };
    if (!(await addQuestion(tx, asked))) return ok(questionToken(app, id));
    const message = randomUUID();
    await addMessage(tx, id, {
      id: message,
      sentAt: now,
      side: 'asker',
      author: input.name || null,
      text: `${input.text}\n\n${app.publicUrl}/${input.language}/initiatives/${initiative.id}`,
      messageId: null,
    });
    if (asked.state === 'owner') await emailQuestionToOwner(tx, app, asked, initiative.id, input.text);
    const question = await questionByLink(tx, linkHash);
    if (question) await sendConfirmation(tx, app, question, message, { cause: 'stranger' });
    return ok(questionToken(app, id));
  },
});

/** Answers a question as the people of the initiative that it was put to; or gives it to the team. */
export const answerAsInitiative = action({
  name: 'contact.answer-as-initiative',
  allow: 'member',
  input: z.object({
    question: z.uuid(),
    expectedVersion: z.int32(),
    idempotencyKey: formSource,
    step: z.enum(['answer', 'pass-on']),
    text,
  }),
  run: async ({ tx, app, actor, now }, input) => {
    const question = await findQuestion(tx, input.question);
    if (question?.listing !== actor.owned) return refuse('not-found');
    if (input.step === 'pass-on') {
      const passed = await changeQuestion(tx, question.id, { state: 'open' }, input.expectedVersion);
      return passed ? ok(null) : refuse('changed-elsewhere');
    }
    if (!input.text) return refuse('no-words');
    const message = deterministicId(app, 'answer', input.idempotencyKey);
    const earlier = await messagesOf(tx, question.id);
    // The same form sent twice sends one answer.
    if (earlier.some(({ id }) => id === message)) return ok(null);
    const values = { state: 'answered' as const, answered_at: question.answeredAt ?? now, last_at: now };
    if (!(await changeQuestion(tx, question.id, values, input.expectedVersion)))
      return refuse('changed-elsewhere');
    const listing = await findListing(tx, { id: actor.owned });
    await addMessage(tx, question.id, {
      id: message,
      sentAt: now,
      side: 'team',
      author: listing?.form.name || null,
      text: input.text,
      messageId: outgoingMessageId(app, question.id, message),
    });
    await sendAnswer(tx, app, question, { message, text: input.text }, earlier);
    return ok(null);
  },
});

/**
 * The team asks the owner of an initiative something, by e-mail. The answer comes back to the inbox: by a reply, or on the page
 * behind the link in the letter.
 */
export const askOwner = action({
  name: 'contact.ask-owner',
  allow: 'organiser',
  input: z.object({ idempotencyKey: formSource, listing: z.uuid(), text }),
  run: async ({ tx, app, actor, now }, input) => {
    // The answer is read in the inbox, so only who reads there asks.
    if (!can(actor, 'answerer')) return refuse('not-found');
    const listing = await findListing(tx, { id: input.listing });
    if (!listing?.ownerEmail) return refuse('not-found');
    if (!input.text) return refuse('no-words');
    const id = deterministicId(app, 'question', input.idempotencyKey);
    const added = await addQuestion(tx, {
      id,
      linkHash: questionLinkHash(app, id),
      category: 'initiative',
      language: listing.language,
      name: listing.form.organisation || null,
      email: listing.ownerEmail,
      state: 'waiting',
      quarantineReason: null,
      receivedAt: now,
      promisedAt: promiseFor('initiative', now),
      possiblyOf: null,
      initiative: listing.initiativeId,
    });
    if (!added) return ok(id);
    const message = deterministicId(app, 'answer', { application: ['ask-owner', id] });
    const messageId = outgoingMessageId(app, id, message);
    const asked = {
      id: message,
      sentAt: now,
      side: 'team' as const,
      author: actor.name,
      text: input.text,
      messageId,
    };
    await addMessage(tx, id, asked);
    const question = await findQuestion(tx, id);
    if (question) await sendAnswer(tx, app, question, { message, text: input.text }, []);
    return ok(id);
  },
});
