import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { findPool, savePool } from '../../model/queries.ts';
import { agreeToNeighbour, askNeighbour, endNeighbour } from '../../rounds/neighbour-queries.ts';
import { poolCards } from '../model/queries.ts';
import { emailWiderQuestion } from './mail.ts';
import { answerWider, askWiderOf } from './queries.ts';
import { MAX_ASKED } from './rules.ts';

/** Asks the people of some cards whether they may be proposed from farther away: each person once. */
export const askWider = action({
  name: 'befriending.ask-wider',
  allow: 'member',
  input: z.object({ cards: z.array(z.uuid()).max(MAX_ASKED) }),
  run: async ({ tx, app, actor, now }, { cards }) => {
    let asked = 0;
    for (const { members } of await poolCards(tx, app, actor.owned, cards))
      for (const member of members) {
        if (member.answers.widerKm) continue;
        if (!(await askWiderOf(tx, { member: member.id, pool: actor.owned }, now))) continue;
        await emailWiderQuestion(tx, app, member);
        asked++;
      }
    return ok({ asked });
  },
});

/** Whoever was asked says whether they may be proposed from farther away. They can change it on their card. */
export const answerWiderQuestion = action({
  name: 'befriending.answer-wider',
  allow: 'newcomer',
  input: z.object({ member: z.uuid(), answer: z.enum(['yes', 'no']) }),
  run: async ({ tx, now }, input) => ((await answerWider(tx, input, now)) ? ok(null) : refuse('gone')),
});

/** As many meetings as possible, or none in which two people would rather have met each other. */
export const setMaximum = action({
  name: 'befriending.set-maximum',
  allow: 'owner',
  input: z.object({ maximum: z.enum(['yes', 'no']) }),
  run: async ({ tx, actor, now }, { maximum }) => {
    const pool = await findPool(tx, { listing: actor.owned });
    if (!pool) return refuse('gone');
    await savePool(tx, { ...pool, maximum: maximum === 'yes' }, now);
    return ok(null);
  },
});

/** Asks another organisation to propose people to each other, agrees with one that asked, or ends it. */
export const changeNeighbour = action({
  name: 'befriending.change-neighbour',
  allow: 'member',
  input: z.object({ pool: z.uuid(), step: z.enum(['ask', 'agree', 'end']) }),
  run: async ({ tx, actor, now }, { pool, step }) => {
    const own = actor.owned;
    if (step === 'end') {
      await endNeighbour(tx, own, pool);
      return ok(null);
    }
    if (pool === own || !(await findPool(tx, { listing: pool }))) return refuse('gone');
    // Who taps twice asked or agreed already.
    if (step === 'agree') await agreeToNeighbour(tx, own, pool, now);
    else await askNeighbour(tx, own, pool, now);
    return ok(null);
  },
});
