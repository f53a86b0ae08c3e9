import { createHash, randomUUID } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { cleanText } from '#core/http/clean-text.ts';
import { deterministicId } from '#core/private-links.ts';
import { countAttempt } from '#core/rate-limit.ts';
import { spamSignal } from '#core/spam-check.ts';
import { sendConfirmation } from '../model/mail.ts';
import { promiseFor } from '../model/promise.ts';
import { addAttachments, addMessage, addQuestion, findQuestion, markBounced } from '../model/queries.ts';
import { questionLinkHash } from '../model/question-links.ts';
import { reopenQuestion } from '../model/reopen.ts';
import { threadTokenVerifier } from '../model/thread-token.ts';
import { type MailAbove, mailForAbove } from './mail-above.ts';
import { addressesIn, type InboundEmail, toInboundEmail } from './parse-email.ts';
import { readReport } from './report.ts';
import { findThread } from './thread.ts';

const DAY_SECONDS = 86_400;
/** As much of an e-mail that cannot be read as somebody needs to see what it is. */
const UNREADABLE_TEXT_LENGTH = 4_000;

/** What became of an incoming e-mail. */
export type InboundMailResult =
  | { kind: 'added' | 'automatic' | 'new' | 'linked' | 'quarantined' | 'unreadable'; question: string }
  | { kind: 'bounce' | 'report' | 'again' | 'above'; question?: string };

/**
 * Puts an e-mail into its conversation. Only who is part of a conversation writes into it: a stranger with a valid token
 * begins a new question, linked as "possibly belongs to". The same e-mail twice is stored once. What a person may have written
 * reaches a person: what a machine or a list sent, or nobody, waits in quarantine. No such e-mail is ever answered, and no
 * address gets more than one automatic confirmation a day.
 * @param raw the e-mail with its headers (RFC 5322)
 * @param above features that read e-mail to addresses of their own, and are asked first
 */
export async function receiveEmail(
  app: AppContext,
  raw: Buffer,
  above: readonly MailAbove[] = [],
): Promise<InboundMailResult> {
  // A large module, needed only when e-mail comes in.
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(raw);
  const verify = threadTokenVerifier(app);
  const report = readReport(mail, addressesIn(mail.from)[0] ?? '');
  if (above.length > 0) {
    const received = mailForAbove(mail, raw, report, app.now());
    for (const take of above) if ((await take(app, received)) === 'taken') return { kind: 'above' };
  }
  if (report) {
    const about = report.messageId ? verify(report.messageId) : null;
    if (report.outcome === 'fine') return { kind: 'report', ...about };
    if (!report.messageId || !about) return { kind: 'bounce' };
    const { messageId } = report;
    await inTransaction(app.db, { systemTask: { name: 'inbound-mail' } }, (tx) =>
      markBounced(tx, about.question, messageId, app.now()),
    );
    return { kind: 'bounce', question: about.question };
  }
  const now = app.now();
  const email = toInboundEmail(mail, raw, now);
  const token = findThread({ ...email, text: email.wholeText }, verify);
  return inTransaction(
    app.db,
    { systemTask: { name: 'inbound-mail' } },
    async (tx): Promise<InboundMailResult> => {
      const named = token ? await findQuestion(tx, token.question) : undefined;
      const question = named?.mergedInto ? await findQuestion(tx, named.mergedInto) : named;
      if (question && !question.deletedAt && question.email?.toLowerCase() === email.sender) {
        if (!(await addMessage(tx, question.id, email.message)))
          return { kind: 'again', question: question.id };
        await addAttachments(tx, email.message.id, email.attachments);
        const automatic = email.kind === 'machine';
        if (!automatic) await reopenQuestion(tx, question, now);
        return { kind: automatic ? 'automatic' : 'added', question: question.id };
      }
      return addNewQuestion(tx, app, email, question?.id ?? null, now);
    },
  );
}

async function addNewQuestion(
  tx: Tx,
  app: AppContext,
  { sender, senderName, kind, language, message, subject, attachments }: InboundEmail,
  possiblyOf: string | null,
  now: Date,
): Promise<InboundMailResult> {
  const id = deterministicId(app, 'question', { application: ['mail', message.messageId] });
  const doubt = kind !== 'person' ? kind : sender ? null : 'no-sender';
  const quarantineReason = doubt ?? spamSignal({ text: message.text, honeypot: '', ageSeconds: null });
  const added = await addQuestion(tx, {
    id,
    linkHash: questionLinkHash(app, id),
    category: 'other',
    language,
    name: senderName,
    email: sender || null,
    state: quarantineReason ? 'quarantine' : 'open',
    quarantineReason,
    receivedAt: now,
    promisedAt: promiseFor('other', now),
    possiblyOf,
    subject,
  });
  if (!added) return { kind: 'again', question: id };
  // Whoever looks at it decides whether a person wrote it: until then it stands there as what it says.
  await addMessage(tx, id, { ...message, side: 'asker' });
  await addAttachments(tx, message.id, attachments);
  if (doubt) return { kind: 'quarantined', question: id };
  const question = await findQuestion(tx, id);
  // At most one confirmation per address and day, so that two machines cannot answer each other for ever.
  const mayConfirm = await countAttempt(
    tx,
    `contact:auto:${deterministicId(app, 'confirmation', { application: ['sender', sender] })}`,
    1,
    DAY_SECONDS,
    now,
  );
  if (question && mayConfirm)
    await sendConfirmation(tx, app, question, message.id, {
      cause: 'stranger',
      inReplyTo: message.messageId,
    });
  return { kind: possiblyOf ? 'linked' : 'new', question: id };
}

/**
 * Receives an e-mail, and puts one that cannot be read aside: it waits in quarantine with the beginning of its source, so that
 * the team knows of it and the next one is read. A database that does not answer is thrown on: nothing is lost then, the
 * e-mail is read again later.
 */
export async function receiveOrPutAside(
  app: AppContext,
  raw: Buffer,
  above: readonly MailAbove[] = [],
): Promise<InboundMailResult> {
  try {
    return await receiveEmail(app, raw, above);
  } catch (fault) {
    const now = app.now();
    const hash = createHash('sha256').update(raw).digest('hex');
    const id = deterministicId(app, 'question', { application: ['unreadable-mail', hash] });
    const source = cleanText(raw.subarray(0, UNREADABLE_TEXT_LENGTH).toString('latin1'));
    const field = (name: string) =>
      new RegExp(`^${name}:[ \\t]*(.{1,200})`, 'im')
        .exec(source)?.[1]
        ?.replace(/\p{Cc}/gu, ' ')
        .trim() ?? null;
    await inTransaction(app.db, { systemTask: { name: 'inbound-mail' } }, async (tx) => {
      const added = await addQuestion(tx, {
        id,
        linkHash: questionLinkHash(app, id),
        category: 'other',
        language: 'nl',
        name: field('from')?.slice(0, 80) ?? null,
        email: null,
        state: 'quarantine',
        quarantineReason: 'unreadable',
        receivedAt: now,
        promisedAt: promiseFor('other', now),
        possiblyOf: null,
        subject: field('subject'),
      });
      if (!added) return;
      await addMessage(tx, id, {
        id: randomUUID(),
        sentAt: now,
        side: 'asker',
        author: null,
        text: source,
        messageId: null,
      });
    });
    app.log.error('an incoming e-mail could not be read and waits in quarantine', fault, { question: id });
    return { kind: 'unreadable', question: id };
  }
}
