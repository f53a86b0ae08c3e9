import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { sendToAttendee } from '../registrations/mail.ts';
import type { Need, Registration } from '../registrations/types.ts';

/** Tells what became of a need that somebody asked for. */
export async function sendNeedAnswerEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  registration: Registration,
  need: Need,
): Promise<void> {
  const { language } = registration;
  const t = messagesIn(language);
  if (need.state === 'asked') return;
  await sendToAttendee(tx, app, registration, {
    cause: 'team',
    subject: t('mail.need.subject', { meeting: textOf(edition.texts, 'title', language) }),
    paragraphs: [t(`mail.need.${need.state}`), ...(need.answer ? [need.answer] : [])],
    idempotencyKey: `need:${need.id}:${need.state}:${need.answer ?? ''}`,
    quiet: true,
  });
}
