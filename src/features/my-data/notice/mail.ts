import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { messagesIn } from '../messages.ts';

/**
 * Announces by e-mail that everything of somebody will be deleted unless they open it once. The letter says nothing of the
 * story, and has no link that opens it: who reads the mailbox may be somebody else.
 * @returns false when it will not be sent
 */
export async function emailDeletionNotice(
  tx: Tx,
  app: AppContext,
  {
    person,
    email,
    language,
    seenAt,
    deletedOn,
  }: { person: string; email: string; language: string; seenAt: Date; deletedOn: Date },
): Promise<boolean> {
  const t = messagesIn(language);
  return enqueueEmail(tx, app, {
    cause: 'schedule',
    recipient: email,
    subject: t('mail.subject'),
    body: [
      t('mail.lead', { day: formatDate(deletedOn, language) }),
      t('mail.keep'),
      `${app.publicUrl}/${language}/open`,
      t('mail.nothing'),
    ].join('\n\n'),
    language,
    idempotencyKey: `deletion:${person}:${seenAt.toISOString()}:${email}`,
  });
}
