import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import {
  deterministicId,
  type FormSource,
  formSource,
  hashToken,
  privateLinkHash,
} from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { mergeFields } from '../edition/field-merge.ts';
import { findEdition } from '../edition/queries.ts';
import { lockForEditing } from '../edition/write-queries.ts';
import { lockSeating } from '../seating/lock-queries.ts';
import { readShift, shiftValues } from './fields.ts';
import {
  deleteVolunteer,
  findEditionByCallLink,
  insertVolunteer,
  listShifts,
  openVolunteerCall,
  saveShift,
  setShiftRemoved,
} from './queries.ts';

/** The token of the private link of a call; whoever has it may sign up. */
const link = z.string().min(20).max(100);

/**
 * Changes a shift or (without `id`) adds one, on any day of the edition and over midnight; it opens the call for volunteers if
 * that is not open yet. The same form twice is one shift.
 */
export const saveVolunteerShift = action({
  name: 'meetings.make-shift',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    id: z.uuid().nullable(),
    idempotencyKey: formSource,
    seen: z.string().max(2_000),
    fields: z.record(z.string().max(20), z.string().max(500)),
  }),
  run: async ({ tx, app }, input) => {
    await lockForEditing(tx, input.edition);
    await lockSeating(tx, input.edition);
    if (!(await findEdition(tx, { id: input.edition }))) return refuse('not-found');
    const id = shiftId(app, input);
    const existing = (await listShifts(tx, input.edition)).find((shift) => shift.id === id);
    if (input.id && !existing) return refuse('not-found');
    const { values, conflicts } = mergeFields(
      input.seen,
      existing ? shiftValues(existing) : {},
      input.fields,
    );
    if (conflicts.length) return refuse('changed-elsewhere');
    const shift = readShift(values);
    if (!shift) return refuse('not-right');
    if (existing && shift.wanted < existing.volunteers.length) return refuse('too-few');
    await openVolunteerCall(tx, input.edition, privateLinkHash(app, 'hands', input.edition));
    await saveShift(tx, input.edition, { ...shift, id });
    return ok(null);
  },
});

/** The id of the shift that a form changes or makes. */
export const shiftId = (
  app: Pick<AppContext, 'secret'>,
  { id, idempotencyKey }: { id: string | null; idempotencyKey: FormSource },
): string => id ?? deterministicId(app, 'shift', idempotencyKey);

const shiftOfEdition = z.object({ edition: z.uuid(), shift: z.uuid() });

/** Removes a shift; it can be put back with everybody who took it. */
export const removeShift = action({
  name: 'meetings.remove-shift',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: shiftOfEdition,
  run: async ({ tx, now }, { edition, shift }) =>
    (await setShiftRemoved(tx, edition, shift, now)) ? ok(null) : refuse('not-found'),
});

/** Puts a shift back with everybody who took it. */
export const restoreShift = action({
  name: 'meetings.restore-shift',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: shiftOfEdition,
  run: async ({ tx }, { edition, shift }) =>
    (await setShiftRemoved(tx, edition, shift, null)) ? ok(null) : refuse('not-found'),
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
    email: z.string().trim().max(200),
    language: z.string().max(8),
  }),
  run: async ({ tx, app, now }, input) => {
    const { firstName } = input;
    const edition = await findEditionByCallLink(tx, hashToken(input.link));
    if (!edition) return refuse('not-found');
    if (!firstName) return refuse('no-name');
    if (input.email && !isPlainAddress(input.email)) return refuse('no-email');
    // Sign-ups wait for each other, so that a shift never gets more volunteers than it needs.
    await lockSeating(tx, edition);
    const shift = (await listShifts(tx, edition)).find(({ id }) => id === input.shift);
    if (!shift) return refuse('not-found');
    const id = deterministicId(app, 'hand', input.idempotencyKey);
    if (shift.volunteers.some((volunteer) => volunteer.id === id)) return ok(null);
    if (shift.volunteers.length >= shift.wanted) return refuse('full');
    const { language } = input;
    const volunteer = { id, shift: shift.id, edition, firstName, email: input.email || null, language };
    await insertVolunteer(tx, volunteer, now);
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
