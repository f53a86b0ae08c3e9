import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { quoteForEmail } from '#core/mail/strangers-words.ts';
import {
  deterministicId,
  FIRST_PICTURED_PASSPHRASE_VERSION,
  passphraseHash,
  privateLinkPassphrase,
} from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { teamMessagesIn } from '../../messages.ts';
import { listingUrl } from '../model/mail.ts';
import { findListing } from '../model/queries.ts';
import type { Listing } from '../model/types.ts';
import { startOwnerSession } from '../owner-sessions/session.ts';
import { addRecoveryCard, listingByRecoveryCard, listingsByEmail, recoveryCardTurn } from './queries.ts';

/** How many passphrases are tried before it gives up; one in use by another card is very rare. */
const MAX_PASSPHRASES = 5;

/** Makes the recovery card of a listing, once: a passphrase that leads to its owner page. */
export const makeRecoveryCard = action({
  name: 'directory.make-card',
  allow: 'owner',
  input: z.object({}),
  run: async ({ tx, app, now, actor }) => {
    if (actor.by) return refuse('by-account');
    const listing = await findListing(tx, { link: actor.link });
    if (!listing) return refuse('not-found');
    if ((await recoveryCardTurn(tx, listing.id)) !== undefined) return ok(null);
    await addCardWithUnusedWords(tx, app, listing, now);
    return ok(null);
  },
});

/** Adds a recovery card. After a new private link its words are others than those of every earlier card. */
export async function addCardWithUnusedWords(
  tx: Tx,
  app: AppContext,
  listing: Pick<Listing, 'id' | 'linkTurn'>,
  now: Date,
  { byTeam = false } = {},
): Promise<void> {
  for (let attempt = 0; attempt < MAX_PASSPHRASES; attempt++) {
    const turn = FIRST_PICTURED_PASSPHRASE_VERSION + listing.linkTurn * MAX_PASSPHRASES + attempt;
    const passphrase = privateLinkPassphrase(app, 'listing', listing.id, turn);
    const codeHash = await passphraseHash(app, 'listing', passphrase);
    if (codeHash && (await addRecoveryCard(tx, { listingId: listing.id, codeHash, turn, byTeam }, now)))
      return;
  }
  throw new Error('found no unused passphrase for a recovery card');
}

/** Opens a listing on this device with the passphrase of its recovery card. @returns the token for the cookie, and who signed in */
export const openListing = action({
  name: 'directory.open-listing',
  allow: 'anyone',
  input: z.object({
    words: z.string().max(2_000),
    ownDevice: z.boolean(),
    /** The session token that this device has already; that session ends. */
    earlier: z.string().max(100),
  }),
  run: async ({ tx, app }, { words, ownDevice, earlier }) => {
    const codeHash = await passphraseHash(app, 'listing', words);
    const listing = codeHash && (await listingByRecoveryCard(tx, codeHash));
    return listing
      ? ok(await startOwnerSession(tx, app, { listing, ownDevice, earlier }))
      : refuse('unknown-words');
  },
  signsIn: ({ owner }) => owner,
});

/**
 * Emails an owner the private links of their listings, to the address that they gave before. The result is the same for an
 * unknown address, so that nobody learns which addresses are known.
 */
export const emailListingLinks = action({
  name: 'directory.send-links',
  allow: 'anyone',
  input: z.object({ email: z.email().max(200), language: z.string().max(8) }),
  run: async ({ tx, app, now }, { email, language }) => {
    const listings = await listingsByEmail(tx, email);
    const [first] = listings;
    if (!first) return ok(null);
    const t = teamMessagesIn(language);
    const links = listings.map(
      ({ id, name, linkTurn }) =>
        `${quoteForEmail(name || t('own.title'))}\n${listingUrl(app, { id, language, linkTurn })}`,
    );
    const minute = now.toISOString().slice(0, 16);
    await enqueueEmail(tx, app, {
      cause: 'stranger',
      recipient: first.email,
      subject: t('mail.links.subject'),
      body: [t('mail.links'), ...links, t('mail.links.not-you')].join('\n\n'),
      language,
      // Two requests within one minute send one email.
      idempotencyKey: `links:${deterministicId(app, 'links', { application: ['links', email.toLowerCase(), minute] })}`,
    });
    return ok(null);
  },
});
