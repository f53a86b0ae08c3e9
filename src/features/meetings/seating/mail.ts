import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatDay, formatTime } from '#core/i18n/formats.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition, ProgrammeItem } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { sendToAttendee } from '../registrations/mail.ts';
import type { Registration } from '../registrations/types.ts';

const titleOf = (part: ProgrammeItem, breakOut: string, language: string): string => {
  const one = part.breakOuts.find(({ id }) => id === breakOut);
  return one ? `${one.number}. ${textOf(one.texts, 'title', language)}` : '';
};

/** A seat came free, and it is yours now. */
export async function sendMovedEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  whose: Registration,
  part: ProgrammeItem,
  to: string,
): Promise<void> {
  const t = messagesIn(whose.language);
  const meeting = textOf(edition.texts, 'title', whose.language);
  await sendToAttendee(tx, app, whose, {
    subject: t('mail.moved.subject', { meeting }),
    paragraphs: [t('mail.moved', { title: titleOf(part, to, whose.language) })],
    idempotencyKey: `moved:${whose.id}:${to}:${app.now().getTime()}`,
    quiet: true,
  });
}

/** A seat came free that you like better: do you want it? */
export async function sendSeatOfferEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  whose: Registration,
  part: ProgrammeItem,
  to: string,
  endsAt: Date,
): Promise<void> {
  const { language } = whose;
  const t = messagesIn(language);
  await sendToAttendee(tx, app, whose, {
    subject: t('mail.offer.subject', { meeting: textOf(edition.texts, 'title', language) }),
    paragraphs: [
      t('mail.offer', {
        title: titleOf(part, to, language),
        date: formatDay(endsAt, language),
        time: formatTime(endsAt, language),
      }),
    ],
    idempotencyKey: `offer:${whose.id}:${to}:${app.now().getTime()}`,
    quiet: true,
  });
}

/** Where you sit, and why; told when the seats are published. */
export async function sendSeatsEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  whose: Registration,
  reasons: string[],
): Promise<void> {
  const t = messagesIn(whose.language);
  await sendToAttendee(tx, app, whose, {
    subject: t('mail.seats.subject', { meeting: textOf(edition.texts, 'title', whose.language) }),
    paragraphs: reasons,
    idempotencyKey: `seats:${whose.id}`,
    quiet: true,
  });
}
