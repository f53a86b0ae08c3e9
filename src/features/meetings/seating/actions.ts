import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { ok, refuse } from '#core/result.ts';
import { lotteryNumber } from '../edition/keys.ts';
import { findEdition } from '../edition/queries.ts';
import { breakoutRounds } from '../edition/rules.ts';
import type { Edition, ProgrammeItem } from '../edition/types.ts';
import { lockSeating } from '../edition/write-queries.ts';
import { listRegistrations } from '../registrations/queries.ts';
import type { Registration } from '../registrations/types.ts';
import { fillVacancies } from './fill-vacancies.ts';
import { sendSeatsEmail } from './mail.ts';
import { proposeSeating } from './propose.ts';
import {
  assignSeats,
  deleteDrawnSeats,
  saveReason,
  setHost,
  setLotteryNumbers,
  setSeating,
  setWaitlist,
  vacateSeats,
} from './queries.ts';
import { explainSeat } from './reason-text.ts';
import { toCandidate } from './regret.ts';

/**
 * Proposes who sits where, for the organiser to look at. Lots come from the seed that was sealed when the edition was
 * made. Seats that the organiser gave by hand stay as they are. May be done again until it is published.
 */
export const proposeSeats = action({
  name: 'meetings.propose-seats',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid() }),
  run: async ({ tx, now }, { edition: id }) => {
    await lockSeating(tx, id);
    const edition = await findEdition(tx, { id });
    if (!edition) return refuse('not-there');
    if (edition.seating === 'published') return refuse('published');
    await deleteDrawnSeats(tx, id);
    const lots = (await listRegistrations(tx, id)).map((one) => ({
      id: one.id,
      lot: lotteryNumber(edition.seed, one.members[0]?.code ?? one.id),
    }));
    await setLotteryNumbers(tx, lots);
    const people = (await listRegistrations(tx, id, { state: 'coming' })).filter(({ hostsId }) => !hostsId);
    let proven = true;
    for (const part of breakoutRounds(edition))
      proven = (await proposeRound(tx, part, people, now)) && proven;
    await setSeating(tx, id, 'proposed');
    return ok({ proven });
  },
});

async function proposeRound(
  tx: Tx,
  part: ProgrammeItem,
  all: readonly Registration[],
  now: Date,
): Promise<boolean> {
  const fixed = all.filter(({ seats }) =>
    seats.some(({ partId, how }) => partId === part.id && how === 'organiser'),
  );
  const people = all.filter((one) => !fixed.includes(one));
  const rooms = part.breakOuts.map((one) => {
    const held = fixed
      .filter(({ seats }) => seats.some(({ breakOutId }) => breakOutId === one.id))
      .reduce((sum, { size }) => sum + size, 0);
    return { id: one.id, capacity: one.capacity - held, minAttendees: Math.max(0, one.minAttendees - held) };
  });
  const found = proposeSeating(
    rooms,
    people.map((one) => toCandidate(one, part.id, part.breakOuts)),
  );
  const given = people.flatMap((whose) => {
    const breakOutId = found.assignment.get(whose.id);
    const reason = found.reasons.get(whose.id) ?? {};
    return breakOutId ? [{ whose, seat: { partId: part.id, breakOutId, how: 'draw' as const, reason } }] : [];
  });
  await assignSeats(tx, given, now);
  for (const whose of people)
    if (!found.assignment.get(whose.id))
      await saveReason(tx, whose, part.id, found.reasons.get(whose.id) ?? {});
  return found.proven;
}

/** Puts one sign-up elsewhere by hand, with room for it; before or after publishing. A host takes no place of others. */
export const seatByHand = action({
  name: 'meetings.seat-by-hand',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    signUp: z.uuid(),
    part: z.uuid(),
    breakOut: z.uuid().nullable(),
    host: z.boolean(),
  }),
  run: async ({ tx, app, now }, said) => {
    await lockSeating(tx, said.edition);
    const edition = await findEdition(tx, { id: said.edition });
    const part = edition?.parts.find(({ id }) => id === said.part);
    const whose = (await listRegistrations(tx, said.edition, { id: said.signUp }))[0];
    if (!edition || !part || !whose) return refuse('not-there');
    const to = part.breakOuts.find(({ id }) => id === said.breakOut);
    const here = whose.seats.find(({ partId }) => partId === part.id);
    const stays = here?.breakOutId === to?.id && here?.how !== 'host';
    if (to && !said.host && !stays && to.capacity - to.seatsTaken < whose.size) return refuse('full');
    await vacateSeats(tx, whose.id, part.id);
    await setHost(tx, whose.id, to && said.host ? to.id : null);
    if (to) {
      const wish = (whose.wishes[part.id] ?? []).indexOf(to.id) + 1;
      const seat = {
        partId: part.id,
        breakOutId: to.id,
        how: said.host ? ('host' as const) : ('organiser' as const),
        reason: { wish },
      };
      await assignSeats(tx, [{ whose, seat, ...(said.host ? { size: 0 } : {}) }], now);
    }
    await fillVacancies(tx, app, said.edition);
    return ok(null);
  },
});

/** Publishes the seats: everybody hears where they sit and why, and whoever missed something waits for it by turn. */
export const publishSeats = action({
  name: 'meetings.publish-seats',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid() }),
  run: async ({ tx, app }, { edition: id }) => {
    await lockSeating(tx, id);
    const edition = await findEdition(tx, { id });
    if (!edition) return refuse('not-there');
    if (edition.seating === 'published') return ok(null);
    if (edition.seating !== 'proposed') return refuse('not-proposed');
    await setSeating(tx, id, 'published');
    const people = (await listRegistrations(tx, id, { state: 'coming' })).filter(({ hostsId }) => !hostsId);
    await tellAll(tx, app, edition, people);
    await fillVacancies(tx, app, id);
    return ok(null);
  },
});

async function tellAll(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  people: readonly Registration[],
): Promise<void> {
  const now = app.now();
  for (const whose of people) {
    const words: string[] = [];
    for (const part of breakoutRounds(edition)) {
      const seat = whose.seats.find(({ partId }) => partId === part.id);
      const { acceptable } = toCandidate(whose, part.id, part.breakOuts);
      const dearer = seat
        ? acceptable.slice(0, Math.max(0, acceptable.indexOf(seat.breakOutId)))
        : acceptable;
      // Whoever sits waits only for own wishes; whoever has nothing waits for everything that would do.
      const wishes = new Set(whose.wishes[part.id] ?? []);
      await setWaitlist(tx, whose, part.id, seat ? dearer.filter((one) => wishes.has(one)) : dearer, now);
      words.push(...explainSeat(part, seat, whose.language, whose.reasons[part.id]));
    }
    await sendSeatsEmail(tx, app, edition, whose, words);
  }
}
