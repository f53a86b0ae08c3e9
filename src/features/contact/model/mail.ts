import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { messagesIn } from '../messages.ts';
import { questionUrl } from './question-links.ts';
import { markLine, messageIdOf, replyAddress } from './thread-token.ts';
import type { ContactMessage, ContactQuestion } from './types.ts';

const plain = (paragraphs: string[]): string => paragraphs.join('\n\n').replace(/[\u2066-\u2069]/g, '');

/** We have your question; this is when you have an answer, and where you can read it. */
export async function tellReceived(
  tx: Tx,
  app: AppContext,
  question: ContactQuestion,
  message: string,
  answers?: string,
): Promise<void> {
  const { language, email, id } = question;
  if (!email || question.state === 'quarantine') return;
  const t = messagesIn(language);
  await enqueueEmail(tx, {
    recipient: email,
    subject: t('mail.received.subject'),
    body: plain([
      t('mail.received', { date: formatDay(question.promisedAt, language) }),
      t('mail.link'),
      questionUrl(app, question),
      markLine(app, id),
    ]),
    language,
    idempotencyKey: `contact-received:${id}`,
    extras: {
      ...threadExtras(app, id, message, answers ? [answers] : []),
      ...(answers ? { headers: { 'Auto-Submitted': 'auto-replied' } } : {}),
    },
  });
}

/** The answer of a person of the team, in the thread of what was said before. */
export async function sendAnswer(
  tx: Tx,
  app: AppContext,
  question: ContactQuestion,
  message: string,
  words: string,
  earlier: readonly ContactMessage[],
): Promise<void> {
  const { language, email, id } = question;
  if (!email) return;
  const t = messagesIn(language);
  const before = earlier.flatMap(({ messageId }) => messageId ?? []);
  await enqueueEmail(tx, {
    recipient: email,
    subject: t('mail.answer.subject'),
    body: plain([words, t('mail.link'), questionUrl(app, question), markLine(app, id)]),
    language,
    idempotencyKey: `contact-answer:${message}`,
    extras: {
      ...threadExtras(app, id, message, before),
      // A person wrote this: it is no automatic mail.
      headers: { 'Auto-Submitted': 'no' },
    },
  });
}

function threadExtras(app: AppContext, question: string, message: string, before: readonly string[]) {
  const last = before.at(-1);
  const replyTo = replyAddress(app, question);
  return {
    messageId: messageIdOf(app, question, message),
    ...(last ? { inReplyTo: last, references: [...before] } : {}),
    ...(replyTo ? { replyTo } : {}),
  };
}
