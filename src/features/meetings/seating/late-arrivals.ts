import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { findEdition } from '../edition/queries.ts';
import { freeIn, roundsOf } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import { waitForSeats } from '../edition/write-queries.ts';
import type { SignUp } from '../registrations/types.ts';
import { seatDirect } from './direct.ts';
import { giveSeats, leaveSeats, waitFor } from './queries.ts';
import { wisherOf } from './regret.ts';

/**
 * Gives a late comer a seat in every round, or a turn in the queue. Whoever acts holds the sign-up's link or is of the
 * team; one after the other, and counted again at this moment, so that no seat is given twice.
 */
export async function placeLate(tx: Tx, app: AppContext, edition: Edition, signUp: SignUp): Promise<void> {
  if (edition.seating !== 'published' || signUp.hostsId) return;
  await waitForSeats(tx, edition.id);
  const now = app.now();
  const fresh = await findEdition(tx, { id: edition.id });
  for (const part of fresh ? roundsOf(fresh) : []) {
    const wisher = wisherOf(signUp, part.id, part.breakOuts);
    const rooms = part.breakOuts.map((one) => ({ ...one, free: freeIn(one) }));
    const { at, waits } = seatDirect(rooms, wisher);
    if (at) {
      const wish = (signUp.wishes[part.id] ?? []).indexOf(at) + 1;
      const seat = { partId: part.id, breakOutId: at, how: 'direct' as const, reason: { wish } };
      await giveSeats(tx, [{ whose: signUp, seat }], now);
    }
    await waitFor(tx, signUp, part.id, waits, now);
  }
}

/** Wishes changed: what was held is let go and sought anew, in one step. */
export async function placeAnew(tx: Tx, app: AppContext, edition: Edition, signUp: SignUp): Promise<void> {
  await waitForSeats(tx, edition.id);
  await leaveSeats(tx, signUp.id);
  await placeLate(tx, app, edition, signUp);
}
