import type { House } from '#core/context.ts';
import { transact } from '#core/db/connection.ts';
import { settle } from './actions/settle.ts';
import { remindOwner } from './letters/agreements.ts';
import { remind } from './letters/reminders.ts';
import { endedOffers } from './store/due.ts';
import { allEditions } from './store/editions.ts';
import { forgetHands, forgetNeeds, forgetPeople, keepCounts } from './store/forget.ts';
import { agreementsDue } from './store/outcomes.ts';
import { endOffer } from './store/seats.ts';
import { signUpsOf } from './store/signUps.ts';
import { waitForSeats, workOn } from './store/writeEdition.ts';
import type { Edition } from './types.ts';

const DAY = 86_400_000;

/**
 * What time itself does to meetings, in the house's own name: offers end, reminders go out, owners of agreements are
 * asked, and what has had its time is forgotten (needs a week after the day, people after thirty days; counts stay).
 */
export async function tendMeetings(house: House): Promise<void> {
  const editions = await transact(house.db, {}, (tx) => allEditions(tx));
  for (const edition of editions) {
    await endOffers(house, edition);
    await sendReminders(house, edition);
    await askOwners(house, edition);
    await forget(house, edition);
  }
}

async function endOffers(house: House, edition: Edition): Promise<void> {
  const now = house.now();
  await transact(house.db, {}, async (tx) => {
    await workOn(tx, edition.id);
    await waitForSeats(tx, edition.id);
    const ended = await endedOffers(tx, edition.id, now);
    for (const { signUp, part } of ended) await endOffer(tx, signUp, part);
    if (ended.length) await settle(tx, house, edition.id);
  });
}

async function sendReminders(house: House, edition: Edition): Promise<void> {
  const left = edition.startsAt.getTime() - house.now().getTime();
  if (left <= 0 || left > 7 * DAY || edition.state !== 'published') return;
  const turn = left > 1.5 * DAY ? 'week' : 'day';
  await transact(house.db, {}, async (tx) => {
    await workOn(tx, edition.id);
    // Who signed up a moment ago knows.
    for (const whose of await signUpsOf(tx, edition.id, { state: 'coming' }))
      if (house.now().getTime() - whose.madeAt.getTime() > DAY) await remind(tx, house, edition, whose, turn);
  });
}

async function askOwners(house: House, edition: Edition): Promise<void> {
  const now = house.now();
  if (now < edition.endsAt) return;
  const day = (ahead: number) => new Date(now.getTime() + ahead * DAY).toISOString().slice(0, 10);
  await transact(house.db, {}, async (tx) => {
    await workOn(tx, edition.id);
    for (const agreement of await agreementsDue(tx, edition.id, day(7))) {
      const due = agreement.dueOn ?? '';
      const turn = due > day(0) ? 'week' : due === day(0) ? 'day' : `late-${now.toISOString().slice(0, 7)}`;
      await remindOwner(tx, house, agreement, turn);
    }
  });
}

async function forget(house: House, edition: Edition): Promise<void> {
  const since = house.now().getTime() - edition.endsAt.getTime();
  if (since < 7 * DAY) return;
  await transact(house.db, {}, async (tx) => {
    await workOn(tx, edition.id);
    if (!edition.counts) {
      const people = await signUpsOf(tx, edition.id, { state: 'coming' });
      await keepCounts(tx, edition.id, {
        signUps: people.length,
        people: people.reduce((sum, { size }) => sum + size, 0),
        came: people.flatMap(({ members }) => members).filter(({ cameAt }) => cameAt).length,
      });
    }
    await forgetNeeds(tx, edition.id);
    if (since < 30 * DAY) return;
    await forgetPeople(tx, edition.id);
    await forgetHands(tx, edition.id);
  });
}
