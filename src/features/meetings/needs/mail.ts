import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { quoteForEmail } from '#core/mail/strangers-words.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { sendToAttendee } from '../registrations/mail.ts';
import { needText } from '../registrations/need-text.ts';
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
    // Which of their questions it is about: a party may have asked for several things.
    paragraphs: [
      t(`mail.need.${need.state}`),
      quoteForEmail(needText(need, language)),
      ...(need.answer ? [need.answer] : []),
    ],
    idempotencyKey: `need:${need.id}:${need.state}:${need.answer ?? ''}`,
    quiet: true,
  });
}
