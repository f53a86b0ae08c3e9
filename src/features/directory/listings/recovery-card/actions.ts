import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import {
  deterministicId,
  hashToken,
  passphraseHash,
  privateLinkPassphrase,
  privateLinkToken,
} from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { teamMessagesIn } from '../../messages.ts';
import { listingUrl } from '../model/publish.ts';
import { findListing } from '../model/queries.ts';
import { addRecoveryCard, listingByRecoveryCard, listingsByEmail, recoveryCardTurn } from './queries.ts';

const TURNS = 5;

/** Makes the card of a listing, once: five words that lead to its own page. */
export const makeRecoveryCard = action({
  name: 'directory.make-card',
  allow: 'anyone',
  input: z.object({ link: z.string().min(20).max(100) }),
  run: async ({ tx, app, now }, said) => {
    const mine = await findListing(tx, { link: hashToken(said.link) });
    if (!mine) return refuse('not-there');
    if ((await recoveryCardTurn(tx, mine.id)) !== undefined) return ok(null);
    for (let turn = 0; turn < TURNS; turn++) {
      const words = privateLinkPassphrase(app, 'listing', mine.id, turn);
      const codeHash = await passphraseHash(app, 'listing', words);
      if (codeHash && (await addRecoveryCard(tx, { listing: mine.id, codeHash, turn }, now))) return ok(null);
    }
    throw new Error('no words were free for a card');
  },
});

/** Goes on with the words of a card. @returns the own link */
export const openListing = action({
  name: 'directory.open-listing',
  allow: 'anyone',
  input: z.object({ words: z.string().max(2_000) }),
  run: async ({ tx, app }, said) => {
    const codeHash = await passphraseHash(app, 'listing', said.words);
    const listing = codeHash && (await listingByRecoveryCard(tx, codeHash));
    return listing ? ok(privateLinkToken(app, 'listing', listing)) : refuse('unknown-words');
  },
});

/** Sends an owner the links again, to the address that they gave before. The answer is the same when we do not know it. */
export const emailListingLinks = action({
  name: 'directory.send-links',
  allow: 'anyone',
  input: z.object({ email: z.email().max(200), language: z.string().max(8) }),
  run: async ({ tx, app, now }, { email, language }) => {
    const mine = await listingsByEmail(tx, email);
    const [first] = mine;
    if (!first) return ok(null);
    const t = teamMessagesIn(language);
    const links = mine.map(
      (one) => `${one.name || t('own.title')}\n${listingUrl(app, { id: one.id, language })}`,
    );
    await enqueueEmail(tx, {
      recipient: first.owner_email,
      subject: t('mail.links.subject'),
      body: [t('mail.links'), ...links, t('mail.links.not-you')].join('\n\n'),
      language,
      idempotencyKey: `links:${deterministicId(app, 'links', `${email.toLowerCase()}|${now.toISOString().slice(0, 16)}`)}`,
    });
    return ok(null);
  },
});
