import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok } from '#core/result.ts';
import { createPerson, endSessions } from '#features/accounts';
import { markBegunTogether, markCardTaken } from './queries.ts';

/**
 * Begins a story on the device of a guide: a person of their own, with a card and a session of a shared device. Of which guide
 * it was is not kept, and the guide's account gets nothing to read it by.
 */
export const beginTogether = action({
  name: 'guidance.begin-together',
  allow: 'guide',
  input: z.object({}),
  run: async ({ tx, app, now }) => {
    // From here on the transaction acts for the newcomer.
    const session = await createPerson(tx, app, false);
    await markBegunTogether(tx, session.person, now);
    return ok({ token: session.token, seconds: session.seconds });
  },
});

/** The newcomer has the card: the story closes on this device, and opens again with the card alone. */
export const takeCard = action({
  name: 'guidance.take-card',
  allow: 'newcomer',
  input: z.object({}),
  run: async ({ tx, actor, now }) => {
    await markCardTaken(tx, actor.person, now);
    await endSessions(tx, actor.person, { only: Buffer.from(actor.sessionHash, 'hex') });
    return ok(null);
  },
});
