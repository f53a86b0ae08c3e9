import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { quoteForEmail } from '#core/mail/strangers-words.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { teamMessagesIn } from '../../messages.ts';
import { listingOwners } from './queries.ts';
import type { Listing } from './types.ts';

/** The private link of a listing, in the language in which its owner is written to (one of the team's languages). */
export const listingUrl = (
  app: Pick<AppContext, 'secret' | 'publicUrl'>,
  listing: Pick<Listing, 'id' | 'language' | 'linkTurn'>,
): string => `${app.publicUrl}/${listing.language}/register/${ownerLinkToken(app, listing)}`;

/** The token at the end of the private link that opens a listing now. */
export const ownerLinkToken = (
  app: Pick<AppContext, 'secret'>,
  { id, linkTurn }: Pick<Listing, 'id' | 'linkTurn'>,
): string => privateLinkToken(app, 'listing', linkTurn === 0 ? id : `${id}.${linkTurn}`);

/**
 * Emails the owner the private link, with what happened: the listing was saved, became public, or can be claimed.
 * @param recipient where it goes instead of to the owner's own address
 * @returns whether it will be sent
 */
export async function emailOwner(
  tx: Tx,
  app: AppContext,
  listing: Pick<Listing, 'id' | 'language' | 'form' | 'linkTurn'>,
  message: 'kept' | 'public' | 'claim',
  recipient = listing.form.ownerEmail,
): Promise<boolean> {
  if (!recipient) return false;
  const t = teamMessagesIn(listing.language);
  return enqueueEmail(tx, app, {
    cause: 'stranger',
    recipient,
    subject: t(`mail.${message}.subject`),
    body: [t(`mail.${message}`), listingUrl(app, listing)].join('\n\n'),
    language: listing.language,
    // A claim email that got lost can be requested again on another (Dutch) day.
    idempotencyKey: `listing:${listing.id}:${message}${message === 'claim' ? amsterdamDate(app.now()) : ''}`,
  });
}

/**
 * Passes on to the owner of an initiative what somebody noticed about it: only the text, not who wrote it.
 * @param idempotencyKey two calls with the same key send one email
 */
export async function notifyOwner(
  tx: Tx,
  app: AppContext,
  { initiative, words, idempotencyKey }: { initiative: string; words: string; idempotencyKey: string },
): Promise<void> {
  for (const { id, language, email, linkTurn } of await listingOwners(tx, initiative)) {
    const t = teamMessagesIn(language);
    await enqueueEmail(tx, app, {
      cause: 'stranger',
      recipient: email,
      subject: t('mail.noticed.subject'),
      body: [
        t('mail.noticed'),
        quoteForEmail(words),
        t('mail.noticed.change'),
        listingUrl(app, { id, language, linkTurn }),
      ].join('\n\n'),
      language,
      idempotencyKey: `noticed:${idempotencyKey}`,
    });
  }
}
