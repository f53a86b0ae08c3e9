import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, hashToken, privateLinkHash } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { fromAmsterdam, toAmsterdam } from '#core/time/amsterdam.ts';
import { findEdition } from '../edition/queries.ts';
import { lockSeating } from '../seating/lock-queries.ts';
import {
  addShift,
  callByLink,
  deleteShift,
  deleteVolunteer,
  insertVolunteer,
  openCall,
  shiftsOf,
} from './queries.ts';

const link = z.string().min(20).max(100);

/** Adds a shift on the day, and opens the call for hands. */
export const makeShift = action({
  name: 'meetings.make-shift',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    name: z.string().trim().min(1).max(120),
    from: z.number().int(),
    to: z.number().int(),
    wanted: z.number().int().min(1).max(100),
  }),
  run: async ({ tx, app }, said) => {
    const edition = await findEdition(tx, { id: said.edition });
    if (!edition) return refuse('not-there');
    if (said.to <= said.from) return refuse('no-times');
    const { day } = toAmsterdam(edition.startsAt);
    await openCall(tx, edition.id, privateLinkHash(app, 'hands', edition.id));
    const { name, wanted } = said;
    await addShift(tx, edition.id, {
      name,
      wanted,
      startsAt: fromAmsterdam(day, said.from),
      endsAt: fromAmsterdam(day, said.to),
    });
    return ok(null);
  },
});

export const removeShift = action({
  name: 'meetings.remove-shift',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), shift: z.uuid() }),
  run: async ({ tx }, said) => {
    await deleteShift(tx, said.edition, said.shift);
    return ok(null);
  },
});

/** Writes one's first name at a shift that still needs hands. */
export const takeShift = action({
  name: 'meetings.take-shift',
  allow: 'anyone',
  input: z.object({
    link,
    idempotencyKey: z.string().min(8).max(64),
    shift: z.uuid(),
    firstName: z.string().trim().max(60),
  }),
  run: async ({ tx, app, now }, said) => {
    const edition = await callByLink(tx, hashToken(said.link));
    if (!edition) return refuse('not-there');
    if (!said.firstName) return refuse('no-name');
    await lockSeating(tx, edition);
    const shift = (await shiftsOf(tx, edition)).find(({ id }) => id === said.shift);
    if (!shift) return refuse('not-there');
    const id = deterministicId(app, 'hand', said.idempotencyKey);
    if (shift.volunteers.some((hand) => hand.id === id)) return ok(null);
    if (shift.volunteers.length >= shift.wanted) return refuse('full');
    await insertVolunteer(tx, { id, shift: shift.id, edition, firstName: said.firstName }, now);
    return ok(null);
  },
});

/** Cannot after all: the place is free for another pair of hands. */
export const leaveShift = action({
  name: 'meetings.leave-shift',
  allow: 'anyone',
  input: z.object({ link, hand: z.uuid() }),
  run: async ({ tx }, said) => {
    const edition = await callByLink(tx, hashToken(said.link));
    if (!edition) return refuse('not-there');
    await deleteVolunteer(tx, edition, said.hand);
    return ok(null);
  },
});
