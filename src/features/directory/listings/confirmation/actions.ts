import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { Tx } from '#core/db/connection.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { AVAILABILITIES, type Availability } from '#features/vocabulary/rules.ts';
import {
  availabilityFlaws,
  availabilityOn,
  cleanAvailability,
  mergeAvailability,
} from '../../catalogue/availability.ts';
import { publish } from '../model/publish.ts';
import { findListing, updateListing, withdrawInitiative } from '../model/queries.ts';
import { changedFields } from '../model/rules.ts';
import type { Listing, ListingForm } from '../model/types.ts';
import { closeConfirmationRequest, openConfirmationRequest, stopConfirmationRequests } from './queries.ts';

const link = z.string().min(20).max(100);

/** The fields beside the choices: a number of places, and until which day it is full. */
const availabilityDetails = {
  placesFree: z.union([z.int32(), z.nan()]).nullable(),
  roomUntil: z.string().max(20).nullable(),
};

/** Confirms a listing from its owner page and, when `room` is given, changes its availability. */
export const confirmListing = action({
  name: 'directory.keep-fresh',
  allow: 'owner',
  input: z.object({ room: z.enum(AVAILABILITIES).nullable(), ...availabilityDetails }),
  run: async ({ tx, now, actor }, input) => {
    const listing = await findListing(tx, { link: actor.link });
    if (listing?.state !== 'public') return refuse('not-found');
    return (await publishConfirmed(tx, listing, input.room, input, now)) ? ok(null) : refuse('not-right');
  },
});

/** Answers an emailed confirmation request, once: it is right, it is right with this availability, or we stopped. */
export const answerConfirmation = action({
  name: 'directory.answer-fresh',
  allow: 'anyone',
  input: z.object({ link, answer: z.enum(['right', 'stopped', ...AVAILABILITIES]), ...availabilityDetails }),
  run: async ({ tx, now }, input) => {
    const request = await openConfirmationRequest(tx, hashToken(input.link), now);
    const listing = request && (await findListing(tx, { id: request.listingId }));
    if (!request || listing?.state !== 'public') return refuse('not-found');
    if (input.answer === 'stopped') {
      await updateListing(tx, listing.id, { state: 'stopped' }, now);
      await withdrawInitiative(tx, listing, 'stopped');
    } else {
      const availability = input.answer === 'right' ? null : input.answer;
      if (!(await publishConfirmed(tx, listing, availability, input, now))) return refuse('not-right');
    }
    await closeConfirmationRequest(tx, request.id, now);
    return ok(null);
  },
});

/**
 * Saves the availability and publishes the listing as confirmed now.
 * @param chosen null: the availability stays the same, unless the number or the day changed
 * @returns false when the number or the day is not valid
 */
async function publishConfirmed(
  tx: Tx,
  listing: Listing,
  chosen: Availability | null,
  { placesFree, roomUntil }: Pick<ListingForm, 'placesFree' | 'roomUntil'>,
  now: Date,
): Promise<boolean> {
  const today = amsterdamDate(now);
  const availability = mergeAvailability(availabilityOn(listing.form, today), chosen, {
    placesFree,
    roomUntil,
  });
  if (availabilityFlaws(availability, today).length) return false;
  const form = { ...listing.form, ...cleanAvailability(availability) };
  if (changedFields(form, listing.form).length) await updateListing(tx, listing.id, { form }, now);
  await publish(tx, { ...listing, form }, now);
  return true;
}

/** Stops the confirmation requests; a mail program may do this by itself (RFC 8058). */
export const stopConfirmationEmails = action({
  name: 'directory.stop-fresh',
  allow: 'anyone',
  input: z.object({ link }),
  run: async ({ tx, now }, input) => {
    const request = await openConfirmationRequest(tx, hashToken(input.link), now);
    if (!request) return refuse('not-found');
    await stopConfirmationRequests(tx, request.listingId);
    return ok(null);
  },
});
