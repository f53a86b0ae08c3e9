import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { type EmailCause, enqueueEmail } from '#core/mail/outbox.ts';
import { messagesIn } from '../messages.ts';
import { type PermissionThing, permissionKey, permissionToken } from './permission-link.ts';
import { addMailPermission, mailPermissionState } from './queries.ts';

const ASK_WITHIN_DAYS = 3;

/**
 * Asks whether we may write to an address that somebody else gave: once, without a word of anybody else, and until the
 * answer is yes nothing else goes there about this.
 */
export async function askMailPermission(
  tx: Tx,
  app: AppContext,
  request: { thing: PermissionThing; email: string; language: string; cause: EmailCause },
): Promise<void> {
  const { thing, email, language, cause } = request;
  const key = permissionKey(app, thing, email);
  if (!(await addMailPermission(tx, key, app.now()))) return;
  const t = messagesIn(language);
  const url = `${app.publicUrl}/${language}/may-we-mail/${permissionToken(app, key)}`;
  await enqueueEmail(tx, app, {
    cause,
    recipient: email,
    subject: t('permission.title'),
    body: [t(`permission.${thing.kind}`), url, t('permission.nothing')].join('\n\n'),
    language,
    // On the day of a meeting somebody may have had three already; without this one they would never be asked.
    orWithinDays: ASK_WITHIN_DAYS,
    idempotencyKey: `permission:${key.subject}:${key.addressHash}`,
  });
}

/** May we write to this address about this? Not while the question is open, and not after a no. */
export async function mayEmailAbout(
  tx: Tx,
  app: AppContext,
  thing: PermissionThing,
  email: string,
): Promise<boolean> {
  const state = await mailPermissionState(tx, permissionKey(app, thing, email));
  return state === undefined || state === 'yes';
}
