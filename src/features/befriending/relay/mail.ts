import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { greetingName, quoteForEmail } from '#core/mail/strangers-words.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { messagesIn } from '../messages.ts';
import { PAIRS_PATH } from '../model/paths.ts';
import type { Member } from '../model/queries.ts';
import { relayAddress, relayMessageId } from './address.ts';
import { ourMark } from './clean-letter.ts';

const plain = (paragraphs: readonly string[]): string =>
  paragraphs
    .filter(Boolean)
    .join('\n\n')
    .replace(/[\u2066-\u2069]/g, '');

export const threadUrl = (app: AppContext, language: string, pair: string): string =>
  `${app.publicUrl}/${language}${PAIRS_PATH}/${pair}/messages`;

/** What a letter about a message says: the words as they were written and, if there are, in the reader's language. */
export interface MessageLetter {
  message: string;
  pair: string;
  /** The id of the reader's own address, to which they answer. */
  address: string;
  senderName: string;
  words: string;
  translation: string | undefined;
  photos: number;
}

/** Emails somebody what the other wrote, from an address of ours. Nothing in it leads to who wrote it. */
export async function emailMessage(
  tx: Tx,
  app: AppContext,
  reader: Member & { email: string },
  letter: MessageLetter,
): Promise<void> {
  const { language } = reader;
  const t = messagesIn(language);
  const replyTo = relayAddress(app, letter.address);
  await enqueueEmail(tx, app, {
    // The reader asked for these letters, and who writes is limited in messages.
    cause: 'account',
    recipient: reader.email,
    subject: t('relay.mail.subject'),
    body: plain([
      t('relay.mail', { name: greetingName(letter.senderName) || t('relay.mail.somebody') }),
      letter.words && quoteForEmail(letter.words),
      letter.translation ? t('relay.mail.translated') : '',
      letter.translation ? quoteForEmail(letter.translation) : '',
      letter.photos > 0 ? t('relay.mail.photos', { count: letter.photos }) : '',
      replyTo ? t('relay.mail.answer') : t('relay.mail.answer-here'),
      threadUrl(app, language, letter.pair),
      ourMark(letter.address),
    ]),
    language,
    idempotencyKey: `befriending-message:${letter.message}:${reader.id}`,
    extras: {
      messageId: relayMessageId(app, letter.address, letter.message),
      ...(replyTo ? { replyTo } : {}),
    },
  });
}

/** Emails who wrote that their e-mail waits for them, came from another address, or came too late: never what was in it. */
export async function emailAboutLetter(
  tx: Tx,
  app: AppContext,
  to: { member: Member; pair: string },
  about: { kind: 'held' | 'other-address' | 'over'; mail: string },
): Promise<void> {
  const { email, language } = to.member;
  if (!email) return;
  const t = messagesIn(language);
  // Of an address that is not theirs, at most one letter a day: anybody may write to it.
  const once = about.kind === 'other-address' ? amsterdamDate(app.now()) : about.mail;
  await enqueueEmail(tx, app, {
    cause: 'account',
    recipient: email,
    subject: t(`relay.mail.${about.kind}.subject`),
    body: plain([t(`relay.mail.${about.kind}`), threadUrl(app, language, to.pair)]),
    language,
    idempotencyKey: `befriending-${about.kind}:${to.member.id}:${once}`,
  });
}
