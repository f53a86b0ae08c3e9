import type { Edition, ProgrammeItem } from '../edition/types.ts';
import type { Registration } from '../registrations/types.ts';
import type { BreakoutCapacity, SeatedCandidate } from './allocation-problem.ts';
import { betterThan, toCandidate, wishNumber } from './candidates.ts';
import { isLastDay, movedRecently, offerEnds } from './offers.ts';
import { promoteFromWaitlist } from './promote-from-waitlist.ts';
import type { SeatAssignment } from './queries.ts';

/** One round of break-outs at one moment: what is read before anybody moves up. */
export interface SeatingRound {
  edition: Edition;
  /** The part of the programme whose break-outs are filled. */
  item: ProgrammeItem;
  /** Everybody who comes, hosts included. */
  registrations: readonly Registration[];
  now: Date;
}

/** Who moves up and to whom a seat is offered; nothing is done yet. */
export interface VacancyPlan {
  moves: (SeatAssignment & {
    registration: Registration;
    /** Ids of the break-outs for which they still wait, because they prefer those. */
    waitlist: string[];
  })[];
  offers: { registration: Registration; breakOutId: string; endsAt: Date }[];
}

/**
 * Lets whoever waits move up into what is free. Nobody gets anything worse. Whoever sits and wants to be asked first gets
 * an offer that holds the seat; on the last day nobody who sits is moved and nothing is offered.
 */
export function planVacancies(round: SeatingRound): VacancyPlan {
  const { edition, item, now } = round;
  const participants = participantsOf(round);
  const breakOuts = capacitiesOf(item, participants);
  const candidates = participants
    .filter(({ offers }) => !offers.some(({ partId }) => partId === item.id))
    .map((registration) => toSeatedCandidate(registration, round))
    // Without a seat, and not waiting: somebody who said no to all that is left.
    .filter(({ current, acceptable }) => current || acceptable.length);
  const byId = new Map(participants.map((registration) => [registration.id, registration]));
  const promotions = promoteFromWaitlist(breakOuts, candidates);
  const moves = promotions.flatMap(({ id, to }) => {
    const registration = byId.get(id);
    return registration ? [toPlannedMove(registration, item, to)] : [];
  });
  if (isLastDay(edition.startsAt, now)) return { moves, offers: [] };
  const movedTo = new Map(promotions.map(({ id, to }) => [id, to]));
  const after = candidates.map((candidate) => ({
    ...candidate,
    current: movedTo.get(candidate.id) ?? candidate.current ?? null,
  }));
  const endsAt = offerEnds(now);
  const offers = offersOf(breakOuts, after, byId).map((offer) => ({ ...offer, endsAt }));
  return { moves, offers };
}

/** Who takes part: no hosts; once the meeting has begun, free seats are for who is there. */
function participantsOf({ edition, registrations, now }: SeatingRound): Registration[] {
  const hasBegun = now >= edition.startsAt;
  return registrations.filter(
    ({ hostsId, members, seats }) =>
      !hostsId && (!hasBegun || seats.length > 0 || members.some(({ cameAt }) => cameAt)),
  );
}

/** Capacity per break-out, without the seats that open offers hold. */
function capacitiesOf(item: ProgrammeItem, participants: readonly Registration[]): BreakoutCapacity[] {
  const held = new Map<string, number>();
  for (const { offers, size } of participants)
    for (const { partId, breakOutId } of offers)
      if (partId === item.id) held.set(breakOutId, (held.get(breakOutId) ?? 0) + size);
  return item.breakOuts.map(({ id, capacity }) => ({
    id,
    capacity: capacity - (held.get(id) ?? 0),
    minAttendees: 0,
  }));
}

/** Only what somebody waits for is open to them, in the order of their wishes; the longest wait comes first. */
function toSeatedCandidate(
  registration: Registration,
  { edition, item, now }: SeatingRound,
): SeatedCandidate {
  const candidate = toCandidate(registration, item.id, item.breakOuts);
  const seat = registration.seats.find(({ partId }) => partId === item.id);
  const entries = registration.queue.filter(({ partId }) => partId === item.id);
  const waitsFor = new Set(entries.map(({ breakOutId }) => breakOutId));
  const waitsSince = Math.min(...entries.map(({ joinedAt }) => joinedAt.getTime()), now.getTime());
  return {
    ...candidate,
    // Turns by time of joining; the lottery decides among those who joined at the same moment.
    lotteryNumber: waitsSince + registration.lotteryNumber / 2 ** 32,
    acceptable: candidate.acceptable.filter((id) => id === seat?.breakOutId || waitsFor.has(id)),
    current: seat?.breakOutId ?? null,
    mayMove:
      registration.moveUp &&
      !isLastDay(edition.startsAt, now) &&
      !movedRecently(seat, now) &&
      seat?.how !== 'organiser',
  };
}

function toPlannedMove(
  registration: Registration,
  item: ProgrammeItem,
  breakOutId: string,
): VacancyPlan['moves'][number] {
  const preferred = betterThan(toCandidate(registration, item.id, item.breakOuts), breakOutId);
  return {
    registration,
    seat: {
      partId: item.id,
      breakOutId,
      how: 'moved',
      reason: { wish: wishNumber(registration, item.id, breakOutId) },
    },
    waitlist: registration.queue
      .map((entry) => entry.breakOutId)
      .filter((waitedFor) => preferred.includes(waitedFor)),
  };
}

/** What is still free is offered to whoever sits, waits for it and wants to be asked; by turn, one offer each. */
function offersOf(
  breakOuts: readonly BreakoutCapacity[],
  candidates: readonly SeatedCandidate[],
  byId: ReadonlyMap<string, Registration>,
): Omit<VacancyPlan['offers'][number], 'endsAt'>[] {
  const free = new Map(breakOuts.map(({ id, capacity }) => [id, capacity]));
  const take = (breakOutId: string, size: number) => free.set(breakOutId, (free.get(breakOutId) ?? 0) - size);
  for (const { current, size } of candidates) if (current) take(current, size);
  return [...candidates]
    .sort((a, b) => a.lotteryNumber - b.lotteryNumber)
    .flatMap((candidate) => {
      const { id, current, size } = candidate;
      const registration = byId.get(id);
      if (!registration || registration.moveUp || !current) return [];
      const breakOutId = betterThan(candidate, current).find((better) => (free.get(better) ?? 0) >= size);
      if (!breakOutId) return [];
      take(breakOutId, size);
      return [{ registration, breakOutId }];
    });
}
