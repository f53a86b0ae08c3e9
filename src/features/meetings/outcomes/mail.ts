import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { greetingName, quoteForEmail } from '#core/mail/strangers-words.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { inDaytime } from '#core/time/quiet-hours.ts';
import { mayEmailAbout } from '../mail-permission/mail.ts';
import { messagesIn } from '../messages.ts';
import type { BreakOutOutcome } from './types.ts';

/**
 * Asks the owner of an agreement what became of it: a week before its due date, on that day, and every month without an
 * answer after it. `turn` names which of these it is; each is sent once.
 */
export async function sendAgreementReminderEmail(
  tx: Tx,
  app: AppContext,
  agreement: BreakOutOutcome & { ownerEmail: string },
  turn: string,
): Promise<void> {
  const { id, ownerEmail } = agreement;
  if (!(await mayEmailAbout(tx, app, { kind: 'agreement', id }, ownerEmail))) return;
  const t = messagesIn('nl');
  const name = greetingName(agreement.owner);
  const dueDate = new Date(`${agreement.dueOn}T12:00:00Z`);
  await enqueueEmail(tx, app, {
    cause: 'schedule',
    recipient: agreement.ownerEmail,
    subject: t('mail.agreement.subject'),
    body: [
      name ? t('mail.hello', { name }) : t('mail.hello-you'),
      t('mail.agreement', { date: formatDate(dueDate, 'nl') }),
      quoteForEmail(agreement.text),
      t('mail.agreement.tell'),
      `${app.publicUrl}/nl/agreement/${privateLinkToken(app, 'agreement', agreement.id)}`,
    ]
      .join('\n\n')
      .replace(/[\u2066-\u2069]/g, ''),
    language: 'nl',
    idempotencyKey: `agreement:${agreement.id}:${turn}`,
    notBefore: inDaytime(app.now()),
  });
}
