import { createHash, randomUUID } from 'node:crypto';
import type { AddressObject, ParsedMail } from 'mailparser';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { isInterfaceLanguage } from '#core/i18n/languages.ts';
import { deterministicId } from '#core/private-links.ts';
import { countAttempt } from '#core/rate-limit.ts';
import { spamSignal } from '#core/spam-check.ts';
import { sendConfirmation } from '../model/mail.ts';
import { promiseFor } from '../model/promise.ts';
import { addAttachments, addMessage, addQuestion, findQuestion, markBounced } from '../model/queries.ts';
import { questionLinkHash } from '../model/question-links.ts';
import { reopenQuestion } from '../model/reopen.ts';
import { threadTokenVerifier, type VerifyThreadToken } from '../model/thread-token.ts';
import { ownText } from './own-text.ts';
import { findThread, isAutomatic } from './thread.ts';

const MAX_TEXT_LENGTH = 20_000;
const MAX_ORIGINAL_LENGTH = 60_000;
const MAX_SUBJECT_LENGTH = 300;
const MAX_ATTACHMENTS = 20;
const MAX_ATTACHMENT_BYTES = 5 * 1024 * 1024;
const MAX_ATTACHMENTS_BYTES = 12 * 1024 * 1024;
const MAX_FILE_NAME_LENGTH = 120;
const DAY_SECONDS = 86_400;
const DEFAULT_LANGUAGE = 'nl';

/** What became of an incoming e-mail. */
export type InboundMailResult =
  | { kind: 'added' | 'automatic' | 'new' | 'linked'; question: string }
  | { kind: 'bounce' | 'again' | 'nothing'; question?: string };

/** An incoming e-mail as this feature reads it. */
interface InboundEmail {
  sender: string;
  senderName: string | null;
  /** As the sender states it; Dutch when it is none of ours. */
  language: string;
  automatic: boolean;
  message: Omit<Parameters<typeof addMessage>[2], 'messageId'> & { messageId: string };
  subject: string | null;
  attachments: Parameters<typeof addAttachments>[2];
}

const addressesIn = (field: AddressObject | AddressObject[] | undefined): string[] =>
  [field ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => address?.toLowerCase() ?? []));

/**
 * Puts an e-mail into its conversation. Only who is part of a conversation writes into it: a stranger with a valid token
 * begins a new question, linked as "possibly belongs to". The same e-mail twice is stored once. An automatic e-mail is
 * never answered, and no address gets more than one automatic confirmation a day.
 * @param raw the e-mail with its headers (RFC 5322)
 */
export async function receiveEmail(app: AppContext, raw: Buffer): Promise<InboundMailResult> {
  // A large module, needed only when e-mail comes in.
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(raw);
  const verify = threadTokenVerifier(app);
  if (isBounce(mail)) return receiveBounce(app, mail, verify);
  const token = findThread(
    {
      inReplyTo: mail.inReplyTo ?? null,
      references: [mail.references ?? []].flat(),
      recipients: addressesIn(mail.to),
      text: mail.text ?? '',
    },
    verify,
  );
  const now = app.now();
  const email = toInboundEmail(mail, raw, now);
  return inTransaction(
    app.db,
    { systemTask: { name: 'inbound-mail' } },
    async (tx): Promise<InboundMailResult> => {
      const named = token ? await findQuestion(tx, token.question) : undefined;
      const question = named?.mergedInto ? await findQuestion(tx, named.mergedInto) : named;
      if (question && question.email?.toLowerCase() === email.sender) {
        if (!(await addMessage(tx, question.id, email.message)))
          return { kind: 'again', question: question.id };
        await addAttachments(tx, email.message.id, email.attachments);
        if (!email.automatic) await reopenQuestion(tx, question, now);
        return { kind: email.automatic ? 'automatic' : 'added', question: question.id };
      }
      // Nobody asked anything: an automatic e-mail of a stranger begins no conversation.
      if (email.automatic || !email.sender) return { kind: 'nothing' };
      return addNewQuestion(tx, app, email, question?.id ?? null, now);
    },
  );
}

