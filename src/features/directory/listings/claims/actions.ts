import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource, privateLinkHash } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { directorySnapshot } from '../../catalogue/snapshot.ts';
import { addListingTexts } from '../../translations/queries.ts';
import { importedTexts } from '../../translations/texts.ts';
import { claimableInitiative } from '../model/claim-queries.ts';
import { emailOwner } from '../model/mail.ts';
import { addListing } from '../model/queries.ts';
import { toListingForm } from '../model/rules.ts';
import { startOwnerSession } from '../owner-sessions/session.ts';

/**
 * Begins the takeover of an imported initiative by its organisation. When it has a public email address, the private link is
 * sent there, and whoever opens it needs nobody to vouch; otherwise the visitor gets the link at once, and others vouch as for
 * any new listing.
 * @returns the session that opens it on this device, or null when the link was emailed
 */
export const claimInitiative = action({
  name: 'directory.claim',
  allow: 'anyone',
  input: z.object({
    initiative: z.uuid(),
    idempotencyKey: formSource,
    language: z.string().max(8),
    /** The session token that this device has already, of another listing. */
    earlier: z.string().max(100),
  }),
  run: async ({ tx, app, now }, input) => {
    const claimable = await claimableInitiative(tx, input.initiative);
    const initiative = (await directorySnapshot(app)).byId.get(input.initiative);
    if (!claimable || !initiative) return refuse('not-found');
    // One draft per initiative and address: a request on another day sends the same link, never a second draft.
    const id = deterministicId(
      app,
      'claim',
      claimable.email ? { application: ['claim', input.initiative, claimable.email] } : input.idempotencyKey,
    );
    const listing = {
      id,
      language: input.language,
      form: toListingForm(initiative),
      state: 'draft' as const,
      claimedInitiativeId: input.initiative,
      verified: claimable.email !== null,
      linkHash: privateLinkHash(app, 'listing', id),
      vouchHash: privateLinkHash(app, 'vouch', id),
      linkTurn: 0,
    };
    if (await addListing(tx, listing, now))
      await addListingTexts(tx, id, importedTexts(initiative, listing.form), now);
    // A session opens only for a draft that this browser's own form made; the link of any other is sent to the organisation.
    if (!claimable.email)
      return ok(await startOwnerSession(tx, app, { listing: id, ownDevice: true, earlier: input.earlier }));
    const sent = await emailOwner(tx, app, listing, 'claim', claimable.email);
    return sent ? ok(null) : refuse('too-often');
  },
  signsIn: (session) => session?.owner,
});
