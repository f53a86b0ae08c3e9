import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatTimeRange } from '#core/i18n/formats.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { quoteForEmail } from '#core/mail/strangers-words.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { textOf } from '../edition/texts.ts';
import { messagesIn } from '../messages.ts';
import { calendarAttachment, sendToAttendee } from '../registrations/mail.ts';
import { needText } from '../registrations/need-text.ts';
import type { Registration } from '../registrations/types.ts';
import { type Change, changeLetter, SUBJECTS } from './letter-texts.ts';
import type { Addressee, Concerned } from './reach.ts';

/** The letter about a change to whoever registered: with what they asked for, and a file that changes their calendar. */
async function sendToParty(
  tx: Tx,
  app: AppContext,
  change: Change,
  letterId: string,
  registration: Registration,
): Promise<void> {
  const { language, needs } = registration;
  const t = messagesIn(language);
  const { paragraphs } = changeLetter(change, language);
  const { edition } = change;
  const subject = SUBJECTS[change.kind];
  const meeting = textOf(edition.texts, 'title', language);
  const wholeMeeting = change.kind !== 'part-cancelled';
  const asked =
    needs.length && wholeMeeting
      ? [
          t(change.kind === 'cancelled' ? 'mail.needs.off' : 'mail.needs.moved'),
          quoteForEmail(needs.map((need) => needText(need, language)).join('\n')),
        ]
      : [];
  await sendToAttendee(tx, app, registration, {
    cause: 'team',
    subject: t(`mail.${subject}.subject`, { meeting }),
    paragraphs: [...paragraphs, ...asked],
    idempotencyKey: `letter:${letterId}:${registration.id}`,
    files: [calendarAttachment(app, change.edition, registration)],
  });
}

/** The same to somebody with a stall or who helps: what it is about for them, and their own page. */
async function sendToAddressee(
  tx: Tx,
  app: AppContext,
  change: Change,
  letterId: string,
  { id, language, email }: Addressee,
  own: { about: string; path: string },
): Promise<void> {
  if (!email) return;
  const t = messagesIn(language);
  const { paragraphs } = changeLetter(change, language);
  const { edition } = change;
  const subject = SUBJECTS[change.kind];
  const meeting = textOf(edition.texts, 'title', language);
  const body = [...paragraphs, own.about, `${app.publicUrl}/${language}${own.path}`].join('\n\n');
  await enqueueEmail(tx, app, {
    cause: 'team',
    recipient: email,
    subject: t(`mail.${subject}.subject`, { meeting }),
    body: body.replace(/[\u2066-\u2069]/g, ''),
    language,
    idempotencyKey: `letter:${letterId}:${id}`,
  });
}

/** Tells everybody whom a change concerns. The id of the letter keeps anybody from getting it twice. */
export async function sendChangeLetters(
  tx: Tx,
  app: AppContext,
  change: Change,
  letterId: string,
  { registrations, stalls, volunteers, shifts }: Concerned,
): Promise<void> {
  for (const registration of registrations) await sendToParty(tx, app, change, letterId, registration);
  for (const stall of stalls)
    await sendToAddressee(tx, app, change, letterId, stall, {
      about: messagesIn(stall.language)('mail.about-stall'),
      path: `/stand/${privateLinkToken(app, 'stand', stall.id)}`,
    });
  for (const volunteer of volunteers) {
    const shift = shifts.find(({ id }) => id === volunteer.shiftId);
    if (!shift) continue;
    const { language } = volunteer;
    const task = `${shift.name}, ${formatTimeRange(shift.startsAt, shift.endsAt, language)}`;
    await sendToAddressee(tx, app, change, letterId, volunteer, {
      about: messagesIn(language)('mail.about-shift', { task }),
      path: `/hands/${privateLinkToken(app, 'hands', change.edition.id)}`,
    });
  }
}
