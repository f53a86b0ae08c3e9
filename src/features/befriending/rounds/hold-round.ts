import { randomUUID } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs, inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { amsterdamDate, daysAfter, daysBefore } from '#core/time/amsterdam.ts';
import { formOf, type MeetingObstacle, mayMeet, reasonsOf } from '../fit/rules.ts';
import { findPool, listPools } from '../model/queries.ts';
import { LATER_DAYS, type Pool, PROPOSAL_DAYS } from '../model/rules.ts';
import type { ComputedRound, PairToPropose } from './compute-round.ts';
import { roundComputer } from './in-thread.ts';
import {
  addRound,
  cardsById,
  cardsElsewhere,
  countProposed,
  expireProposals,
  type HeldRound,
  heldBack,
  insertProposals,
  lastNight,
  lockRounds,
  marketPages,
} from './queries.ts';
import { isNightOver } from './rules.ts';
import type { Thinness } from './thinness-rules.ts';

const asTask = (pool?: string): RlsContext => ({
  systemTask: { name: 'befriending', ...(pool ? { subject: pool } : {}) },
});

/** Reads everything of a round. The transaction must act for the task of rounds. */
async function readMarket(tx: Tx, pool: string, now: Date, elsewhere: boolean) {
  const computer = roundComputer();
  try {
    for await (const cards of marketPages(tx, pool, now)) computer.addCards(cards);
    if (elsewhere) for await (const cards of cardsElsewhere(tx, pool)) computer.addCards(cards, true);
    return { computer, heldBack: await heldBack(tx, pool, daysBefore(now, LATER_DAYS)) };
  } catch (fault) {
    await computer.stop();
    throw fault;
  }
}

/**
 * Holds a round: computes beside the requests whom to propose to whom, and inserts the proposals that still hold, in one
 * transaction. Of two nightly rounds of one day the second comes to nothing.
 * @returns the round; null when there is no such pool, or it had its round of this night
 */
export async function holdRound(
  app: AppContext,
  { pool: listing, by }: { pool: string; by: 'night' | 'hand' },
): Promise<HeldRound | null> {
  const now = app.now();
  const begun = await inTransaction(app.db, asTask(listing), async (tx) => {
    const pool = await findPool(tx, { listing });
    await expireProposals(tx, now);
    return pool && { pool, ...(await readMarket(tx, listing, now, false)) };
  });
  if (!begun) return null;
  const computed = await begun.computer
    .round({ pool: listing, heldBack: begun.heldBack, maximum: begun.pool.maximum })
    .finally(() => begun.computer.stop());
  return inTransaction(app.db, asTask(listing), async (tx) => {
    const last = await lockRounds(tx, listing);
    if (by === 'night' && last && amsterdamDate(last) === amsterdamDate(now)) return null;
    return insertRound(tx, { id: randomUUID(), pool: listing, by, ...computed }, now);
  });
}

/** Adds a round with its proposals, as far as they still hold. The transaction must act for the task of rounds. */
async function insertRound(
  tx: Tx,
  { id, pool, by, measures, proposals }: ComputedRound & { id: string; pool: string; by: 'night' | 'hand' },
  now: Date,
): Promise<HeldRound> {
  const round = { id, heldAt: now, heldBy: by, measures };
  await addRound(tx, pool, round);
  const outcomes = await insertProposals(
    tx,
    {
      pool,
      round: id,
      handReason: null,
      proposals: proposals.map((proposal) => ({ ...proposal, id: randomUUID() })),
    },
    now,
    daysAfter(now, PROPOSAL_DAYS),
  );
  const proposed = [...outcomes.values()].filter((outcome) => outcome === 'proposed').length;
  await countProposed(tx, id, proposed);
  return { ...round, proposed };
}

/** What a round would propose now, and how good it would be; nothing is proposed by it. Null when there is no such pool. */
export async function previewRound(app: AppContext, listing: string): Promise<ComputedRound | null> {
  const begun = await inTransaction(app.db, asTask(listing), async (tx) => {
    const pool = await findPool(tx, { listing });
    return pool && { pool, ...(await readMarket(tx, listing, app.now(), false)) };
  });
  if (!begun) return null;
  return begun.computer
    .round({ pool: listing, heldBack: begun.heldBack, maximum: begun.pool.maximum })
    .finally(() => begun.computer.stop());
}

