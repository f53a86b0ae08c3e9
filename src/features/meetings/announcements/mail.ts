import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { placesLine } from '../edition/programme.ts';
import { venueLinks } from '../edition/queries.ts';
import { breakoutRounds } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { whenParts } from '../edition/when.ts';
import { messagesIn } from '../messages.ts';
import { onlineParagraphs, sendToAttendee } from '../registrations/mail.ts';
import type { Registration } from '../registrations/types.ts';
import { explainSeat } from '../seating/seat-text.ts';

/** Reminds somebody a week or a day before: when and where it is, and in which break-out they sit. */
export async function sendReminderEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  registration: Registration,
  turn: 'week' | 'day',
): Promise<void> {
  const { language } = registration;
  const t = messagesIn(language);
  const seats =
    edition.seating === 'published'
      ? breakoutRounds(edition).flatMap((round) =>
          explainSeat(
            round,
            registration.seats.find(({ partId }) => partId === round.id),
            language,
          ).slice(0, 1),
        )
      : [];
  await sendToAttendee(tx, app, registration, {
    cause: 'schedule',
    subject: t(`mail.remind.${turn}`, { meeting: textOf(edition.texts, 'title', language) }),
    paragraphs: [
      t('mail.remind', {
        ...whenParts(edition, language),
        place: placesLine(edition),
      }),
      ...onlineParagraphs(edition, await venueLinks(tx, edition.id), language),
      ...seats,
      t('mail.remind.cannot'),
    ],
    // After a move the reminders of the new day are others than those of the old one.
    idempotencyKey: edition.movedAt
      ? `remind:${turn}:${amsterdamDate(edition.startsAt)}:${registration.id}`
      : `remind:${turn}:${registration.id}`,
    quiet: true,
  });
}
