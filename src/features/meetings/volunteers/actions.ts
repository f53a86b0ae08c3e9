import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource, hashToken, privateLinkHash } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { fromAmsterdam, toAmsterdam } from '#core/time/amsterdam.ts';
import { findEdition } from '../edition/queries.ts';
import { lockSeating } from '../seating/lock-queries.ts';
import {
  deleteShift,
  deleteVolunteer,
  findEditionByCallLink,
  insertShift,
  insertVolunteer,
  listShifts,
  openVolunteerCall,
} from './queries.ts';

/** The token of the private link of a call; whoever has it may sign up. */
const link = z.string().min(20).max(100);
/** In minutes after midnight. */
const timeOfDay = z.int32();

/** Adds a shift on the day of the edition, and opens the call for volunteers if it is not open yet. */
export const addShift = action({
  name: 'meetings.make-shift',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    name: z.string().trim().min(1).max(120),
    from: timeOfDay,
    to: timeOfDay,
    wanted: z.int32().min(1).max(100),
  }),
  run: async ({ tx, app }, { edition: id, name, from, to, wanted }) => {
    const edition = await findEdition(tx, { id });
    if (!edition) return refuse('not-found');
    if (to <= from) return refuse('no-times');
    await openVolunteerCall(tx, id, privateLinkHash(app, 'hands', id));
    const { day } = toAmsterdam(edition.startsAt);
    const times = { startsAt: fromAmsterdam(day, from), endsAt: fromAmsterdam(day, to) };
    await insertShift(tx, id, { name, wanted, ...times });
    return ok(null);
  },
});

export const removeShift = action({
  name: 'meetings.remove-shift',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), shift: z.uuid() }),
  run: async ({ tx }, { edition, shift }) => {
    await deleteShift(tx, edition, shift);
    return ok(null);
  },
});

/** Signs up for a shift that still needs volunteers, with a first name. */
export const signUpForShift = action({
  name: 'meetings.take-shift',
  allow: 'anyone',
  input: z.object({
    link,
    idempotencyKey: formSource,
    shift: z.uuid(),
    firstName: z.string().trim().max(60),
  }),
  run: async ({ tx, app, now }, input) => {
    const { firstName } = input;
    const edition = await findEditionByCallLink(tx, hashToken(input.link));
    if (!edition) return refuse('not-found');
    if (!firstName) return refuse('no-name');
    // Sign-ups wait for each other, so that a shift never gets more volunteers than it needs.
    await lockSeating(tx, edition);
    const shift = (await listShifts(tx, edition)).find(({ id }) => id === input.shift);
    if (!shift) return refuse('not-found');
    const id = deterministicId(app, 'hand', input.idempotencyKey);
    if (shift.volunteers.some((volunteer) => volunteer.id === id)) return ok(null);
    if (shift.volunteers.length >= shift.wanted) return refuse('full');
    await insertVolunteer(tx, { id, shift: shift.id, edition, firstName }, now);
    return ok(null);
  },
});

/** Takes a volunteer off a shift, so that somebody else can sign up. */
export const leaveShift = action({
  name: 'meetings.leave-shift',
  allow: 'anyone',
  input: z.object({ link, volunteer: z.uuid() }),
  run: async ({ tx }, input) => {
    const edition = await findEditionByCallLink(tx, hashToken(input.link));
    if (!edition) return refuse('not-found');
    await deleteVolunteer(tx, edition, input.volunteer);
    return ok(null);
  },
});
