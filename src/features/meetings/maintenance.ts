import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate, dayAfter, daysBefore } from '#core/time/amsterdam.ts';
import { letInWaiting } from './admission/admit.ts';
import { expirePlaceOffers } from './admission/queries.ts';
import { sendReminderEmail } from './announcements/mail.ts';
import { purgeCheckInEvents } from './check-in/queries.ts';
import { allEditions } from './edition/queries.ts';
import type { Edition } from './edition/types.ts';
import { saveAttendanceCounts } from './edition/write-queries.ts';
import { purgeLetterSenders } from './letters/queries.ts';
import { sendAgreementReminderEmail } from './outcomes/mail.ts';
import { listDueAgreements, purgeAgreementEmails } from './outcomes/queries.ts';
import { listRegistrations, purgeNeeds, purgeRegistrations } from './registrations/queries.ts';
import { countAttendance } from './registrations/rules.ts';
import { fillVacancies } from './seating/fill-vacancies.ts';
import { actForSeating, lockSeating } from './seating/lock-queries.ts';
import { deleteOffer, expiredOffers } from './seating/queries.ts';
import { purgeStallEmails } from './stalls/queries.ts';
import { purgeVolunteers } from './volunteers/queries.ts';

const DAY_MS = 86_400_000;
/** How long before the day attendees get their first reminder, and owners of agreements theirs. */
const FIRST_REMINDER_DAYS = 7;
/** From here on before the start, the reminder is that of the day before. */
const LAST_REMINDER_DAYS = 1.5;
const NEEDS_RETENTION_DAYS = 7;
const PEOPLE_RETENTION_DAYS = 30;
const AGREEMENT_OWNER_RETENTION_DAYS = 365;
const LETTER_SENDER_RETENTION_DAYS = 365;

/** What has to happen to meetings as time passes: offers expire, reminders go out, owners of agreements are asked. */
export async function runMeetingReminders(app: AppContext): Promise<void> {
  for (const edition of await everyEdition(app)) {
    await expireOffers(app, edition);
    await sendReminders(app, edition);
    await remindAgreementOwners(app, edition);
  }
}

/**
 * Purges personal data: needs a week after the day, people after thirty days, addresses of owners of agreements a year after
 * they answered. Counts stay.
 */
export async function purgeMeetings(app: AppContext): Promise<void> {
  for (const edition of await everyEdition(app)) await purgePersonalData(app, edition);
}

const everyEdition = (app: AppContext): Promise<Edition[]> =>
  inTransaction(app.db, {}, (tx) => allEditions(tx));

/** One transaction in which a background task acts for this edition. */
const inSystemTransaction = (
  app: AppContext,
  edition: Edition,
  run: (tx: Tx) => Promise<void>,
): Promise<void> =>
  inTransaction(app.db, {}, async (tx) => {
    await actForSeating(tx, edition.id);
    await run(tx);
  });

async function expireOffers(app: AppContext, edition: Edition): Promise<void> {
  const now = app.now();
  await inSystemTransaction(app, edition, async (tx) => {
    await lockSeating(tx, edition.id);
    const expired = await expiredOffers(tx, edition.id, now);
    for (const { registrationId, partId } of expired) await deleteOffer(tx, registrationId, partId);
    if (expired.length) await fillVacancies(tx, app, edition.id);
    await expirePlaceOffers(tx, edition.id, now);
    await letInWaiting(tx, app, edition.id);
  });
}

async function sendReminders(app: AppContext, edition: Edition): Promise<void> {
  const now = app.now();
  const leftMs = edition.startsAt.getTime() - now.getTime();
  if (leftMs <= 0 || leftMs > FIRST_REMINDER_DAYS * DAY_MS || edition.state !== 'published') return;
  const turn = leftMs > LAST_REMINDER_DAYS * DAY_MS ? 'week' : 'day';
  await inSystemTransaction(app, edition, async (tx) => {
    // Whoever registered less than a day ago knows when it is.
    for (const registration of await listRegistrations(tx, edition.id, { state: 'coming' }))
      if (now.getTime() - registration.madeAt.getTime() > DAY_MS)
        await sendReminderEmail(tx, app, edition, registration, turn);
  });
}

/** Due dates are days on the Dutch calendar, so today is as well. */
async function remindAgreementOwners(app: AppContext, edition: Edition): Promise<void> {
  const now = app.now();
  if (now < edition.endsAt) return;
  const today = amsterdamDate(now);
  let until = today;
  for (let ahead = 0; ahead < FIRST_REMINDER_DAYS; ahead++) until = dayAfter(until);
  await inSystemTransaction(app, edition, async (tx) => {
    for (const agreement of await listDueAgreements(tx, edition.id, until))
      await sendAgreementReminderEmail(tx, app, agreement, agreementTurn(agreement.dueOn ?? '', today));
  });
}

/** Which reminder it is: each is sent once. Both are YYYY-MM-DD. */
function agreementTurn(dueOn: string, today: string): string {
  if (dueOn > today) return 'week';
  return dueOn === today ? 'day' : `late-${today.slice(0, 'YYYY-MM'.length)}`;
}

async function purgePersonalData(app: AppContext, edition: Edition): Promise<void> {
  const passedMs = app.now().getTime() - edition.endsAt.getTime();
  if (passedMs < NEEDS_RETENTION_DAYS * DAY_MS) return;
  await inSystemTransaction(app, edition, async (tx) => {
    if (!edition.counts) {
      const registrations = await listRegistrations(tx, edition.id, { state: 'coming' });
      await saveAttendanceCounts(tx, edition.id, countAttendance(registrations));
    }
    await purgeNeeds(tx, edition.id);
    if (passedMs < PEOPLE_RETENTION_DAYS * DAY_MS) return;
    await purgeCheckInEvents(tx, edition.id);
    await purgeRegistrations(tx, edition.id);
    await purgeVolunteers(tx, edition.id);
    await purgeStallEmails(tx, edition.id);
    if (passedMs >= LETTER_SENDER_RETENTION_DAYS * DAY_MS) await purgeLetterSenders(tx, edition.id);
    await purgeAgreementEmails(tx, edition.id, daysBefore(app.now(), AGREEMENT_OWNER_RETENTION_DAYS));
  });
}
