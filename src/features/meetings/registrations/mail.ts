import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { type EmailCause, enqueueEmail } from '#core/mail/outbox.ts';
import { greetingName, quoteForEmail } from '#core/mail/strangers-words.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { inDaytime } from '#core/time/quiet-hours.ts';
import { calendarOf } from '../edition/calendar.ts';
import { placesLine } from '../edition/programme.ts';
import { venueLinks } from '../edition/queries.ts';
import { breakoutRounds } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { whenParts } from '../edition/when.ts';
import { mayEmailAbout } from '../mail-permission/mail.ts';
import { messagesIn } from '../messages.ts';
import { needText } from './need-text.ts';
import type { Registration } from './types.ts';

/** The private address of a registration's own page. */
export const registrationUrl = (
  app: Pick<AppContext, 'secret' | 'publicUrl'>,
  { id, language }: Pick<Registration, 'id' | 'language'>,
): string => `${app.publicUrl}/${language}/m/${privateLinkToken(app, 'sign-up', id)}`;

interface AttendeeEmail {
  cause: EmailCause;
  subject: string;
  /** Whole sentences; each becomes a paragraph. */
  paragraphs: string[];
  /** What this email is about: the same is sent once. */
  idempotencyKey: string;
  files?: { filename: string; contentType: string; content: string }[];
  /** Not at night. */
  quiet?: boolean;
}

/**
 * Writes to whoever registered, when they gave an address; the link of their own page stands at the end of every email. An
 * address that was typed at the desk is first asked whether it may be.
 * @returns whether it will be sent
 */
export async function sendToAttendee(
  tx: Tx,
  app: AppContext,
  registration: Registration,
  email: AttendeeEmail,
): Promise<boolean> {
  const { id } = registration;
  if (!registration.email) return false;
  // Of an address that somebody gave for themselves nothing was asked: then the answer is yes.
  if (!(await mayEmailAbout(tx, app, { kind: 'sign-up', id }, registration.email))) return false;
  const t = messagesIn(registration.language);
  const name = greetingName(registration.members[0]?.firstName);
  const body = [
    name ? t('mail.hello', { name }) : t('mail.hello-you'),
    ...email.paragraphs,
    t('mail.link'),
    registrationUrl(app, registration),
    t('mail.end'),
  ].join('\n\n');
  return enqueueEmail(tx, app, {
    cause: email.cause,
    recipient: registration.email,
    subject: email.subject,
    // Isolation marks keep names apart from right-to-left text on pages; plain text mail would show them.
    body: body.replace(/[\u2066-\u2069]/g, ''),
    language: registration.language,
    idempotencyKey: email.idempotencyKey,
    ...(email.quiet ? { notBefore: inDaytime(app.now()) } : {}),
    ...(email.files ? { extras: { files: email.files } } : {}),
  });
}

/** The meeting as a file for the calendar of whoever comes. */
export function attendeeCalendar(
  app: AppContext,
  edition: Edition,
  registration: Registration,
  links: ReadonlyMap<string, string> = new Map(),
): string {
  const { id, language, version, state } = registration;
  const seats = new Set(registration.seats.map(({ breakOutId }) => breakOutId));
  const breakOuts =
    edition.seating === 'published' ? breakoutRounds(edition).flatMap((round) => round.breakOuts) : [];
  const entry = {
    edition: { ...edition, sequence: edition.sequence * 1000 + version },
    breakOuts: breakOuts.filter((breakOut) => seats.has(breakOut.id)),
    url: registrationUrl(app, registration),
    cancelled: state === 'cancelled',
    uid: id,
    links: state === 'coming' ? [...links.values()] : [],
  };
  const title = textOf(edition.texts, 'title', language);
  return calendarOf([entry], title, language, new URL(app.publicUrl).hostname);
}

/** The file that puts the meeting in a calendar, changes it there or takes it out. */
export const calendarAttachment = (
  app: AppContext,
  edition: Edition,
  registration: Registration,
  links?: ReadonlyMap<string, string>,
) => ({
  filename: 'van-onderop.ics',
  contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
  content: attendeeCalendar(app, edition, registration, links),
});

/** How to take part on line, for whoever comes; nothing when the meeting is at no place on line. */
export function onlineParagraphs(
  { venues }: Edition,
  links: ReadonlyMap<string, string>,
  language: string,
): string[] {
  const urls = venues.flatMap(({ id, online }) => (online ? (links.get(id) ?? []) : []));
  return urls.length ? [messagesIn(language)('mail.online'), ...urls] : [];
}

/** You are coming: when, where, and the file for the calendar. */
export async function sendRegistrationEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  registration: Registration,
): Promise<void> {
  const { id, language, needs } = registration;
  const t = messagesIn(language);
  const meeting = textOf(edition.texts, 'title', language);
  const links = await venueLinks(tx, edition.id);
  await sendToAttendee(tx, app, registration, {
    // A team member who typed the address is not a stranger.
    cause: registration.typedBy === 'desk' ? 'team' : 'stranger',
    subject: t('mail.coming.subject', { meeting }),
    paragraphs: [
      t('mail.coming', {
        meeting,
        ...whenParts(edition, language),
        place: placesLine(edition),
      }),
      ...onlineParagraphs(edition, links, language),
      t('mail.coming.needs', { count: needs.length }),
      ...(needs.length ? [quoteForEmail(needs.map((need) => needText(need, language)).join('\n'))] : []),
    ],
    idempotencyKey: `coming:${id}`,
    files: [calendarAttachment(app, edition, registration, links)],
  });
}

const HOUR_MS = 3_600_000;

/** The link of the own page once more, at most once an hour. @returns whether it will be sent */
export function sendLinkEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  registration: Registration,
  cause: EmailCause,
): Promise<boolean> {
  const { id, language } = registration;
  const t = messagesIn(language);
  return sendToAttendee(tx, app, registration, {
    cause,
    subject: t('people.mail.link.subject', { meeting: textOf(edition.texts, 'title', language) }),
    paragraphs: [t('people.mail.link')],
    idempotencyKey: `link:${id}:${Math.floor(app.now().getTime() / HOUR_MS)}`,
  });
}

/** Two registrations were put together: this is the one that stays. */
export async function sendMergedEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  registration: Registration,
): Promise<void> {
  const { id, language, version } = registration;
  const t = messagesIn(language);
  await sendToAttendee(tx, app, registration, {
    cause: 'team',
    subject: t('people.mail.link.subject', { meeting: textOf(edition.texts, 'title', language) }),
    paragraphs: [t('people.merged')],
    idempotencyKey: `merged:${id}:${version}`,
    quiet: true,
  });
}

/** You are not coming any more; the calendar file cancels it there too. */
export async function sendCancellationEmail(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  registration: Registration,
  cause: EmailCause = 'stranger',
): Promise<void> {
  const { id, language, version } = registration;
  const t = messagesIn(language);
  await sendToAttendee(tx, app, registration, {
    cause,
    subject: t('mail.cancelled.subject', { meeting: textOf(edition.texts, 'title', language) }),
    paragraphs: [t('mail.cancelled')],
    idempotencyKey: `cancelled:${id}:${version}`,
    files: [calendarAttachment(app, edition, registration)],
  });
}
