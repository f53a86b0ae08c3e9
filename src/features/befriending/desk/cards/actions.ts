import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { saveDeskPause } from '../../model/pause-queries.ts';
import { poolCards, setCardState } from '../model/queries.ts';
import { emailPaused } from './mail.ts';
import { MAX_REASON_LENGTH } from './rules.ts';

/** Puts a card on pause for its people, who read why: nothing new is proposed, and what goes on goes on. */
export const pauseCard = action({
  name: 'befriending.pause-card',
  allow: 'member',
  input: z.object({ card: z.uuid(), version: z.coerce.number().int(), reason: z.string().trim() }),
  run: async ({ tx, app, actor, now }, { card: id, version, reason }) => {
    if (reason === '') return refuse('no-reason');
    if (reason.length > MAX_REASON_LENGTH) return refuse('too-long');
    const [found] = await poolCards(tx, app, actor.owned, [id]);
    if (!found) return refuse('gone');
    // The second tap of a double click finds what the first one did.
    if (found.card.state === 'paused' && found.card.version === version + 1) return ok(null);
    const paused = await setCardState(tx, { id, version, from: ['active'], to: 'paused' }, now);
    if (!paused) return refuse('changed');
    await saveDeskPause(tx, app, { card: id, pool: actor.owned, reason }, now);
    for (const member of found.members)
      await emailPaused(tx, app, { member, key: `${id}:${version}`, state: 'paused' });
    return ok(null);
  },
});

/** Lets a card go on. Waiting still counts from the first wish. */
export const resumeCard = action({
  name: 'befriending.resume-card',
  allow: 'member',
  input: z.object({ card: z.uuid(), version: z.coerce.number().int() }),
  run: async ({ tx, app, actor, now }, { card: id, version }) => {
    const [found] = await poolCards(tx, app, actor.owned, [id]);
    if (!found) return refuse('gone');
    if (found.card.state === 'active' && found.card.version === version + 1) return ok(null);
    if (!(await setCardState(tx, { id, version, from: ['paused'], to: 'active' }, now)))
      return refuse('changed');
    for (const member of found.members)
      await emailPaused(tx, app, { member, key: `${id}:${version}`, state: 'active' });
    return ok(null);
  },
});
