import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { findEdition } from '../edition/queries.ts';
import { breakoutRounds, seatsFree } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import { lockSeating } from '../edition/write-queries.ts';
import type { Registration } from '../registrations/types.ts';
import { seatDirect } from './direct.ts';
import { assignSeats, setWaitlist, vacateSeats } from './queries.ts';
import { toCandidate } from './regret.ts';

/**
 * Gives a late comer a seat in every round, or a turn in the queue. Whoever acts holds the sign-up's link or is of the
 * team; one after the other, and counted again at this moment, so that no seat is given twice.
 */
export async function seatLateArrival(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  signUp: Registration,
): Promise<void> {
  if (edition.seating !== 'published' || signUp.hostsId) return;
  await lockSeating(tx, edition.id);
  const now = app.now();
  const fresh = await findEdition(tx, { id: edition.id });
  for (const part of fresh ? breakoutRounds(fresh) : []) {
    const wisher = toCandidate(signUp, part.id, part.breakOuts);
    const rooms = part.breakOuts.map((one) => ({ ...one, free: seatsFree(one) }));
    const { breakOutId, preferred } = seatDirect(rooms, wisher);
    if (breakOutId) {
      const wish = (signUp.wishes[part.id] ?? []).indexOf(breakOutId) + 1;
      const seat = { partId: part.id, breakOutId: breakOutId, how: 'direct' as const, reason: { wish } };
      await assignSeats(tx, [{ whose: signUp, seat }], now);
    }
    await setWaitlist(tx, signUp, part.id, preferred, now);
  }
}

/** Wishes changed: what was held is let go and sought anew, in one step. */
export async function reseat(tx: Tx, app: AppContext, edition: Edition, signUp: Registration): Promise<void> {
  await lockSeating(tx, edition.id);
  await vacateSeats(tx, signUp.id);
  await seatLateArrival(tx, app, edition, signUp);
}
