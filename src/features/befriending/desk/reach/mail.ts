import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { messagesIn } from '../../messages.ts';
import type { Member } from '../../model/queries.ts';
import { WIDER_PATH } from '../model/paths.ts';

/** Tells somebody that there is a question about their card; what it is stands on their own page. */
export async function emailWiderQuestion(tx: Tx, app: AppContext, member: Member): Promise<void> {
  if (member.email === null) return;
  const { language } = member;
  const t = messagesIn(language);
  await enqueueEmail(tx, app, {
    cause: 'stranger',
    recipient: member.email,
    subject: t('pause.mail.subject'),
    body: [t('wider.mail'), t('pause.mail.open'), `${app.publicUrl}/${language}${WIDER_PATH}`].join('\n\n'),
    language,
    idempotencyKey: `befriending-wider:${member.id}`,
  });
}
