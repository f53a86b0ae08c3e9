import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { messagesIn } from '../messages.ts';
import { NOTIFICATION_LINK } from './actions.ts';

/**
 * Emails somebody that something came. The letter says nothing of the story: only that there is something, where the week
 * is opened, and how to end this. A mail program can unsubscribe with one click (RFC 8058).
 * @returns false when strangers caused as many letters to this mailbox today as they may: then it goes another day
 */
export async function emailSomethingCame(
  tx: Tx,
  app: AppContext,
  { person, email, language, askedAt }: { person: string; email: string; language: string; askedAt: Date },
): Promise<boolean> {
  const t = messagesIn(language);
  const stopUrl = `${app.publicUrl}/${language}/notifications/${privateLinkToken(app, NOTIFICATION_LINK, person)}`;
  return enqueueEmail(tx, app, {
    cause: 'stranger',
    recipient: email,
    subject: t('mail.came.subject'),
    body: [
      t('mail.came'),
      `${app.publicUrl}/${language}/open`,
      t('mail.came.once'),
      t('mail.came.stop'),
      stopUrl,
    ].join('\n\n'),
    language,
    idempotencyKey: `came:${person}:${askedAt.toISOString()}`,
    extras: {
      headers: {
        'List-Unsubscribe': `<${stopUrl}/stop>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    },
  });
}
