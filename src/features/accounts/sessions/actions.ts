import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok } from '#core/result.ts';
import { endSessions } from './queries.ts';

/** Signs out on this device; the story stays and the card opens it again. */
export const signOut = action({
  name: 'accounts.close',
  allow: 'newcomer',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    await endSessions(tx, actor.person, { only: Buffer.from(actor.sessionHash, 'hex') });
    return ok(null);
  },
});

/** Signs out everywhere but here; the card opens the story again. */
export const signOutElsewhere = action({
  name: 'accounts.close-others',
  allow: 'newcomer',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    await endSessions(tx, actor.person, { except: Buffer.from(actor.sessionHash, 'hex') });
    return ok(null);
  },
});
