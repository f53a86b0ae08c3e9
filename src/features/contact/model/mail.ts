import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { type EmailCause, enqueueEmail } from '#core/mail/outbox.ts';
import { messagesIn } from '../messages.ts';
import { questionUrl } from './question-links.ts';
import { outgoingMessageId, replyAddress, threadTokenLine } from './thread-token.ts';
import type { ContactMessage, ContactQuestion } from './types.ts';

/** Paragraphs as one plain text, without the marks that isolate text of another direction. */
const plainText = (paragraphs: string[]): string => paragraphs.join('\n\n').replace(/[\u2066-\u2069]/g, '');

/**
 * Confirms a question by e-mail: by when there is an answer, and where to read it. Sends nothing without an address, or
 * while the question is in quarantine.
 * @param message id of the first message
 * @param origin whether the asker or a team member causes it, and the Message-ID of the e-mail that asked
 */
export async function sendConfirmation(
  tx: Tx,
  app: AppContext,
  question: ContactQuestion,
  message: string,
  origin: { cause: EmailCause; inReplyTo?: string },
): Promise<void> {
  const { language, email, id } = question;
  const { cause, inReplyTo } = origin;
  if (!email || question.state === 'quarantine') return;
  const t = messagesIn(language);
  await enqueueEmail(tx, app, {
    cause,
    recipient: email,
    subject: t('mail.received.subject'),
    body: plainText([
      t('mail.received', { date: formatDay(question.promisedAt, language) }),
      t('mail.link'),
      questionUrl(app, question),
      threadTokenLine(app, id),
    ]),
    language,
    idempotencyKey: `contact-received:${id}`,
    extras: {
      ...threadHeaders(app, id, message, inReplyTo ? [inReplyTo] : []),
      ...(inReplyTo ? { headers: { 'Auto-Submitted': 'auto-replied' } } : {}),
    },
  });
}

/** Sends the answer of a team member, in the thread of the earlier e-mails. Sends nothing without an address. */
export async function sendAnswer(
  tx: Tx,
  app: AppContext,
  question: ContactQuestion,
  answer: { message: string; text: string },
  earlier: readonly ContactMessage[],
): Promise<void> {
  const { language, email, id } = question;
  if (!email) return;
  const t = messagesIn(language);
  const references = earlier.flatMap(({ messageId }) => messageId ?? []);
  await enqueueEmail(tx, app, {
    cause: 'team',
    recipient: email,
    subject: t('mail.answer.subject'),
    body: plainText([answer.text, t('mail.link'), questionUrl(app, question), threadTokenLine(app, id)]),
    language,
    idempotencyKey: `contact-answer:${answer.message}`,
    extras: {
      ...threadHeaders(app, id, answer.message, references),
      // A person wrote this: it is no automatic mail.
      headers: { 'Auto-Submitted': 'no' },
    },
  });
}

function threadHeaders(app: AppContext, question: string, message: string, references: readonly string[]) {
  const last = references.at(-1);
  const replyTo = replyAddress(app, question);
  return {
    messageId: outgoingMessageId(app, question, message),
    ...(last ? { inReplyTo: last, references: [...references] } : {}),
    ...(replyTo ? { replyTo } : {}),
  };
}
