import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatDay, formatTime } from '#core/i18n/formats.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition, ProgrammeItem } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { sendToAttendee } from '../registrations/mail.ts';
import type { Registration } from '../registrations/types.ts';
import { breakOutTitle } from './seat-text.ts';

interface SeatChange {
  edition: Edition;
  item: ProgrammeItem;
  registration: Registration;
  breakOutId: string;
}

/** A seat came free, and it is yours now. */
export async function sendMovedEmail(tx: Tx, app: AppContext, change: SeatChange): Promise<void> {
  const { edition, item, registration, breakOutId } = change;
  const { language } = registration;
  const t = messagesIn(language);
  await sendToAttendee(tx, app, registration, {
    // Whoever cancels makes a place free, and nobody knows who that is.
    cause: 'stranger',
    subject: t('mail.moved.subject', { meeting: textOf(edition.texts, 'title', language) }),
    paragraphs: [t('mail.moved', { title: breakOutTitle(item, breakOutId, language) })],
    idempotencyKey: `moved:${registration.id}:${breakOutId}:${app.now().getTime()}`,
    quiet: true,
  });
}

/** A seat came free that you like better: do you want it? */
export async function sendSeatOfferEmail(
  tx: Tx,
  app: AppContext,
  offer: SeatChange & { endsAt: Date },
): Promise<void> {
  const { edition, item, registration, breakOutId, endsAt } = offer;
  const { language } = registration;
  const t = messagesIn(language);
  await sendToAttendee(tx, app, registration, {
    cause: 'stranger',
    subject: t('mail.offer.subject', { meeting: textOf(edition.texts, 'title', language) }),
    paragraphs: [
      t('mail.offer', {
        title: breakOutTitle(item, breakOutId, language),
        date: formatDay(endsAt, language),
        time: formatTime(endsAt, language),
      }),
    ],
    idempotencyKey: `offer:${registration.id}:${breakOutId}:${app.now().getTime()}`,
    quiet: true,
  });
}

/** Where you sit, and why; sent when the seats are published. */
export async function sendSeatsEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  registration: Registration,
  reasons: string[],
): Promise<void> {
  const t = messagesIn(registration.language);
  await sendToAttendee(tx, app, registration, {
    cause: 'team',
    subject: t('mail.seats.subject', { meeting: textOf(edition.texts, 'title', registration.language) }),
    paragraphs: reasons,
    idempotencyKey: `seats:${registration.id}`,
    quiet: true,
  });
}
