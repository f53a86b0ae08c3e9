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

/** A week before, and the day before: when, where, which conversation. */
export async function sendReminderEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  whose: Registration,
  turn: 'week' | 'day',
): Promise<void> {
  const { language } = whose;
  const t = messagesIn(language);
  const venue = edition.venues[0];
  const seats =
    edition.seating === 'published'
      ? breakoutRounds(edition).flatMap((part) =>
          explainSeat(
            part,
            whose.seats.find(({ partId }) => partId === part.id),
            language,
          ).slice(0, 1),
        )
      : [];
  await sendToAttendee(tx, app, whose, {
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
    idempotencyKey: `remind:${turn}:${whose.id}`,
    quiet: true,
  });
}
