import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { directorySnapshot } from '../../catalogue/snapshot.ts';
import { addListingTexts } from '../../translations/queries.ts';
import { importedTexts } from '../../translations/texts.ts';
import { claimableInitiative } from '../model/claim-queries.ts';
import { emailOwner } from '../model/publish.ts';
import { addListing } from '../model/queries.ts';
import { toListingForm } from '../model/rules.ts';

/**
 * Begins to take over what was imported about an organisation. When an address is public for it, the own link goes there,
 * and whoever opens it needs nobody to vouch; else the link is given at once, and others vouch as for anything new.
 * @returns the own link, or null when it was mailed
 */
export const claimInitiative = action({
  name: 'directory.claim',
  allow: 'anyone',
  input: z.object({
    initiative: z.uuid(),
    idempotencyKey: z.string().min(8).max(64),
    language: z.string().max(8),
  }),
  run: async ({ tx, app, now }, said) => {
    const known = await claimableInitiative(tx, said.initiative);
    const it = (await directorySnapshot(app)).byId.get(said.initiative);
    if (!known || !it) return refuse('not-there');
    // One draft per initiative and address: asking again on another day sends the same link, never a second draft.
    const id = deterministicId(
      app,
      'claim',
      known.email ? `${said.initiative}|${known.email}` : said.idempotencyKey,
    );
    const one = {
      id,
      language: said.language,
      form: toListingForm(it),
      state: 'draft' as const,
      claimedInitiativeId: said.initiative,
      verified: known.email !== null,
      linkHash: privateLinkHash(app, 'listing', id),
      vouchHash: privateLinkHash(app, 'vouch', id),
    };
    if (await addListing(tx, one, now)) await addListingTexts(tx, id, importedTexts(it, one.form), now);
    if (!known.email) return ok(privateLinkToken(app, 'listing', id));
    await emailOwner(tx, app, one, 'claim', known.email);
    return ok(null);
  },
});
