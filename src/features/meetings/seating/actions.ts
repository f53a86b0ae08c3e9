import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { Tx } from '#core/db/connection.ts';
import { ok, refuse } from '#core/result.ts';
import { findEdition } from '../edition/queries.ts';
import { breakoutRounds } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import { listRegistrations } from '../registrations/queries.ts';
import type { Registration } from '../registrations/types.ts';
import { betterThan, toCandidate } from './candidates.ts';
import { fillVacancies } from './fill-vacancies.ts';
import { lockSeating } from './lock-queries.ts';
import { lotteryNumber } from './lottery.ts';
import { sendSeatsEmail } from './mail.ts';
import { planProposal } from './plan-proposal.ts';
import {
  assignSeats,
  deleteDrawnSeats,
  saveReason,
  setLotteryNumbers,
  setSeating,
  setWaitlist,
} from './queries.ts';
import { explainSeat } from './seat-text.ts';

/**
 * Proposes who sits where, for the organiser to look at. Lottery numbers come from the seed that was sealed when the
 * edition was made. Seats that the organiser gave by hand stay as they are. May be done again until it is published.
 */
export const proposeSeats = action({
  name: 'meetings.propose-seats',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid() }),
  run: async ({ tx, now }, { edition: id }) => {
    await lockSeating(tx, id);
    const edition = await findEdition(tx, { id });
    if (!edition) return refuse('not-found');
    if (edition.seating === 'published') return refuse('published');
    await deleteDrawnSeats(tx, id);
    const numbers = (await listRegistrations(tx, id)).map((registration) => ({
      id: registration.id,
      lotteryNumber: lotteryNumber(edition.seed, registration.members[0]?.code ?? registration.id),
    }));
    await setLotteryNumbers(tx, numbers);
    const participants = await listParticipants(tx, id);
    let proven = true;
    for (const item of breakoutRounds(edition)) {
      const plan = planProposal(item, participants);
      await assignSeats(tx, plan.assignments, now);
      for (const { registration, reason } of plan.unseated)
        await saveReason(tx, registration, item.id, reason);
      proven = plan.proven && proven;
    }
    await setSeating(tx, id, 'proposed');
    return ok({ proven });
  },
});

/** Everybody who comes and needs a seat: hosts have none. */
const listParticipants = async (tx: Tx, editionId: string): Promise<Registration[]> =>
  (await listRegistrations(tx, editionId, { state: 'coming' })).filter(({ hostsId }) => !hostsId);

/** Publishes the seats: everybody hears where they sit and why, and whoever missed something joins its waitlist. */
export const publishSeats = action({
  name: 'meetings.publish-seats',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid() }),
  run: async ({ tx, app, now }, { edition: id }) => {
    await lockSeating(tx, id);
    const edition = await findEdition(tx, { id });
    if (!edition) return refuse('not-found');
    if (edition.seating === 'published') return ok(null);
    if (edition.seating !== 'proposed') return refuse('not-proposed');
    await setSeating(tx, id, 'published');
    for (const registration of await listParticipants(tx, id)) {
      await joinWaitlists(tx, edition, registration, now);
      await sendSeatsEmail(tx, app, edition, registration, seatSentences(edition, registration));
    }
    await fillVacancies(tx, app, id);
    return ok(null);
  },
});

/** Whoever sits waits only for own wishes that they prefer; whoever has nothing waits for everything that would do. */
async function joinWaitlists(tx: Tx, edition: Edition, registration: Registration, now: Date): Promise<void> {
  for (const item of breakoutRounds(edition)) {
    const seat = registration.seats.find(({ partId }) => partId === item.id);
    const better = betterThan(toCandidate(registration, item.id, item.breakOuts), seat?.breakOutId);
    const wishes = new Set(registration.wishes[item.id] ?? []);
    const waitlist = seat ? better.filter((id) => wishes.has(id)) : better;
    await setWaitlist(tx, registration, item.id, waitlist, now);
  }
}

const seatSentences = (edition: Edition, { seats, reasons, language }: Registration): string[] =>
  breakoutRounds(edition).flatMap((item) => {
    const seat = seats.find(({ partId }) => partId === item.id);
    return explainSeat(item, seat, language, reasons[item.id]);
  });
