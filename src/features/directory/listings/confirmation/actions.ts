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
import { findListing, updateListing } from '../model/queries.ts';
import { changedFields } from '../model/rules.ts';
import type { Listing, ListingForm } from '../model/types.ts';
import {
  closeConfirmationRequest,
  openConfirmationRequest,
  stopConfirmationRequests,
  withdrawInitiative,
} from './queries.ts';

const link = z.string().min(20).max(100);

/** What goes with a tap: a number of places, a day until which it is full. */
const room = {
  placesFree: z.union([z.number().int(), z.nan()]).nullable(),
  roomUntil: z.string().max(20).nullable(),
};

/** One tap on the own page: it is still right; and, when `room` is given, how much room there is now. */
export const confirmListing = action({
  name: 'directory.keep-fresh',
  allow: 'anyone',
  input: z.object({ link, room: z.enum(AVAILABILITIES).nullable(), ...room }),
  run: async ({ tx, now }, said) => {
    const mine = await findListing(tx, { link: hashToken(said.link) });
    if (mine?.state !== 'public') return refuse('not-there');
    return (await confirm(tx, mine, said.room, said, now)) ? ok(null) : refuse('not-right');
  },
});

/** Answers "still right?", once: yes, yes with how much room there is, or: we stopped. */
export const answerConfirmation = action({
  name: 'directory.answer-fresh',
  allow: 'anyone',
  input: z.object({ link, answer: z.enum(['right', 'stopped', ...AVAILABILITIES]), ...room }),
  run: async ({ tx, now }, said) => {
    const question = await openConfirmationRequest(tx, hashToken(said.link), now);
    const listing = question && (await findListing(tx, { id: question.listing }));
    if (!question || listing?.state !== 'public') return refuse('not-there');
    if (said.answer === 'stopped') {
      await updateListing(tx, listing.id, { state: 'stopped' }, now);
      await withdrawInitiative(tx, listing.id, 'stopped');
    } else if (!(await confirm(tx, listing, said.answer === 'right' ? null : said.answer, said, now)))
      return refuse('not-right');
    await closeConfirmationRequest(tx, question.id, now);
    return ok(null);
  },
});

type Typed = Pick<ListingForm, 'placesFree' | 'roomUntil'>;

/** Keeps what was said of room, and publishes it as confirmed. @returns false when the number or the day cannot be right */
async function confirm(tx: Tx, listing: Listing, tapped: Availability | null, typed: Typed, now: Date) {
  const today = amsterdamDate(now);
  const { placesFree, roomUntil } = typed;
  const told = mergeAvailability(availabilityOn(listing.form, today), tapped, { placesFree, roomUntil });
  if (availabilityFlaws(told, today).length) return false;
  const form = { ...listing.form, ...cleanAvailability(told) };
  if (changedFields(form, listing.form).length) await updateListing(tx, listing.id, { form }, now);
  await publish(tx, { ...listing, form }, now);
  return true;
}

/** No more of these letters (RFC 8058: also when a mail program asks it by itself). */
export const stopConfirmationEmails = action({
  name: 'directory.stop-fresh',
  allow: 'anyone',
  input: z.object({ link }),
  run: async ({ tx, now }, said) => {
    const question = await openConfirmationRequest(tx, hashToken(said.link), now);
    if (!question) return refuse('not-there');
    await stopConfirmationRequests(tx, question.listing);
    return ok(null);
  },
});