/**
 * Holds a round for a coordinator who saw what it would propose and left some of it out. What came up since is not proposed: nobody
 * looked at it. The transaction acts for the organisation of the pool.
 * @param isChosen whether the coordinator lets this proposal go out
 */
export async function holdChosenRound(
  tx: Tx,
  { id, pool }: { id: string; pool: Pool },
  isChosen: (proposal: Pick<PairToPropose, 'newcomer' | 'resident'>) => boolean,
  now: Date,
): Promise<HeldRound> {
  return actingAs(tx, asTask(pool.listing), async () => {
    await expireProposals(tx, now);
    await lockRounds(tx, pool.listing);
    const { computer, heldBack: kept } = await readMarket(tx, pool.listing, now, false);
    const computed = await computer
      .round({ pool: pool.listing, heldBack: kept, maximum: pool.maximum })
      .finally(() => computer.stop());
    const proposals = computed.proposals.filter(isChosen);
    return insertRound(tx, { id, pool: pool.listing, by: 'hand', ...computed, proposals }, now);
  });
}

/** Holds the rounds of this night, of every pool that has one a night and had none yet; and ends proposals whose time is over. */
export async function holdNightlyRounds(app: AppContext): Promise<void> {
  const now = app.now();
  const due = await inTransaction(app.db, asTask(), async (tx) => {
    await expireProposals(tx, now);
    if (!isNightOver(now)) return [];
    const pools: Pool[] = [];
    for (const pool of await listPools(tx)) {
      if (!pool.nightly) continue;
      const last = await lastNight(tx, pool.listing);
      if (!last || amsterdamDate(last) !== amsterdamDate(now)) pools.push(pool);
    }
    return pools;
  });
  for (const { listing } of due) {
    try {
      await holdRound(app, { pool: listing, by: 'night' });
    } catch (fault) {
      // One pool that fails does not keep the others from their round.
      app.log.error('befriending: a round failed', fault, { pool: listing });
    }
  }
}

export type HandRefusal = MeetingObstacle | 'gone' | 'check' | 'not-now';

/**
 * A coordinator proposes two cards to each other, with a reason that only the desk reads. The hard rules hold, nobody gets more
 * proposals than they can look at, and who said no stays unknown: kept apart, already together and enough proposals are one refusal.
 * The transaction acts for the organisation of the pool.
 */
export async function proposeByHand(
  tx: Tx,
  { pool, newcomer, resident, reason }: { pool: string; newcomer: string; resident: string; reason: string },
  now: Date,
): Promise<Result<{ proposal: string }, HandRefusal>> {
  return actingAs(tx, asTask(pool), async () => {
    const cards = await cardsById(tx, pool, [newcomer, resident]);
    const [one, other] = [newcomer, resident].map((id) => cards.find(({ card }) => card.id === id));
    const obstacle = one && other && mayMeet(one, other);
    if (obstacle) return refuse(obstacle);
    const kind = one && other && formOf(one, other);
    if (!one || !other || !kind) return refuse('gone' as const);
    const proposal = randomUUID();
    const outcomes = await insertProposals(
      tx,
      {
        pool,
        round: null,
        handReason: reason,
        proposals: [
          {
            id: proposal,
            newcomer,
            resident,
            newcomerVersion: one.card.version,
            residentVersion: other.card.version,
            kind,
            reasons: reasonsOf(one, other),
          },
        ],
      },
      now,
      daysAfter(now, PROPOSAL_DAYS),
    );
    const outcome = outcomes.get(proposal) ?? 'gone';
    return outcome === 'proposed' ? ok({ proposal }) : refuse(outcome);
  });
}

/** What a pool lacks: what stability costs here, and who has nobody within reach. Computed when asked, in a thread of its own. */
export async function thinness(app: AppContext, pool: string): Promise<Thinness> {
  const begun = await inTransaction(app.db, asTask(pool), (tx) => readMarket(tx, pool, app.now(), true));
  return begun.computer
    .thinness({ pool, heldBack: begun.heldBack, maximum: false })
    .finally(() => begun.computer.stop());
}
