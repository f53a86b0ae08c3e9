import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { findEdition } from '../edition/queries.ts';
import { breakoutRounds } from '../edition/rules.ts';
import type { Edition, ProgrammeItem } from '../edition/types.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { actForSeating, lockSeating } from './lock-queries.ts';
import { sendMovedEmail, sendSeatOfferEmail } from './mail.ts';
import { planVacancies, type SeatingRound, type VacancyPlan } from './plan-vacancies.ts';
import { assignSeats, insertOffer, setWaitlist } from './queries.ts';

/**
 * Lets whoever waits move up into what is free, in every round of a published edition. From here on the transaction acts
 * as a background task: it sees every registration of the edition.
 */
export async function fillVacancies(tx: Tx, app: AppContext, editionId: string): Promise<void> {
  await actForSeating(tx, editionId);
  await lockSeating(tx, editionId);
  const now = app.now();
  const edition = await findEdition(tx, { id: editionId });
  if (edition?.seating !== 'published' || edition.state === 'cancelled' || edition.endsAt <= now) return;
  for (const item of breakoutRounds(edition)) {
    const round = await loadRound(tx, edition, item, now);
    await applyPlan(tx, app, round, planVacancies(round));
  }
}

async function loadRound(tx: Tx, edition: Edition, item: ProgrammeItem, now: Date): Promise<SeatingRound> {
  const registrations = await listRegistrations(tx, edition.id, { state: 'coming' });
  return { edition, item, registrations, now };
}

async function applyPlan(
  tx: Tx,
  app: AppContext,
  { edition, item, now }: SeatingRound,
  { moves, offers }: VacancyPlan,
): Promise<void> {
  await assignSeats(tx, moves, now);
  for (const { registration, seat, waitlist } of moves) {
    await setWaitlist(tx, registration, item.id, waitlist, now);
    await sendMovedEmail(tx, app, { edition, item, registration, breakOutId: seat.breakOutId });
  }
  for (const { registration, breakOutId, endsAt } of offers) {
    await insertOffer(tx, registration, { partId: item.id, breakOutId, endsAt }, now);
    await sendSeatOfferEmail(tx, app, { edition, item, registration, breakOutId, endsAt });
  }
}
