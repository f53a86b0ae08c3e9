import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { findEdition } from '../edition/queries.ts';
import { breakoutRounds, seatsFree } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import type { Registration } from '../registrations/types.ts';
import { toCandidate, wishNumber } from './candidates.ts';
import { seatDirect } from './direct-seating.ts';
import { lockSeating } from './lock-queries.ts';
import { assignSeats, setWaitlist, vacateSeats } from './queries.ts';

/**
 * Gives a late comer a seat in every round, or a place on the waitlist; nothing before the seats are published. Whoever
 * acts holds the registration's link or is of the team. Free seats are counted again under the lock, so that no seat is
 * given twice.
 * @param onlyPart the id of the one round in which a seat is looked for; without it in every round
 */
export async function seatLateArrival(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  registration: Registration,
  onlyPart?: string,
): Promise<void> {
  if (edition.seating !== 'published' || registration.hostsId) return;
  await lockSeating(tx, edition.id);
  const now = app.now();
  const current = await findEdition(tx, { id: edition.id });
  for (const item of current ? breakoutRounds(current) : []) {
    if (onlyPart && item.id !== onlyPart) continue;
    const breakOuts = item.breakOuts.map((breakOut) => ({ id: breakOut.id, free: seatsFree(breakOut) }));
    const candidate = toCandidate(registration, item.id, item.breakOuts);
    const { breakOutId, preferred } = seatDirect(breakOuts, candidate);
    if (breakOutId) {
      const reason = { wish: wishNumber(registration, item.id, breakOutId) };
      const seat = { partId: item.id, breakOutId, how: 'direct' as const, reason };
      await assignSeats(tx, [{ registration, seat }], now);
    }
    await setWaitlist(tx, registration, item.id, preferred, now);
  }
}

/** Wishes changed: seats that were held are given up and looked for again, in one transaction. */
export async function reseat(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  registration: Registration,
): Promise<void> {
  await lockSeating(tx, edition.id);
  await vacateSeats(tx, registration.id);
  await seatLateArrival(tx, app, edition, registration);
}
