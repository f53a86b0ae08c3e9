import { readForPerson } from '#core/access/logged-read.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { ownRequests } from '#features/placements';
import { findNotificationRequest } from '#features/suggestions';
import { emailDeletionNotice } from './mail.ts';
import { type InactivePerson, peopleToNotify, saveDeletionNotice } from './queries.ts';
import { deletedAfter } from './rules.ts';

/** The addresses at which somebody wished to be reached, each with the language in which they wished it. */
async function addressesOf(tx: Tx, app: AppContext, person: string): Promise<Map<string, string>> {
  const addresses = new Map<string, string>();
  const notification = await findNotificationRequest(tx, person);
  if (notification?.email) addresses.set(notification.email, notification.language);
  for (const { reach, reachDetail, language } of await ownRequests(tx, app, person))
    if (reach === 'email' && reachDetail) addresses.set(reachDetail, language);
  return addresses;
}

/** Announces it to one person: letters and the record of them in one transaction. */
const announceTo = (app: AppContext, { person, seenAt }: InactivePerson): Promise<void> =>
  readForPerson(app, person, { purpose: 'own-end', page: '/my-data' }, async (tx) => {
    const now = app.now();
    const deletedOn = deletedAfter(seenAt, now);
    let letters = 0;
    for (const [email, language] of await addressesOf(tx, app, person))
      if (await emailDeletionNotice(tx, app, { person, email, language, seenAt, deletedOn })) letters++;
    await saveDeletionNotice(tx, person, letters, now);
  });

/** Announces to whoever did not open their story for eleven months that it will be deleted: safe to run twice. */
export async function announceDeletions(app: AppContext): Promise<void> {
  for (const inactive of await peopleToNotify(app.db, app.now())) await announceTo(app, inactive);
}
