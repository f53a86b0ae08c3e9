import type { House } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { queueMail } from '#core/mail/outbox.ts';
import { linkToken } from '#features/accounts';
import { speak } from '../messages/index.ts';
import { inDaytime } from '../rules/offers.ts';
import type { SignUp } from '../types.ts';

/** The private address of a sign-up. */
export const ownLink = (
  house: Pick<House, 'secret' | 'publicUrl'>,
  one: Pick<SignUp, 'id' | 'language'>,
): string => `${house.publicUrl}/${one.language}/m/${linkToken(house, 'sign-up', one.id)}`;

interface Words {
  subject: string;
  /** Whole sentences; each becomes a paragraph. */
  paragraphs: string[];
  /** What this letter is about: the same is told once. */
  once: string;
  files?: { filename: string; contentType: string; content: string }[];
  /** Not at night. */
  quiet?: boolean;
}

/** Writes to whoever signed up, when they gave an address; the own link stands at the end of every letter. */
export async function writeTo(tx: Tx, house: House, one: SignUp, words: Words): Promise<void> {
  if (!one.email) return;
  const say = speak(one.language);
  const name = one.members[0]?.firstName;
  const body = [
    name ? say('mail.hello', { name }) : say('mail.hello-you'),
    ...words.paragraphs,
    say('mail.link'),
    ownLink(house, one),
    say('mail.end'),
  ].join('\n\n');
  await queueMail(tx, {
    recipient: one.email,
    subject: words.subject,
    // Isolation marks are for pages; in a plain letter they are litter.
    body: body.replace(/[\u2066-\u2069]/g, ''),
    language: one.language,
    once: words.once,
    ...(words.quiet ? { due: inDaytime(house.now()) } : {}),
    ...(words.files ? { extras: { files: words.files } } : {}),
  });
}
