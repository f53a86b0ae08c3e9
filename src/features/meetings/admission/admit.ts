import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { findEdition } from '../edition/queries.ts';
import type { Edition } from '../edition/types.ts';
import { sendRegistrationEmail } from '../registrations/mail.ts';
import { listRegistrations } from '../registrations/queries.ts';
import type { Registration } from '../registrations/types.ts';
import { seatLateArrival } from '../seating/late-arrivals.ts';
import { actForSeating, lockSeating } from '../seating/lock-queries.ts';
import { isLastDay, offerEnds } from '../seating/offers.ts';
import { sendPlaceOfferEmail } from './mail.ts';
import { leaveWaitlist, offerPlaces, readAdmission, setRegistrationState } from './queries.ts';
import { nextInLine, placesFree } from './rules.ts';

/**
 * Whether a meeting has room for so many more people. Until the transaction ends nobody else gets these places.
 */
export async function hasRoomFor(tx: Tx, edition: Edition, people: number): Promise<boolean> {
  if (edition.capacity === null) return true;
  await lockSeating(tx, edition.id);
  return people <= placesFree(await readAdmission(tx, edition));
}

/**
 * Offers free places to whoever waits, the longest waiting first; in the last 24 hours they get them at once. From here on
 * the transaction acts as a background task of this edition.
 */
export async function letInWaiting(tx: Tx, app: AppContext, editionId: string): Promise<void> {
  await actForSeating(tx, editionId);
  await lockSeating(tx, editionId);
  const now = app.now();
  const edition = await findEdition(tx, { id: editionId });
  if (edition?.state !== 'published' || edition.endsAt <= now) return;
  const next = nextInLine(await readAdmission(tx, edition));
  for (const { id } of next) {
    const [registration] = await listRegistrations(tx, editionId, { id });
    if (registration?.state !== 'waiting') continue;
    if (isLastDay(edition.startsAt, now)) await admit(tx, app, edition, registration);
    else {
      const until = offerEnds(now);
      await offerPlaces(tx, id, until);
      await sendPlaceOfferEmail(tx, app, edition, registration, until);
    }
  }
}

/** Lets a party in that waited: it comes, gets seats as whoever registers now, and hears when and where it is. */
export async function admit(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  registration: Registration,
): Promise<void> {
  await leaveWaitlist(tx, registration.id);
  await setRegistrationState(tx, registration, 'coming', app.now());
  const admitted = { ...registration, state: 'coming' as const, version: registration.version + 1 };
  await seatLateArrival(tx, app, edition, admitted);
  await sendRegistrationEmail(tx, app, edition, admitted);
}
