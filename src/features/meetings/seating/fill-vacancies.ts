import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { findEdition } from '../edition/queries.ts';
import { breakoutRounds } from '../edition/rules.ts';
import type { Edition, ProgrammeItem } from '../edition/types.ts';
import { actForSeating, lockSeating } from '../edition/write-queries.ts';
import { listRegistrations } from '../registrations/queries.ts';
import type { Registration } from '../registrations/types.ts';
import { sendMovedEmail, sendSeatOfferEmail } from './mail.ts';
import { isLastDay, movedRecently, offerEnds } from './offers.ts';
import type { BreakoutCapacity, SeatedCandidate } from './problem.ts';
import { assignSeats, insertOffer, setWaitlist } from './queries.ts';
import { toCandidate } from './regret.ts';
import { promoteFromWaitlist, type SeatMove } from './ripple.ts';

/**
 * Lets whoever waits move up into what is free, in every round of a published edition. The house itself acts from here
 * on in this transaction. Nobody gets anything worse; who wants to be asked first gets an offer that holds the seat.
 */
export async function fillVacancies(tx: Tx, app: AppContext, editionId: string): Promise<void> {
  await actForSeating(tx, editionId);
  await lockSeating(tx, editionId);
  const edition = await findEdition(tx, { id: editionId });
  if (edition?.seating !== 'published' || edition.endsAt <= app.now()) return;
  for (const part of breakoutRounds(edition)) await settleRound(tx, app, edition, part);
}

async function settleRound(tx: Tx, app: AppContext, edition: Edition, part: ProgrammeItem): Promise<void> {
  const now = app.now();
  const lastDay = isLastDay(edition.startsAt, now);
  // Once it has begun, free seats are for who is here.
  const begun = now >= edition.startsAt;
  const people = (await listRegistrations(tx, edition.id, { state: 'coming' })).filter(
    ({ hostsId, members, seats }) =>
      !hostsId && (!begun || seats.length > 0 || members.some(({ cameAt }) => cameAt)),
  );
  const held = heldBy(people, part.id);
  const rooms = part.breakOuts.map((one) => ({
    id: one.id,
    capacity: one.capacity - (held.get(one.id) ?? 0),
    minAttendees: 0,
  }));
  const standing = people
    .filter(({ offers }) => !offers.some(({ partId }) => partId === part.id))
    .map((one) => standingOf(one, part, { now, lastDay }));
  // Without a seat, and not waiting: somebody who said no to all that is left.
  const playing = standing.filter(({ current, acceptable }) => current || acceptable.length);
  const moves = promoteFromWaitlist(rooms, playing);
  const byId = new Map(people.map((one) => [one.id, one]));
  await carryOut(tx, app, edition, part, moves, byId);
  if (!lastDay) await offerRest(tx, app, edition, part, rooms, playing, moves, byId);
}

/** Seats that open offers hold. */
function heldBy(people: readonly Registration[], part: string): Map<string, number> {
  const held = new Map<string, number>();
  for (const { offers, size } of people)
    for (const { partId, breakOutId } of offers)
      if (partId === part) held.set(breakOutId, (held.get(breakOutId) ?? 0) + size);
  return held;
}

/** How somebody stands: only what they wait for is open to them, in the order of their wishes; the longest wait first. */
function standingOf(
  one: Registration,
  part: ProgrammeItem,
  { now, lastDay }: { now: Date; lastDay: boolean },
): SeatedCandidate {
  const wisher = toCandidate(one, part.id, part.breakOuts);
  const seat = one.seats.find(({ partId }) => partId === part.id);
  const waits = one.queue.filter(({ partId }) => partId === part.id);
  const open = new Set(waits.map(({ breakOutId }) => breakOutId));
  const since = Math.min(...waits.map(({ joinedAt }) => joinedAt.getTime()), now.getTime());
  return {
    ...wisher,
    // Turns in the queue by time; the draw's own lots decide among those who were queued at the same moment.
    lotteryNumber: since + one.lotteryNumber / 2 ** 32,
    acceptable: wisher.acceptable.filter((id) => id === seat?.breakOutId || open.has(id)),
    current: seat?.breakOutId ?? null,
    mayMove: one.moveUp && !lastDay && !movedRecently(seat, now) && seat?.how !== 'organiser',
  };
}

async function carryOut(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  part: ProgrammeItem,
  moves: SeatMove[],
  byId: ReadonlyMap<string, Registration>,
): Promise<void> {
  const now = app.now();
  const given = moves.flatMap(({ id, to }) => {
    const whose = byId.get(id);
    const wish = (whose?.wishes[part.id] ?? []).indexOf(to) + 1;
    return whose
      ? [{ whose, seat: { partId: part.id, breakOutId: to, how: 'moved' as const, reason: { wish } } }]
      : [];
  });
  await assignSeats(tx, given, now);
  for (const { whose, seat } of given) {
    const wishes = toCandidate(whose, part.id, part.breakOuts).acceptable;
    const dearer = wishes.slice(0, wishes.indexOf(seat.breakOutId));
    const waiting = whose.queue.filter(({ breakOutId }) => dearer.includes(breakOutId));
    await setWaitlist(
      tx,
      whose,
      part.id,
      waiting.map(({ breakOutId }) => breakOutId),
      now,
    );
    await sendMovedEmail(tx, app, edition, whose, part, seat.breakOutId);
  }
}

/** What is still free is offered to whoever sits, waits for it and wants to be asked; by turn, one offer each. */
async function offerRest(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  part: ProgrammeItem,
  rooms: readonly BreakoutCapacity[],
  people: readonly SeatedCandidate[],
  moves: readonly SeatMove[],
  byId: ReadonlyMap<string, Registration>,
): Promise<void> {
  const now = app.now();
  const at = new Map(people.map((one) => [one.id, one.current ?? null]));
  for (const { id, to } of moves) at.set(id, to);
  const free = new Map(rooms.map(({ id, capacity }) => [id, capacity]));
  for (const { id, size } of people) {
    const room = at.get(id);
    if (room) free.set(room, (free.get(room) ?? 0) - size);
  }
  for (const one of [...people].sort((a, b) => a.lotteryNumber - b.lotteryNumber)) {
    const whose = byId.get(one.id);
    const here = at.get(one.id);
    if (!whose || whose.moveUp || !here) continue;
    const to = one.acceptable
      .slice(0, one.acceptable.indexOf(here))
      .find((id) => (free.get(id) ?? 0) >= one.size);
    if (!to) continue;
    free.set(to, (free.get(to) ?? 0) - one.size);
    const endsAt = offerEnds(now);
    await insertOffer(tx, whose, { partId: part.id, breakOutId: to, endsAt }, now);
    await sendSeatOfferEmail(tx, app, edition, whose, part, to, endsAt);
  }
}
