import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { sendReminderEmail } from './announcements/reminder-mail.ts';
import { allEditions } from './edition/queries.ts';
import {
  purgeNeeds,
  purgeRegistrations,
  purgeVolunteersAndStallEmails,
  saveAttendanceCounts,
} from './edition/retention-queries.ts';
import type { Edition } from './edition/types.ts';
import { actForSeating, lockSeating } from './edition/write-queries.ts';
import { sendAgreementReminderEmail } from './outcomes/mail.ts';
import { agreementsDue } from './outcomes/queries.ts';
import { listRegistrations } from './registrations/queries.ts';
import { expiredOffers } from './seating/ended-offers.ts';
import { fillVacancies } from './seating/fill-vacancies.ts';
import { deleteOffer } from './seating/queries.ts';

const DAY = 86_400_000;

/**
 * What time itself does to meetings, in the house's own name: offers end, reminders go out, owners of agreements are
 * asked, and what has had its time is forgotten (needs a week after the day, people after thirty days; counts stay).
 */
export async function runMeetingMaintenance(app: AppContext): Promise<void> {
  const editions = await inTransaction(app.db, {}, (tx) => allEditions(tx));
  for (const edition of editions) {
    await endOffers(app, edition);
    await sendReminders(app, edition);
    await askOwners(app, edition);
    await forget(app, edition);
  }
}

async function endOffers(app: AppContext, edition: Edition): Promise<void> {
  const now = app.now();
  await inTransaction(app.db, {}, async (tx) => {
    await actForSeating(tx, edition.id);
    await lockSeating(tx, edition.id);
    const ended = await expiredOffers(tx, edition.id, now);
    for (const { signUp, part } of ended) await deleteOffer(tx, signUp, part);
    if (ended.length) await fillVacancies(tx, app, edition.id);
  });
}

async function sendReminders(app: AppContext, edition: Edition): Promise<void> {
  const left = edition.startsAt.getTime() - app.now().getTime();
  if (left <= 0 || left > 7 * DAY || edition.state !== 'published') return;
  const turn = left > 1.5 * DAY ? 'week' : 'day';
  await inTransaction(app.db, {}, async (tx) => {
    await actForSeating(tx, edition.id);
    // Who signed up a moment ago knows.
    for (const whose of await listRegistrations(tx, edition.id, { state: 'coming' }))
      if (app.now().getTime() - whose.madeAt.getTime() > DAY)
        await sendReminderEmail(tx, app, edition, whose, turn);
  });
}

async function askOwners(app: AppContext, edition: Edition): Promise<void> {
  const now = app.now();
  if (now < edition.endsAt) return;
  const day = (ahead: number) => new Date(now.getTime() + ahead * DAY).toISOString().slice(0, 10);
  await inTransaction(app.db, {}, async (tx) => {
    await actForSeating(tx, edition.id);
    for (const agreement of await agreementsDue(tx, edition.id, day(7))) {
      const due = agreement.dueOn ?? '';
      const turn = due > day(0) ? 'week' : due === day(0) ? 'day' : `late-${now.toISOString().slice(0, 7)}`;
      await sendAgreementReminderEmail(tx, app, agreement, turn);
    }
  });
}

async function forget(app: AppContext, edition: Edition): Promise<void> {
  const since = app.now().getTime() - edition.endsAt.getTime();
  if (since < 7 * DAY) return;
  await inTransaction(app.db, {}, async (tx) => {
    await actForSeating(tx, edition.id);
    if (!edition.counts) {
      const people = await listRegistrations(tx, edition.id, { state: 'coming' });
      await saveAttendanceCounts(tx, edition.id, {
        signUps: people.length,
        people: people.reduce((sum, { size }) => sum + size, 0),
        came: people.flatMap(({ members }) => members).filter(({ cameAt }) => cameAt).length,
      });
    }
    await purgeNeeds(tx, edition.id);
    if (since < 30 * DAY) return;
    await purgeRegistrations(tx, edition.id);
    await purgeVolunteersAndStallEmails(tx, edition.id);
  });
}
