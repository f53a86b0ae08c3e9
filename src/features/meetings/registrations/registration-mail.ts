import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatDay, formatTimeRange } from '#core/i18n/formats.ts';
import { calendarOf } from '../edition/calendar.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { registrationUrl, sendToAttendee } from './mail.ts';
import type { Registration } from './types.ts';

/** The meeting as a file for the calendar of whoever comes. */
export function attendeeCalendar(app: AppContext, edition: Edition, whose: Registration): string {
  const seats = new Set(whose.seats.map(({ breakOutId }) => breakOutId));
  const breakOuts = edition.seating === 'published' ? edition.parts.flatMap((part) => part.breakOuts) : [];
  const entry = {
    edition: { ...edition, sequence: edition.sequence * 1000 + whose.version },
    breakOuts: breakOuts.filter(({ id }) => seats.has(id)),
    url: registrationUrl(app, whose),
    cancelled: whose.state === 'cancelled',
    own: whose.id,
  };
  const title = textOf(edition.texts, 'title', whose.language);
  return calendarOf([entry], title, whose.language, new URL(app.publicUrl).hostname);
}

/** You are coming: when, where, and the file for the calendar. */
export async function sendRegistrationEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  whose: Registration,
): Promise<void> {
  const { language } = whose;
  const t = messagesIn(language);
  const venue = edition.venues[0];
  await sendToAttendee(tx, app, whose, {
    subject: t('mail.coming.subject', { meeting: textOf(edition.texts, 'title', language) }),
    paragraphs: [
      t('mail.coming', {
        meeting: textOf(edition.texts, 'title', language),
        date: formatDay(edition.startsAt, language),
        time: formatTimeRange(edition.startsAt, edition.endsAt, language),
        place: venue ? `${venue.name}, ${venue.address}, ${venue.town}` : '–',
      }),
      t('mail.coming.needs', { count: whose.needs.length }),
    ],
    idempotencyKey: `coming:${whose.id}`,
    files: [
      {
        filename: 'van-onderop.ics',
        contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
        content: attendeeCalendar(app, edition, whose),
      },
    ],
  });
}

/** You are not coming any more; the calendar hears it too. */
export async function sendCancellationEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  whose: Registration,
): Promise<void> {
  const t = messagesIn(whose.language);
  await sendToAttendee(tx, app, whose, {
    subject: t('mail.cancelled.subject', { meeting: textOf(edition.texts, 'title', whose.language) }),
    paragraphs: [t('mail.cancelled')],
    idempotencyKey: `cancelled:${whose.id}:${whose.version}`,
    files: [
      {
        filename: 'van-onderop.ics',
        contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
        content: attendeeCalendar(app, edition, whose),
      },
    ],
  });
}
