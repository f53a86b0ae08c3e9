import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { deterministicId, formSource, hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { notifyOwner } from '#features/directory';
import { sendConfirmation } from '../model/mail.ts';
import { promiseFor } from '../model/promise.ts';
import { quarantineReasonOf } from '../model/quarantine.ts';
import { addMessage, addQuestion, questionByLink } from '../model/queries.ts';
import { questionLinkHash, questionToken } from '../model/question-links.ts';
import { reopenQuestion } from '../model/reopen.ts';
import { CONTACT_CATEGORIES } from '../model/types.ts';

const INITIATIVE_PATH = new RegExp(`^/initiatives/(${UUID_PATTERN})$`);

/** Asks the team something. Whatever looks like spam is put into quarantine; nothing is ever thrown away. */
export const askQuestion = action({
  name: 'contact.ask',
  allow: 'anyone',
  input: z.object({
    idempotencyKey: formSource,
    stamp: z.string().max(80),
    honeypot: z.string().max(2_000),
    category: z.enum(CONTACT_CATEGORIES),
    text: z.string().trim().max(6_000),
    name: z.string().trim().max(80),
    email: z.string().trim().max(200),
    language: z.string().max(8),
    /** The path, without the language, of the public page that it is about. */
    page: z.string().max(200).default(''),
  }),
  run: async ({ tx, app, now }, input) => {
    const { category, text, language, page } = input;
    if (!text) return refuse('no-words');
    if (input.email && !isPlainAddress(input.email)) return refuse('no-email');
    const id = deterministicId(app, 'question', input.idempotencyKey);
    const linkHash = questionLinkHash(app, id);
    const quarantineReason = await quarantineReasonOf(tx, app, input, now);
    await actByPrivateLink(tx, linkHash);
    const added = await addQuestion(tx, {
      id,
      linkHash,
      category,
      language,
      name: input.name || null,
      email: input.email || null,
      state: quarantineReason ? 'quarantine' : 'open',
      quarantineReason,
      receivedAt: now,
      promisedAt: promiseFor(category, now),
      possiblyOf: null,
    });
    if (added) {
      const message = randomUUID();
      await addMessage(tx, id, {
        id: message,
        sentAt: now,
        side: 'asker',
        author: input.name || null,
        text: page ? `${text}\n\n${app.publicUrl}/${language}${page}` : text,
        messageId: null,
      });
      const [, initiative] = page.match(INITIATIVE_PATH) ?? [];
      // The owner of the listing reads the text, not who wrote it, and nothing that is in quarantine.
      if (initiative && !quarantineReason)
        await notifyOwner(tx, app, { initiative, words: text, idempotencyKey: id });
      const question = await questionByLink(tx, linkHash);
      if (question) await sendConfirmation(tx, app, question, message, { cause: 'stranger' });
    }
    return ok(questionToken(app, id));
  },
});

/** Adds a message to one's own conversation; an answered question is open again, with a new promise. */
export const addOwnMessage = action({
  name: 'contact.write-on',
  allow: 'anyone',
  input: z.object({
    link: z.string().min(20).max(100),
    idempotencyKey: formSource,
    text: z.string().trim().max(6_000),
  }),
  run: async ({ tx, app, now }, { link, idempotencyKey, text }) => {
    const question = await questionByLink(tx, hashToken(link));
    if (!question) return refuse('not-found');
    if (!text) return refuse('no-words');
    const added = await addMessage(tx, question.id, {
      id: deterministicId(app, 'message', idempotencyKey),
      sentAt: now,
      side: 'asker',
      author: question.name,
      text,
      messageId: null,
    });
    if (added) await reopenQuestion(tx, question, now);
    return ok(null);
  },
});
