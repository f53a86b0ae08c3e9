import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { ok, refuse } from '#core/result.ts';
import { lotFrom } from '../edition/keys.ts';
import { findEdition } from '../edition/queries.ts';
import { roundsOf } from '../edition/rules.ts';
import type { Edition, Part } from '../edition/types.ts';
import { waitForSeats } from '../edition/write-queries.ts';
import { signUpsOf } from '../registrations/queries.ts';
import type { SignUp } from '../registrations/types.ts';
import { settle } from './fill-vacancies.ts';
import { tellSeats } from './mail.ts';
import { propose } from './propose.ts';
import {
  clearDraw,
  giveSeats,
  keepReason,
  leaveSeats,
  setHost,
  setLots,
  setSeating,
  waitFor,
} from './queries.ts';
import { reasonWords } from './reason-text.ts';
import { wisherOf } from './regret.ts';

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
    await waitForSeats(tx, id);
    const edition = await findEdition(tx, { id });
    if (!edition) return refuse('not-there');
    if (edition.seating === 'published') return refuse('published');
    await clearDraw(tx, id);
    const lots = (await signUpsOf(tx, id)).map((one) => ({
      id: one.id,
      lot: lotFrom(edition.seed, one.members[0]?.code ?? one.id),
    }));
    await setLots(tx, lots);
    const people = (await signUpsOf(tx, id, { state: 'coming' })).filter(({ hostsId }) => !hostsId);
    let proven = true;
    for (const part of roundsOf(edition)) proven = (await proposeRound(tx, part, people, now)) && proven;
    await setSeating(tx, id, 'proposed');
    return ok({ proven });
  },
});

async function proposeRound(tx: Tx, part: Part, all: readonly SignUp[], now: Date): Promise<boolean> {
  const fixed = all.filter(({ seats }) =>
    seats.some(({ partId, how }) => partId === part.id && how === 'organiser'),
  );
  const people = all.filter((one) => !fixed.includes(one));
  const rooms = part.breakOuts.map((one) => {
    const held = fixed
      .filter(({ seats }) => seats.some(({ breakOutId }) => breakOutId === one.id))
      .reduce((sum, { size }) => sum + size, 0);
    return { id: one.id, places: one.places - held, least: Math.max(0, one.least - held) };
  });
  const found = propose(
    rooms,
    people.map((one) => wisherOf(one, part.id, part.breakOuts)),
  );
  const given = people.flatMap((whose) => {
    const breakOutId = found.at.get(whose.id);
    const reason = found.reasons.get(whose.id) ?? {};
    return breakOutId ? [{ whose, seat: { partId: part.id, breakOutId, how: 'draw' as const, reason } }] : [];
  });
  await giveSeats(tx, given, now);
  for (const whose of people)
    if (!found.at.get(whose.id)) await keepReason(tx, whose, part.id, found.reasons.get(whose.id) ?? {});
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
    await waitForSeats(tx, said.edition);
    const edition = await findEdition(tx, { id: said.edition });
    const part = edition?.parts.find(({ id }) => id === said.part);
    const whose = (await signUpsOf(tx, said.edition, { id: said.signUp }))[0];
    if (!edition || !part || !whose) return refuse('not-there');
    const to = part.breakOuts.find(({ id }) => id === said.breakOut);
    const here = whose.seats.find(({ partId }) => partId === part.id);
    const stays = here?.breakOutId === to?.id && here?.how !== 'host';
    if (to && !said.host && !stays && to.places - to.taken < whose.size) return refuse('full');
    await leaveSeats(tx, whose.id, part.id);
    await setHost(tx, whose.id, to && said.host ? to.id : null);
    if (to) {
      const wish = (whose.wishes[part.id] ?? []).indexOf(to.id) + 1;
      const seat = {
        partId: part.id,
        breakOutId: to.id,
        how: said.host ? ('host' as const) : ('organiser' as const),
        reason: { wish },
      };
      await giveSeats(tx, [{ whose, seat, ...(said.host ? { size: 0 } : {}) }], now);
    }
    await settle(tx, app, said.edition);
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
    await waitForSeats(tx, id);
    const edition = await findEdition(tx, { id });
    if (!edition) return refuse('not-there');
    if (edition.seating === 'published') return ok(null);
    if (edition.seating !== 'proposed') return refuse('not-proposed');
    await setSeating(tx, id, 'published');
    const people = (await signUpsOf(tx, id, { state: 'coming' })).filter(({ hostsId }) => !hostsId);
    await tellAll(tx, app, edition, people);
    await settle(tx, app, id);
    return ok(null);
  },
});

async function tellAll(tx: Tx, app: AppContext, edition: Edition, people: readonly SignUp[]): Promise<void> {
  const now = app.now();
  for (const whose of people) {
    const words: string[] = [];
    for (const part of roundsOf(edition)) {
      const seat = whose.seats.find(({ partId }) => partId === part.id);
      const { options } = wisherOf(whose, part.id, part.breakOuts);
      const dearer = seat ? options.slice(0, Math.max(0, options.indexOf(seat.breakOutId))) : options;
      // Whoever sits waits only for own wishes; whoever has nothing waits for everything that would do.
      const wishes = new Set(whose.wishes[part.id] ?? []);
      await waitFor(tx, whose, part.id, seat ? dearer.filter((one) => wishes.has(one)) : dearer, now);
      words.push(...reasonWords(part, seat, whose.language, whose.reasons[part.id]));
    }
    await tellSeats(tx, app, edition, whose, words);
  }
}
