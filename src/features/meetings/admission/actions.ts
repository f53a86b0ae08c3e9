import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { findEdition } from '../edition/queries.ts';
import { findRegistrationByLink } from '../registrations/queries.ts';
import { lockSeating } from '../seating/lock-queries.ts';
import { admit, letInWaiting } from './admit.ts';
import { leaveWaitlist, readAdmission, setRegistrationState } from './queries.ts';

/** Yes or no to the places that became free for one's party. A no, and the places go to whoever waits next. */
export const answerPlaceOffer = action({
  name: 'meetings.answer-place',
  allow: 'anyone',
  input: z.object({ link: z.string().min(20).max(100), yes: z.boolean() }),
  run: async ({ tx, app, now }, { link, yes }) => {
    const linkHash = hashToken(link);
    const unlocked = await findRegistrationByLink(tx, linkHash);
    if (!unlocked) return refuse('not-found');
    await lockSeating(tx, unlocked.editionId);
    const registration = await findRegistrationByLink(tx, linkHash);
    const edition = await findEdition(tx, { id: unlocked.editionId });
    if (registration?.state !== 'waiting' || edition?.state !== 'published') return refuse('offer-over');
    const { waiting } = await readAdmission(tx, edition);
    const until = waiting.find(({ id }) => id === registration.id)?.offeredUntil;
    if (!until || until <= now) return refuse('offer-over');
    if (yes) await admit(tx, app, edition, registration);
    else {
      await leaveWaitlist(tx, registration.id);
      await setRegistrationState(tx, registration, 'cancelled', now);
      await letInWaiting(tx, app, edition.id);
    }
    return ok(null);
  },
});
