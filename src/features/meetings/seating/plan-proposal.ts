import type { ProgrammeItem } from '../edition/types.ts';
import type { Registration, SeatReason } from '../registrations/types.ts';
import type { BreakoutCapacity } from './allocation-problem.ts';
import { toCandidate } from './candidates.ts';
import { proposeSeating } from './propose-seating.ts';
import type { SeatAssignment } from './queries.ts';

/** The first seating of one round; nothing is done yet. */
export interface ProposalPlan {
  assignments: SeatAssignment[];
  unseated: { registration: Registration; reason: SeatReason }[];
  /** No better seating exists. */
  proven: boolean;
}

/** Proposes seats for everybody who comes; seats that the organiser gave by hand stay, and take their share of capacity. */
export function planProposal(item: ProgrammeItem, registrations: readonly Registration[]): ProposalPlan {
  const byHand = new Set(
    registrations.filter(({ seats }) =>
      seats.some(({ partId, how }) => partId === item.id && how === 'organiser'),
    ),
  );
  const others = registrations.filter((registration) => !byHand.has(registration));
  const { assignment, reasons, proven } = proposeSeating(
    capacitiesBeside(item, [...byHand]),
    others.map((registration) => toCandidate(registration, item.id, item.breakOuts)),
  );
  const plan: ProposalPlan = { assignments: [], unseated: [], proven };
  for (const registration of others) {
    const breakOutId = assignment.get(registration.id);
    const reason = reasons.get(registration.id) ?? {};
    if (breakOutId)
      plan.assignments.push({ registration, seat: { partId: item.id, breakOutId, how: 'draw', reason } });
    else plan.unseated.push({ registration, reason });
  }
  return plan;
}

/** What each break-out takes and needs beside these people. */
function capacitiesBeside(item: ProgrammeItem, seated: readonly Registration[]): BreakoutCapacity[] {
  return item.breakOuts.map(({ id, capacity, minAttendees }) => {
    const held = seated
      .filter(({ seats }) => seats.some(({ breakOutId }) => breakOutId === id))
      .reduce((sum, { size }) => sum + size, 0);
    return { id, capacity: capacity - held, minAttendees: Math.max(0, minAttendees - held) };
  });
}
