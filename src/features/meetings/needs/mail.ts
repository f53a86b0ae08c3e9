import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { writeTo } from '../registrations/mail.ts';
import type { Need, SignUp } from '../registrations/types.ts';

/** What became of something that somebody asked for. */
export async function tellNeed(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  whose: SignUp,
  need: Need,
): Promise<void> {
  const { language } = whose;
  const t = messagesIn(language);
  if (need.state === 'asked') return;
  await writeTo(tx, app, whose, {
    subject: t('mail.need.subject', { meeting: textOf(edition.texts, 'title', language) }),
    paragraphs: [t(`mail.need.${need.state}`), ...(need.answer ? [need.answer] : [])],
    idempotencyKey: `need:${need.id}:${need.state}:${need.answer ?? ''}`,
    quiet: true,
  });
}
