import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { teamMessagesIn } from '../../messages.ts';
import { listingOwners } from './claim-queries.ts';
import { listingUrl } from './publish.ts';

/**
 * Passes on to whoever keeps an initiative what somebody noticed about it: the words alone, not who said them.
 * @param once the same words twice make one letter
 */
export async function notifyOwner(
  tx: Tx,
  app: AppContext,
  { initiative, words, idempotencyKey }: { initiative: string; words: string; idempotencyKey: string },
): Promise<void> {
  for (const { id, language, name, email } of await listingOwners(tx, initiative)) {
    const t = teamMessagesIn(language);
    await enqueueEmail(tx, {
      recipient: email,
      subject: t('mail.noticed.subject', { name }),
      body: [t('mail.noticed'), words, t('mail.noticed.change'), listingUrl(app, { id, language })].join(
        '\n\n',
      ),
      language,
      idempotencyKey: `noticed:${idempotencyKey}`,
    });
  }
}
