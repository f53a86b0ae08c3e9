import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { quoteForEmail } from '#core/mail/strangers-words.ts';
import { teamMessagesIn } from '../messages.ts';

/** On a busy day a letter waits for the next; what it says stands on the desks at once. */
const MAX_DELAY_DAYS = 2;

/** What a letter about a collaboration says: our own words, then what others typed, then where to go. */
export interface CollaborationLetter {
  kind: 'partner' | 'joined' | 'introduced-teller' | 'introduced-joiner' | 'declined' | 'meet';
  recipient: string;
  language: string;
  /** What others typed: the title, the name of an organisation. */
  quoted: string[];
  /** In full. */
  url?: string;
  replyTo?: string;
  idempotencyKey: string;
}

/** Queues a letter about a collaboration. @returns whether it will be sent */
export async function emailAbout(
  tx: Tx,
  app: AppContext,
  { kind, recipient, language, quoted, url, replyTo, idempotencyKey }: CollaborationLetter,
): Promise<boolean> {
  const t = teamMessagesIn(language);
  return enqueueEmail(tx, app, {
    cause: 'stranger',
    recipient,
    subject: t(`mail.${kind}.subject`),
    body: [
      t(`mail.${kind}`),
      ...quoted.map(quoteForEmail),
      t(`mail.${kind}.next`),
      ...(url ? [url] : []),
    ].join('\n\n'),
    language,
    idempotencyKey,
    orWithinDays: MAX_DELAY_DAYS,
    ...(replyTo ? { extras: { replyTo } } : {}),
  });
}
