import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatDay, formatTimeRange } from '#core/i18n/formats.ts';
import { breakoutRounds } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { sendToAttendee } from '../registrations/mail.ts';
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
  const venue = edition.venues[0];
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
        date: formatDay(edition.startsAt, language),
        time: formatTimeRange(edition.startsAt, edition.endsAt, language),
        place: venue ? `${venue.name}, ${venue.address}, ${venue.town}` : '–',
      }),
      ...seats,
      t('mail.remind.cannot'),
    ],
    idempotencyKey: `remind:${turn}:${registration.id}`,
    quiet: true,
  });
}
