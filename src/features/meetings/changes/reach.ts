import { breakOutsOf } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import type { Reach } from '../letters/types.ts';
import type { Registration } from '../registrations/types.ts';
import type { VolunteerShift } from '../volunteers/types.ts';

/** What does not go on: a part of the programme, or one break-out in it. */
export interface ChangeTarget {
  kind: 'part' | 'break-out';
  id: string;
}

/** Somebody with a stall, or who helps: in which language and where they can be written to. */
export interface Addressee {
  id: string;
  language: string;
  email: string | null;
}

/** Everybody whom a meeting concerns. */
export interface Concerned {
  registrations: Registration[];
  stalls: Addressee[];
  volunteers: (Addressee & { shiftId: string })[];
  shifts: VolunteerShift[];
}

/**
 * Whom a change reaches. The whole meeting: everybody. A break-out, or a round of them: who chose one, sits there, holds an
 * offer for it or hosts it. Another part of the programme: everybody who comes, stalls only when it is the market, and who
 * helps in those hours.
 */
export function concernedBy(edition: Edition, all: Concerned, target?: ChangeTarget): Concerned {
  if (!target) return all;
  const part = edition.parts.find(({ id, breakOuts }) =>
    target.kind === 'part' ? id === target.id : breakOuts.some((breakOut) => breakOut.id === target.id),
  );
  if (!part) return { registrations: [], stalls: [], volunteers: [], shifts: [] };
  const breakOutIds = new Set(
    target.kind === 'part'
      ? part.breakOuts.map(({ id }) => id)
      : breakOutsOf(edition).flatMap(({ id }) => (id === target.id ? [id] : [])),
  );
  const isIn = ({ breakOutId }: { breakOutId: string }) => breakOutIds.has(breakOutId);
  const choseIt = ({ wishes, seats, offers, queue, hostsId }: Registration) =>
    Object.values(wishes).some((ids) => ids.some((id) => breakOutIds.has(id))) ||
    seats.some(isIn) ||
    offers.some(isIn) ||
    queue.some(isIn) ||
    (hostsId !== null && breakOutIds.has(hostsId));
  const shifts =
    target.kind === 'part'
      ? all.shifts.filter(({ startsAt, endsAt }) => startsAt < part.endsAt && endsAt > part.startsAt)
      : [];
  const shiftIds = new Set(shifts.map(({ id }) => id));
  return {
    registrations: breakOutIds.size ? all.registrations.filter(choseIt) : all.registrations,
    stalls: part.kind === 'market' && target.kind === 'part' ? all.stalls : [],
    volunteers: all.volunteers.filter(({ shiftId }) => shiftIds.has(shiftId)),
    shifts,
  };
}

/** Whom a letter is for, in numbers. */
export function reachOf({ registrations, stalls, volunteers }: Concerned): Reach {
  const withAddress = (addressees: readonly { email: string | null }[]) =>
    addressees.filter(({ email }) => email).length;
  const letters = withAddress(registrations);
  return {
    people: registrations.reduce((sum, { size }) => sum + size, 0),
    letters,
    withoutAddress: registrations.length - letters,
    stalls: stalls.length,
    stallLetters: withAddress(stalls),
    volunteers: volunteers.length,
    volunteerLetters: withAddress(volunteers),
  };
}
