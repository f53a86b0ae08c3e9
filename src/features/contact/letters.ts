import type { House } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { queueMail } from '#core/mail/outbox.ts';
import { dayWords } from '#features/meetings';
import { questionUrl } from './keys.ts';
import { markLine, messageIdOf, replyAddress } from './marks.ts';
import { speak } from './messages/index.ts';
import type { ContactMessage, ContactQuestion } from './types.ts';

const plain = (paragraphs: string[]): string => paragraphs.join('\n\n').replace(/[\u2066-\u2069]/g, '');

/** We have your question; this is when you have an answer, and where you can read it. */
export async function tellReceived(
  tx: Tx,
  house: House,
  question: ContactQuestion,
  message: string,
  answers?: string,
): Promise<void> {
  const { language, email, id } = question;
  if (!email || question.state === 'quarantine') return;
  const say = speak(language);
  await queueMail(tx, {
    recipient: email,
    subject: say('mail.received.subject'),
    body: plain([
      say('mail.received', { date: dayWords(question.promisedAt, language) }),
      say('mail.link'),
      questionUrl(house, question),
      markLine(house, id),
    ]),
    language,
    once: `contact-received:${id}`,
    extras: {
      ...threadExtras(house, id, message, answers ? [answers] : []),
      ...(answers ? { headers: { 'Auto-Submitted': 'auto-replied' } } : {}),
    },
  });
}

/** The answer of a person of the team, in the thread of what was said before. */
export async function sendAnswer(
  tx: Tx,
  house: House,
  question: ContactQuestion,
  message: string,
  words: string,
  earlier: readonly ContactMessage[],
): Promise<void> {
  const { language, email, id } = question;
  if (!email) return;
  const say = speak(language);
  const before = earlier.flatMap(({ messageId }) => messageId ?? []);
  await queueMail(tx, {
    recipient: email,
    subject: say('mail.answer.subject'),
    body: plain([words, say('mail.link'), questionUrl(house, question), markLine(house, id)]),
    language,
    once: `contact-answer:${message}`,
    extras: {
      ...threadExtras(house, id, message, before),
      // A person wrote this: it is no automatic mail.
      headers: { 'Auto-Submitted': 'no' },
    },
  });
}

function threadExtras(house: House, question: string, message: string, before: readonly string[]) {
  const last = before.at(-1);
  const replyTo = replyAddress(house, question);
  return {
    messageId: messageIdOf(house, question, message),
    ...(last ? { inReplyTo: last, references: [...before] } : {}),
    ...(replyTo ? { replyTo } : {}),
  };
}
