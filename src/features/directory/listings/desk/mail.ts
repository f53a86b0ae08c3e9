import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { quoteForEmail } from '#core/mail/strangers-words.ts';
import { teamMessagesIn } from '../../messages.ts';
import { listingUrl } from '../model/mail.ts';
import type { Listing } from '../model/types.ts';

/** What the team did with a listing of which its owner gets an e-mail. */
export type TeamNews = 'hidden' | 'shown' | 'removed' | 'refused' | 'renewed' | 'changed';

/**
 * Emails the owner what the team did with their listing, why, and what they can do now, in the language in which they are
 * written to.
 * @param reason what the team wrote to them; empty when they wrote nothing
 * @param idempotencyKey one e-mail for each time that the team does it
 * @returns whether it will be sent: not without an address
 */
export async function emailTeamNews(
  tx: Tx,
  app: AppContext,
  listing: Pick<Listing, 'id' | 'language' | 'linkTurn' | 'ownerEmail' | 'form'>,
  { news, reason, idempotencyKey }: { news: TeamNews; reason: string; idempotencyKey: string },
): Promise<boolean> {
  if (!listing.ownerEmail) return false;
  const t = teamMessagesIn(listing.language);
  return enqueueEmail(tx, app, {
    cause: 'team',
    recipient: listing.ownerEmail,
    subject: t(`mail.team.${news}.subject`),
    body: [
      t(`mail.team.${news}`),
      quoteForEmail(listing.form.name || t('own.title')),
      ...(reason ? [t('mail.team.reason'), reason] : []),
      t(`mail.team.${news}.next`),
      listingUrl(app, listing),
      t('mail.team.contact'),
      `${app.publicUrl}/${listing.language}/contact?about=initiative`,
    ].join('\n\n'),
    language: listing.language,
    idempotencyKey: `listing-team:${idempotencyKey}`,
  });
}

/**
 * Says at the former address of an owner that the team wrote down another one, so that nobody takes a listing over unseen. The
 * letter has no link in it that opens anything.
 */
export async function emailFormerAddress(
  tx: Tx,
  app: AppContext,
  listing: Pick<Listing, 'id' | 'language' | 'ownerEmail' | 'form' | 'version'>,
): Promise<void> {
  if (!listing.ownerEmail) return;
  const t = teamMessagesIn(listing.language);
  await enqueueEmail(tx, app, {
    cause: 'team',
    recipient: listing.ownerEmail,
    subject: t('mail.team.address.subject'),
    body: [
      t('mail.team.address'),
      quoteForEmail(listing.form.name || t('own.title')),
      t('mail.team.address.next'),
      `${app.publicUrl}/${listing.language}/contact?about=initiative`,
    ].join('\n\n'),
    language: listing.language,
    idempotencyKey: `listing-address:${listing.id}:${listing.version}`,
  });
}
