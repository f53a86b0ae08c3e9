import type { House } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { dateWords } from '#core/i18n/i18n.ts';
import { queueMail } from '#core/mail/outbox.ts';
import { linkToken } from '#features/accounts';
import { speak } from '../messages/index.ts';
import { inDaytime } from '../rules/offers.ts';
import type { Outcome } from '../types.ts';

/** Asks the owner of an agreement how it stands: a week before its day, on the day, and each month of silence after. */
export async function remindOwner(
  tx: Tx,
  house: House,
  agreement: Outcome & { ownerEmail: string },
  turn: string,
): Promise<void> {
  const say = speak('nl');
  const due = new Date(`${agreement.dueOn}T12:00:00Z`);
  await queueMail(tx, {
    recipient: agreement.ownerEmail,
    subject: say('mail.agreement.subject'),
    body: [
      say('mail.hello', { name: agreement.owner ?? '' }),
      say('mail.agreement', { words: agreement.words, date: dateWords(due, 'nl') }),
      `${house.publicUrl}/nl/agreement/${linkToken(house, 'agreement', agreement.id)}`,
    ]
      .join('\n\n')
      .replace(/[\u2066-\u2069]/g, ''),
    language: 'nl',
    once: `agreement:${agreement.id}:${turn}`,
    due: inDaytime(house.now()),
  });
}
