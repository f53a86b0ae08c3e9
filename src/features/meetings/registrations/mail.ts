import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { messagesIn } from '../messages.ts';
import { inDaytime } from '../seating/offers.ts';
import type { Registration } from './types.ts';

/** The private address of a sign-up. */
export const registrationUrl = (
  app: Pick<AppContext, 'secret' | 'publicUrl'>,
  one: Pick<Registration, 'id' | 'language'>,
): string => `${app.publicUrl}/${one.language}/m/${privateLinkToken(app, 'sign-up', one.id)}`;

interface Words {
  subject: string;
  /** Whole sentences; each becomes a paragraph. */
  paragraphs: string[];
  /** What this letter is about: the same is told once. */
  idempotencyKey: string;
  files?: { filename: string; contentType: string; content: string }[];
  /** Not at night. */
  quiet?: boolean;
}

/** Writes to whoever signed up, when they gave an address; the own link stands at the end of every letter. */
export async function sendToAttendee(
  tx: Tx,
  app: AppContext,
  one: Registration,
  words: Words,
): Promise<void> {
  if (!one.email) return;
  const t = messagesIn(one.language);
  const name = one.members[0]?.firstName;
  const body = [
    name ? t('mail.hello', { name }) : t('mail.hello-you'),
    ...words.paragraphs,
    t('mail.link'),
    registrationUrl(app, one),
    t('mail.end'),
  ].join('\n\n');
  await enqueueEmail(tx, {
    recipient: one.email,
    subject: words.subject,
    // Isolation marks are for pages; in a plain letter they are litter.
    body: body.replace(/[\u2066-\u2069]/g, ''),
    language: one.language,
    idempotencyKey: words.idempotencyKey,
    ...(words.quiet ? { notBefore: inDaytime(app.now()) } : {}),
    ...(words.files ? { extras: { files: words.files } } : {}),
  });
}
