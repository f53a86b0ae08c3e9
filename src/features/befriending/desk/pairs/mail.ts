import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { messagesIn } from '../../messages.ts';
import { PAIRS_PATH } from '../../model/paths.ts';
import type { Member } from '../../model/queries.ts';

/** Tells somebody that there is news about whom they meet; that it is over stands on their own page. */
export async function emailPairEnded(
  tx: Tx,
  app: AppContext,
  { member, pair }: { member: Member; pair: string },
): Promise<void> {
  if (member.email === null) return;
  const { language } = member;
  const t = messagesIn(language);
  await enqueueEmail(tx, app, {
    cause: 'stranger',
    recipient: member.email,
    subject: t('pause.mail.subject'),
    body: [
      t('desk-end.mail'),
      t('pause.mail.open'),
      `${app.publicUrl}/${language}${PAIRS_PATH}/${pair}`,
    ].join('\n\n'),
    language,
    idempotencyKey: `befriending-end:${pair}:${member.id}`,
  });
}
