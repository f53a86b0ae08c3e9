import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatDay, formatTime } from '#core/i18n/formats.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { sendToAttendee } from '../registrations/mail.ts';
import type { Registration } from '../registrations/types.ts';

/** It is full; you wait, and hear it when there is room for all of you. */
export async function sendWaitingEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  registration: Registration,
): Promise<void> {
  const { id, language, version, size, typedBy } = registration;
  const t = messagesIn(language);
  const meeting = textOf(edition.texts, 'title', language);
  await sendToAttendee(tx, app, registration, {
    cause: typedBy === 'desk' ? 'team' : 'stranger',
    subject: t('mail.wait.subject', { meeting }),
    paragraphs: [t('mail.wait', { meeting, people: size })],
    idempotencyKey: `wait:${id}:${version}`,
  });
}

/** There is room: say yes before the moment at which the places go to whoever waits next. */
export async function sendPlaceOfferEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  registration: Registration,
  until: Date,
): Promise<void> {
  const { id, language, size } = registration;
  const t = messagesIn(language);
  const meeting = textOf(edition.texts, 'title', language);
  const when = { date: formatDay(until, language), time: formatTime(until, language) };
  await sendToAttendee(tx, app, registration, {
    cause: 'stranger',
    subject: t('mail.place.subject', { meeting }),
    paragraphs: [t('mail.place', { meeting, people: size, ...when })],
    idempotencyKey: `place:${id}:${until.toISOString()}`,
    quiet: true,
  });
}
