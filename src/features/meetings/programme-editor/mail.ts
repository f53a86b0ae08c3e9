import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatDay, formatTimeRange } from '#core/i18n/formats.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { attendeeCalendar, sendToAttendee } from '../registrations/mail.ts';
import type { Registration } from '../registrations/types.ts';

/** Tells that the meeting is on another day or cancelled; the calendar file changes it in people's calendars too. */
export async function sendEditionChangedEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  registration: Registration,
): Promise<void> {
  const { language } = registration;
  const t = messagesIn(language);
  const meeting = textOf(edition.texts, 'title', language);
  const cancelled = edition.state === 'cancelled';
  await sendToAttendee(tx, app, registration, {
    cause: 'team',
    subject: t(cancelled ? 'mail.off.subject' : 'mail.changed.subject', { meeting }),
    paragraphs: [
      cancelled
        ? t('mail.off', { meeting })
        : t('mail.changed', {
            meeting,
            date: formatDay(edition.startsAt, language),
            time: formatTimeRange(edition.startsAt, edition.endsAt, language),
          }),
    ],
    idempotencyKey: `changed:${edition.sequence}:${registration.id}`,
    files: [
      {
        filename: 'van-onderop.ics',
        contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
        content: attendeeCalendar(app, edition, registration),
      },
    ],
  });
}
