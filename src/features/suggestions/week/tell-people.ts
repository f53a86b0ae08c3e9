import { readForPerson } from '#core/access/logged-read.ts';
import type { AppContext } from '#core/context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { directorySnapshot } from '#features/directory';
import { readChoices, readStory } from '#features/story';
import { emailSomethingCame } from '../notifications/mail.ts';
import { findNotificationRequest, markLooked, peopleToTell } from '../notifications/queries.ts';
import { hasSomething } from './came.ts';
import { suggest } from './suggest.ts';

/**
 * Looks for everybody who asked to be told, at most once a day and only when the directory changed, and writes the one
 * letter to those for whom there is something now. Each look is in the access log of the person.
 */
export async function tellPeople(app: AppContext): Promise<void> {
  const today = amsterdamDate(app.now());
  const snapshot = await directorySnapshot(app);
  const { revision } = snapshot;
  for (const person of await peopleToTell(app.db, today, revision)) {
    await readForPerson(app, person, { purpose: 'own-notification', page: '/week' }, async (tx) => {
      const request = await findNotificationRequest(tx, person);
      // Ended, or told by another server, since the list was made.
      if (!request?.email || request.toldAt) return;
      const { story } = await readStory(tx, person);
      const week = suggest(snapshot, story, await readChoices(tx, person), { from: today });
      const sent =
        hasSomething(week) &&
        (await emailSomethingCame(tx, app, { person, ...request, email: request.email }));
      await markLooked(tx, person, { today, revision, told: sent ? app.now() : null });
    });
  }
}
