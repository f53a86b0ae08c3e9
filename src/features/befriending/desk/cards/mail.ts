import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { messagesIn } from '../../messages.ts';
import { OWN_PATH } from '../../model/paths.ts';
import type { Member } from '../../model/queries.ts';

/**
 * Tells somebody that the organisation put their card on pause, or let it go on: that alone, because a mailbox may be read by
 * others. Why stands on their own page.
 */
export async function emailPaused(
  tx: Tx,
  app: AppContext,
  { member, key, state }: { member: Member; key: string; state: 'paused' | 'active' },
): Promise<void> {
  if (member.email === null) return;
  const { language } = member;
  const t = messagesIn(language);
  await enqueueEmail(tx, app, {
    cause: 'stranger',
    recipient: member.email,
    subject: t('pause.mail.subject'),
    body: [t(`pause.mail.${state}`), t('pause.mail.open'), `${app.publicUrl}/${language}${OWN_PATH}`].join(
      '\n\n',
    ),
    language,
    idempotencyKey: `befriending-pause:${member.id}:${key}`,
  });
}
