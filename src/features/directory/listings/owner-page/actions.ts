import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { withdrawInitiative } from '../confirmation/queries.ts';
import { publish } from '../model/publish.ts';
import { findListing, updateListing } from '../model/queries.ts';

const link = z.string().min(20).max(100);

/** It rests for a while, or stopped: from now on nobody finds it. What was told stays. */
export const pauseListing = action({
  name: 'directory.rest',
  allow: 'anyone',
  input: z.object({ link, state: z.enum(['paused', 'stopped']) }),
  run: async ({ tx, now }, said) => {
    const mine = await findListing(tx, { link: hashToken(said.link) });
    if (mine?.state !== 'public' && mine?.state !== 'paused') return refuse('not-there');
    await updateListing(tx, mine.id, { state: said.state }, now);
    await withdrawInitiative(tx, mine.id, said.state);
    return ok(null);
  },
});

/** It begins again: public as it was, and confirmed by that. */
export const resumeListing = action({
  name: 'directory.resume',
  allow: 'anyone',
  input: z.object({ link }),
  run: async ({ tx, now }, said) => {
    const mine = await findListing(tx, { link: hashToken(said.link) });
    // A second tap finds it begun.
    if (mine?.state === 'public') return ok(null);
    if (mine?.state !== 'paused' && mine?.state !== 'stopped') return refuse('not-there');
    await updateListing(tx, mine.id, { state: 'public' }, now);
    await publish(tx, mine, now);
    return ok(null);
  },
});
