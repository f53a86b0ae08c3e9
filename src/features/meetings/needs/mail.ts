import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { sendToAttendee } from '../registrations/mail.ts';
import type { Need, Registration } from '../registrations/types.ts';

/** What became of something that somebody asked for. */
export async function sendNeedAnswerEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  whose: Registration,
  need: Need,
): Promise<void> {
  const { language } = whose;
  const t = messagesIn(language);
  if (need.state === 'asked') return;
  await sendToAttendee(tx, app, whose, {
    subject: t('mail.need.subject', { meeting: textOf(edition.texts, 'title', language) }),
    paragraphs: [t(`mail.need.${need.state}`), ...(need.answer ? [need.answer] : [])],
    idempotencyKey: `need:${need.id}:${need.state}:${need.answer ?? ''}`,
    quiet: true,
  });
}
