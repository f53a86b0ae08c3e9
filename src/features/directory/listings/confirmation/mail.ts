import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { quoteForEmail } from '#core/mail/strangers-words.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { teamMessagesIn } from '../../messages.ts';
import { listingUrl } from '../model/mail.ts';
import type { ListingOwner } from '../model/types.ts';

/** Emails an owner the link to confirm a listing. A mail program can unsubscribe with one click (RFC 8058). */
export async function emailConfirmationRequest(
  tx: Tx,
  app: AppContext,
  owner: ListingOwner,
  requestId: string,
): Promise<void> {
  const { language, name, email } = owner;
  const url = `${app.publicUrl}/${language}/fresh/${privateLinkToken(app, 'fresh', requestId)}`;
  const t = teamMessagesIn(language);
  await enqueueEmail(tx, app, {
    cause: 'schedule',
    recipient: email,
    subject: t('mail.fresh.subject'),
    body: [t('mail.fresh'), quoteForEmail(name), url, t('mail.fresh.change'), listingUrl(app, owner)].join(
      '\n\n',
    ),
    language,
    idempotencyKey: `fresh:${requestId}`,
    extras: {
      headers: {
        'List-Unsubscribe': `<${url}/stop>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    },
  });
}
