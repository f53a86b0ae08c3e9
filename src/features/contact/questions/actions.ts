import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { formAgeSeconds } from '#core/http/form-timestamp.ts';
import { hashToken } from '#core/private-links.ts';
import { countAttempt } from '#core/rate-limit.ts';
import { ok, refuse } from '#core/result.ts';
import { spamSignal } from '#core/spam-check.ts';
import { notifyOwner } from '#features/directory';
import { tellReceived } from '../model/mail.ts';
import { promiseFor } from '../model/promise.ts';
import { questionByLink } from '../model/queries.ts';
import { questionHash, questionId, questionToken } from '../model/question-links.ts';
import { CATEGORIES } from '../model/types.ts';
import { addMessage, addQuestion, changeQuestion } from '../model/write-queries.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** The same words from many senders within an hour are looked at first. */
const SAME_WORDS = [5, 3_600] as const;

/** Asks the team something. Whatever looks strange is put aside to be looked at; nothing is ever thrown away. */
export const ask = action({
  name: 'contact.ask',
  allow: 'anyone',
  input: z.object({
    idempotencyKey: z.string().min(8).max(64),
    stamp: z.string().max(80),
    trap: z.string().max(2_000),
    category: z.enum(CATEGORIES),
    words: z.string().trim().max(6_000),
    name: z.string().trim().max(80),
    email: z.string().trim().max(200),
    language: z.string().max(8),
    /** The public page that it is about, after the language. */
    page: z.string().max(200).default(''),
  }),
  run: async ({ tx, app, now }, said) => {
    if (!said.words) return refuse('no-words');
    if (said.email && !EMAIL.test(said.email)) return refuse('no-email');
    const id = questionId(app, said.idempotencyKey);
    const linkHash = questionHash(app, id);
    const same = hashToken(said.words).toString('hex').slice(0, 24);
    const often = !(await countAttempt(app.db, `contact:words:${same}`, ...SAME_WORDS, now));
    const why =
      spamSignal({ text: said.words, honeypot: said.trap, ageSeconds: formAgeSeconds(app, said.stamp) }) ??
      (often ? 'often' : null);
    await actByPrivateLink(tx, linkHash);
    const question = {
      id,
      category: said.category,
      language: said.language,
      name: said.name || null,
      email: said.email || null,
      state: why ? ('quarantine' as const) : ('open' as const),
      why,
      receivedAt: now,
      promisedAt: promiseFor(said.category, now),
      possiblyOf: null,
    };
    if (await addQuestion(tx, { ...question, linkHash })) {
      const message = randomUUID();
      const from = { side: 'asker' as const, author: said.name || null, messageId: null };
      const { page } = said;
      const about = page && `\n\n${app.publicUrl}/${said.language}${page}`;
      await addMessage(tx, id, { id: message, at: now, words: said.words + about, ...from });
      const [, initiative] = page.match(/^\/initiatives\/([0-9a-f-]{36})$/) ?? [];
      // Who keeps it hears the words, not who said them; what looks strange is looked at first.
      if (initiative && !why)
        await notifyOwner(tx, app, { initiative, words: said.words, idempotencyKey: id });
      const asked = await questionByLink(tx, linkHash);
      if (asked) await tellReceived(tx, app, asked, message);
    }
    return ok(questionToken(app, id));
  },
});

/** Writes on in one's own conversation; an answered question is open again, with a new promise. */
export const writeOn = action({
  name: 'contact.write-on',
  allow: 'anyone',
  input: z.object({
    link: z.string().min(20).max(100),
    idempotencyKey: z.string().min(8).max(64),
    words: z.string().trim().max(6_000),
  }),
  run: async ({ tx, app, now }, said) => {
    const question = await questionByLink(tx, hashToken(said.link));
    if (!question) return refuse('not-there');
    if (!said.words) return refuse('no-words');
    const from = { side: 'asker' as const, author: question.name, messageId: null };
    const id = questionId(app, `message|${said.idempotencyKey}`);
    if (await addMessage(tx, question.id, { id, at: now, words: said.words, ...from }))
      await changeQuestion(tx, question.id, reopened(question.state, question.category, now));
    return ok(null);
  },
});

/** What writing on does: whoever waits for us has a promise; who was answered gets a new one. */
export function reopened(
  state: string,
  category: (typeof CATEGORIES)[number],
  now: Date,
): Parameters<typeof changeQuestion>[2] {
  if (state === 'quarantine' || state === 'open') return { last_at: now };
  return {
    state: 'open',
    received_at: now,
    promised_at: promiseFor(category, now),
    paused_at: null,
    answered_at: null,
    last_at: now,
  };
}
