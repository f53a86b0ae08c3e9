import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { quoteForEmail } from '#core/mail/strangers-words.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { type ListingOwner, listingUrl } from '#features/directory';
import { teamMessagesIn } from '../../messages.ts';
import { deskLetterPath } from '../model/paths.ts';
import { DESK_LETTER_LINK } from './queries.ts';
import type { DeskWaiting } from './rules.ts';

/** Emails an organisation what waits at its desk: numbers, because a consent that is withdrawn cannot empty a mailbox. */
export async function emailDigest(
  tx: Tx,
  app: AppContext,
  letter: string,
  { owner, waiting }: { owner: ListingOwner; waiting: DeskWaiting },
): Promise<void> {
  const { language } = owner;
  const t = teamMessagesIn(language);
  const stopUrl = `${app.publicUrl}/${language}${deskLetterPath(privateLinkToken(app, DESK_LETTER_LINK, letter))}`;
  const lines = (['reports', 'safety', 'overdue', 'neighbours', 'checks'] as const).flatMap((what) =>
    waiting[what] > 0 ? [t(`desk.digest.${what}`, { count: waiting[what] })] : [],
  );
  await enqueueEmail(tx, app, {
    cause: 'schedule',
    recipient: owner.email,
    subject: t('desk.digest.subject'),
    body: [
      t('desk.digest'),
      quoteForEmail(owner.name),
      lines.join('\n'),
      t('desk.digest.open'),
      listingUrl(app, owner),
      t('desk.digest.stop'),
      stopUrl,
    ].join('\n\n'),
    language,
    idempotencyKey: `befriending-desk:${owner.id}:${amsterdamDate(app.now())}`,
    extras: {
      // A mail program can unsubscribe with one click (RFC 8058).
      headers: {
        'List-Unsubscribe': `<${stopUrl}/stop>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    },
  });
}
