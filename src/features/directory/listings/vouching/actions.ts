import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { emailOwner, publish } from '../model/publish.ts';
import { addVouch, findListing } from '../model/queries.ts';
import { vouchFlaw } from '../model/rules.ts';
import type { Listing } from '../model/types.ts';

const link = z.string().min(20).max(100);

/** An organisation that is public vouches for another: both links, its own and the one it was given. */
export const vouch = action({
  name: 'directory.vouch',
  allow: 'anyone',
  input: z.object({ link, code: link }),
  run: async ({ tx, app, now }, said) => {
    const mine = await findListing(tx, { link: hashToken(said.link) });
    const target = await findListing(tx, { vouch: hashToken(said.code) });
    if (!mine || !target) return refuse('not-there');
    const flaw = vouchFlaw(mine, target);
    if (flaw) return refuse(flaw);
    await addVouch(tx, target.id, { listing: mine.id, name: mine.form.organisation }, now);
    await whenPublic(tx, app, await findListing(tx, { vouch: hashToken(said.code) }), now);
    return ok(null);
  },
});

/** Somebody of the team vouches: one is enough. */
export const vouchAsTeam = action({
  name: 'directory.vouch-as-team',
  allow: 'organiser',
  input: z.object({ listing: z.uuid() }),
  run: async ({ tx, app, actor, now }, said) => {
    const target = await findListing(tx, { id: said.listing });
    if (target?.state !== 'waiting') return refuse('not-there');
    const { key: team, name } = actor;
    await addVouch(tx, target.id, { team, name }, now);
    await whenPublic(tx, app, await findListing(tx, { id: said.listing }), now);
    return ok(null);
  },
});

async function whenPublic(tx: Tx, app: AppContext, listing: Listing | undefined, now: Date): Promise<void> {
  if (listing?.state !== 'public') return;
  await publish(tx, listing, now);
  await emailOwner(tx, app, listing, 'public');
}