function toInboundEmail(mail: ParsedMail, raw: Buffer, now: Date): InboundEmail {
  const headers = new Map([...mail.headers.keys()].map((name) => [name, String(mail.headers.get(name))]));
  const text = mail.text ?? '';
  const sender = addressesIn(mail.from)[0] ?? '';
  const senderName = mail.from?.value[0]?.name || null;
  const automatic = isAutomatic(headers, mail.subject ?? '');
  const language = headers.get('content-language')?.slice(0, 2) ?? DEFAULT_LANGUAGE;
  return {
    sender,
    senderName,
    language: isInterfaceLanguage(language) ? language : DEFAULT_LANGUAGE,
    automatic,
    subject: mail.subject?.trim().slice(0, MAX_SUBJECT_LENGTH) || null,
    attachments: attachmentsIn(mail),
    message: {
      id: randomUUID(),
      sentAt: now,
      side: automatic ? 'automatic' : 'asker',
      author: senderName || sender || null,
      text: ownText(text).slice(0, MAX_TEXT_LENGTH),
      original: text.slice(0, MAX_ORIGINAL_LENGTH),
      // An e-mail without a Message-ID is recognised by its contents.
      messageId: mail.messageId ?? `<${createHash('sha256').update(raw).digest('hex')}@unnamed>`,
    },
  };
}

/** The files of an e-mail, the first ones first; what is too large is named, without its contents. */
function attachmentsIn(mail: ParsedMail): InboundEmail['attachments'] {
  let keptBytes = 0;
  return mail.attachments.slice(0, MAX_ATTACHMENTS).map(({ filename, contentType, content }, i) => {
    const fits =
      content.length <= MAX_ATTACHMENT_BYTES && keptBytes + content.length <= MAX_ATTACHMENTS_BYTES;
    if (fits) keptBytes += content.length;
    return {
      id: randomUUID(),
      fileName: cleanFileName(filename ?? '') || `${i + 1}`,
      contentType,
      byteLength: content.length,
      content: fits ? content : null,
    };
  });
}

/** A name of a file as it may be shown and kept: no path, no control characters, no marks that turn its letters around. */
const cleanFileName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(-MAX_FILE_NAME_LENGTH);

async function addNewQuestion(
  tx: Tx,
  app: AppContext,
  { sender, senderName, language, message, subject, attachments }: InboundEmail,
  possiblyOf: string | null,
  now: Date,
): Promise<InboundMailResult> {
  const id = deterministicId(app, 'question', { application: ['mail', message.messageId] });
  const quarantineReason = spamSignal({ text: message.text, honeypot: '', ageSeconds: null });
  const added = await addQuestion(tx, {
    id,
    linkHash: questionLinkHash(app, id),
    category: 'other',
    language,
    name: senderName,
    email: sender,
    state: quarantineReason ? 'quarantine' : 'open',
    quarantineReason,
    receivedAt: now,
    promisedAt: promiseFor('other', now),
    possiblyOf,
    subject,
  });
  if (!added) return { kind: 'again', question: id };
  await addMessage(tx, id, message);
  await addAttachments(tx, message.id, attachments);
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

/** A report that an e-mail did not arrive (RFC 3464). */
const isBounce = (mail: ParsedMail): boolean => {
  const type = mail.headers.get('content-type');
  const value = typeof type === 'object' && 'value' in type ? String(type.value) : '';
  return value === 'multipart/report' || /^mailer-daemon@/i.test(addressesIn(mail.from)[0] ?? '');
};

async function receiveBounce(
  app: AppContext,
  mail: ParsedMail,
  verify: VerifyThreadToken,
): Promise<InboundMailResult> {
  const attachments = mail.attachments.map(({ content }) => content.toString('utf8'));
  const report = [mail.text ?? '', ...attachments].join('\n');
  const messageId = /^message-id:\s*(<[^>]+>)/im.exec(report)?.[1];
  const token = messageId ? verify(messageId) : null;
  if (!messageId || !token) return { kind: 'bounce' };
  await inTransaction(app.db, { systemTask: { name: 'inbound-mail' } }, (tx) => markBounced(tx, messageId));
  return { kind: 'bounce', question: token.question };
}
