import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { followUpOf } from '../../pairs/follow-up-queries.ts';
import { END_REASONS } from '../../pairs/rules.ts';
import { poolCards } from '../model/queries.ts';
import { emailPairEnded } from './mail.ts';
import { endPairByDesk } from './queries.ts';
import { MAX_END_WORDS_LENGTH } from './rules.ts';

/** Helps two people to end well: they read that it is over, and never who wanted it or why. */
export const endPairForThem = action({
  name: 'befriending.end-pair-for-them',
  allow: 'member',
  input: z.object({ pair: z.uuid(), reason: z.string().max(20), words: z.string().trim() }),
  run: async ({ tx, app, actor, now }, { pair: id, reason: chosen, words }) => {
    const reason = END_REASONS.find((known) => known === chosen);
    if (!reason) return refuse('no-reason');
    if (words.length > MAX_END_WORDS_LENGTH) return refuse('too-long');
    const pair = (await followUpOf(tx, app, actor.owned)).find((followed) => followed.id === id);
    if (!pair) return refuse('gone');
    if (!(await endPairByDesk(tx, app, { pair: id, pool: actor.owned, reason, words }, now)))
      return refuse('changed');
    const rows = await poolCards(tx, app, actor.owned, [pair.newcomerCard, pair.residentCard]);
    for (const member of rows.flatMap(({ members }) => members))
      await emailPairEnded(tx, app, { member, pair: id });
    return ok(null);
  },
});
