import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { emailOwner } from '../model/mail.ts';
import { publish } from '../model/publish.ts';
import { findListing, findListingByOwnerLink } from '../model/queries.ts';
import type { Listing } from '../model/types.ts';
import { addVouch } from './queries.ts';
import { vouchFlaw } from './rules.ts';

const link = z.string().min(20).max(100);

/** A public organisation vouches for another, with the link of its owner page and the link that it was given. */
export const vouch = action({
  name: 'directory.vouch',
  allow: 'anyone',
  input: z.object({ link, code: link }),
  run: async ({ tx, app, now }, input) => {
    const voucher = await findListingByOwnerLink(tx, app, input.link);
    const target = await findListing(tx, { vouch: hashToken(input.code) });
    if (!voucher || !target) return refuse('not-found');
    const flaw = vouchFlaw(voucher, target);
    if (flaw) return refuse(flaw);
    await addVouch(tx, target.id, { listingId: voucher.id, name: voucher.form.organisation }, now);
    await publishIfPublic(tx, app, await findListing(tx, { vouch: hashToken(input.code) }), now);
    return ok(null);
  },
});

/** Somebody of the team vouches for a listing; that is enough to make it public. */
export const vouchAsTeam = action({
  name: 'directory.vouch-as-team',
  allow: 'organiser',
  input: z.object({ listing: z.uuid() }),
  run: async ({ tx, app, actor, now }, input) => {
    const target = await findListing(tx, { id: input.listing });
    if (target?.state !== 'waiting') return refuse('not-found');
    await addVouch(tx, target.id, { teamKeyId: actor.key, name: actor.name }, now);
    await publishIfPublic(tx, app, await findListing(tx, { id: input.listing }), now);
    return ok(null);
  },
});

/** The database counts the vouches, and makes a listing public when there are enough. */
async function publishIfPublic(
  tx: Tx,
  app: AppContext,
  listing: Listing | undefined,
  now: Date,
): Promise<void> {
  if (listing?.state !== 'public') return;
  await publish(tx, listing, now);
  await emailOwner(tx, app, listing, 'public');
}
