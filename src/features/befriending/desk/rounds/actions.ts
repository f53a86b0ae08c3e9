import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { findPool, savePool } from '../../model/queries.ts';
import { holdChosenRound, proposeByHand } from '../../rounds/hold-round.ts';
import { roundsOf } from '../../rounds/queries.ts';
import { poolCards } from '../model/queries.ts';
import { MAX_HAND_REASON_LENGTH, pairKey } from './rules.ts';

const MAX_PAIRS = 10_000;

/** Holds a round with what a coordinator saw and did not leave out. Each member of both sides gets it at the same moment. */
export const sendRound = action({
  name: 'befriending.hold-round',
  allow: 'member',
  input: z.object({ idempotencyKey: formSource, pairs: z.array(z.string().max(80)).max(MAX_PAIRS) }),
  run: async ({ tx, app, actor, now }, { idempotencyKey, pairs }) => {
    const pool = await findPool(tx, { listing: actor.owned });
    if (!pool) return refuse('gone');
    const id = deterministicId(app, 'befriending-round', idempotencyKey);
    // The second tap of a double click finds the round that the first one held.
    const held = (await roundsOf(tx, pool.listing)).find((round) => round.id === id);
    if (held) return ok({ proposed: held.proposed });
    const chosen = new Set(pairs);
    const round = await holdChosenRound(tx, { id, pool }, (pair) => chosen.has(pairKey(pair)), now);
    return ok({ proposed: round.proposed });
  },
});

/** A round every night, or only by hand. */
export const setNightly = action({
  name: 'befriending.set-nightly',
  allow: 'owner',
  input: z.object({ nightly: z.enum(['yes', 'no']) }),
  run: async ({ tx, actor, now }, { nightly }) => {
    const pool = await findPool(tx, { listing: actor.owned });
    if (!pool) return refuse('gone');
    await savePool(tx, { ...pool, nightly: nightly === 'yes' }, now);
    return ok(null);
  },
});

/** Proposes two cards to each other, with a reason that only the desk reads. */
export const proposeTwo = action({
  name: 'befriending.propose-by-hand',
  allow: 'member',
  input: z.object({ card: z.uuid(), other: z.string().max(40), reason: z.string().trim() }),
  run: async ({ tx, app, actor, now }, { card, other, reason }) => {
    if (!z.uuid().safeParse(other).success) return refuse('nobody');
    if (reason === '') return refuse('no-reason');
    if (reason.length > MAX_HAND_REASON_LENGTH) return refuse('too-long');
    const rows = await poolCards(tx, app, actor.owned, [card, other]);
    const newcomer = rows.find((row) => row.card.side === 'newcomer');
    const resident = rows.find((row) => row.card.side === 'resident');
    if (!newcomer || !resident) return refuse('gone');
    const proposed = await proposeByHand(
      tx,
      { pool: actor.owned, newcomer: newcomer.card.id, resident: resident.card.id, reason },
      now,
    );
    return proposed.ok ? ok(null) : refuse(proposed.refusal);
  },
});
