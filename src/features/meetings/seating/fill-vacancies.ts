import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { findEdition } from '../edition/queries.ts';
import { roundsOf } from '../edition/rules.ts';
import type { Edition, Part } from '../edition/types.ts';
import { actOnEdition, waitForSeats } from '../edition/write-queries.ts';
import { signUpsOf } from '../registrations/queries.ts';
import type { SignUp } from '../registrations/types.ts';
import { tellMoved, tellOffer } from './mail.ts';
import { isLastDay, movedLately, offerEnds } from './offers.ts';
import type { Room, Standing } from './problem.ts';
import { giveSeats, makeOffer, waitFor } from './queries.ts';
import { wisherOf } from './regret.ts';
import { type Move, ripple } from './ripple.ts';

/**
 * Lets whoever waits move up into what is free, in every round of a published edition. The house itself acts from here
 * on in this transaction. Nobody gets anything worse; who wants to be asked first gets an offer that holds the seat.
 */
export async function settle(tx: Tx, app: AppContext, editionId: string): Promise<void> {
  await actOnEdition(tx, editionId);
  await waitForSeats(tx, editionId);
  const edition = await findEdition(tx, { id: editionId });
  if (edition?.seating !== 'published' || edition.endsAt <= app.now()) return;
  for (const part of roundsOf(edition)) await settleRound(tx, app, edition, part);
}

async function settleRound(tx: Tx, app: AppContext, edition: Edition, part: Part): Promise<void> {
  const now = app.now();
  const lastDay = isLastDay(edition.startsAt, now);
  // Once it has begun, free seats are for who is here.
  const begun = now >= edition.startsAt;
  const people = (await signUpsOf(tx, edition.id, { state: 'coming' })).filter(
    ({ hostsId, members, seats }) =>
      !hostsId && (!begun || seats.length > 0 || members.some(({ cameAt }) => cameAt)),
  );
  const held = heldBy(people, part.id);
  const rooms = part.breakOuts.map((one) => ({
    id: one.id,
    places: one.places - (held.get(one.id) ?? 0),
    least: 0,
  }));
  const standing = people
    .filter(({ offers }) => !offers.some(({ partId }) => partId === part.id))
    .map((one) => standingOf(one, part, { now, lastDay }));
  // Without a seat, and not waiting: somebody who said no to all that is left.
  const playing = standing.filter(({ at, options }) => at || options.length);
  const moves = ripple(rooms, playing);
  const byId = new Map(people.map((one) => [one.id, one]));
  await carryOut(tx, app, edition, part, moves, byId);
  if (!lastDay) await offerRest(tx, app, edition, part, rooms, playing, moves, byId);
}

/** Seats that open offers hold. */
function heldBy(people: readonly SignUp[], part: string): Map<string, number> {
  const held = new Map<string, number>();
  for (const { offers, size } of people)
    for (const { partId, breakOutId } of offers)
      if (partId === part) held.set(breakOutId, (held.get(breakOutId) ?? 0) + size);
  return held;
}

/** How somebody stands: only what they wait for is open to them, in the order of their wishes; the longest wait first. */
function standingOf(one: SignUp, part: Part, { now, lastDay }: { now: Date; lastDay: boolean }): Standing {
  const wisher = wisherOf(one, part.id, part.breakOuts);
  const seat = one.seats.find(({ partId }) => partId === part.id);
  const waits = one.queue.filter(({ partId }) => partId === part.id);
  const open = new Set(waits.map(({ breakOutId }) => breakOutId));
  const since = Math.min(...waits.map(({ joinedAt }) => joinedAt.getTime()), now.getTime());
  return {
    ...wisher,
    // Turns in the queue by time; the draw's own lots decide among those who were queued at the same moment.
    lot: since + one.lot / 2 ** 32,
    options: wisher.options.filter((id) => id === seat?.breakOutId || open.has(id)),
    at: seat?.breakOutId ?? null,
    mayMove: one.moveUp && !lastDay && !movedLately(seat, now) && seat?.how !== 'organiser',
  };
}

async function carryOut(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  part: Part,
  moves: Move[],
  byId: ReadonlyMap<string, SignUp>,
): Promise<void> {
  const now = app.now();
  const given = moves.flatMap(({ id, to }) => {
    const whose = byId.get(id);
    const wish = (whose?.wishes[part.id] ?? []).indexOf(to) + 1;
    return whose
      ? [{ whose, seat: { partId: part.id, breakOutId: to, how: 'moved' as const, reason: { wish } } }]
      : [];
  });
  await giveSeats(tx, given, now);
  for (const { whose, seat } of given) {
    const wishes = wisherOf(whose, part.id, part.breakOuts).options;
    const dearer = wishes.slice(0, wishes.indexOf(seat.breakOutId));
    const waiting = whose.queue.filter(({ breakOutId }) => dearer.includes(breakOutId));
    await waitFor(
      tx,
      whose,
      part.id,
      waiting.map(({ breakOutId }) => breakOutId),
      now,
    );
    await tellMoved(tx, app, edition, whose, part, seat.breakOutId);
  }
}

/** What is still free is offered to whoever sits, waits for it and wants to be asked; by turn, one offer each. */
async function offerRest(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  part: Part,
  rooms: readonly Room[],
  people: readonly Standing[],
  moves: readonly Move[],
  byId: ReadonlyMap<string, SignUp>,
): Promise<void> {
  const now = app.now();
  const at = new Map(people.map((one) => [one.id, one.at ?? null]));
  for (const { id, to } of moves) at.set(id, to);
  const free = new Map(rooms.map(({ id, places }) => [id, places]));
  for (const { id, size } of people) {
    const room = at.get(id);
    if (room) free.set(room, (free.get(room) ?? 0) - size);
  }
  for (const one of [...people].sort((a, b) => a.lot - b.lot)) {
    const whose = byId.get(one.id);
    const here = at.get(one.id);
    if (!whose || whose.moveUp || !here) continue;
    const to = one.options.slice(0, one.options.indexOf(here)).find((id) => (free.get(id) ?? 0) >= one.size);
    if (!to) continue;
    free.set(to, (free.get(to) ?? 0) - one.size);
    const endsAt = offerEnds(now);
    await makeOffer(tx, whose, { partId: part.id, breakOutId: to, endsAt }, now);
    await tellOffer(tx, app, edition, whose, part, to, endsAt);
  }
}
