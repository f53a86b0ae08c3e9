import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { ok, refuse } from '#core/result.ts';
import { lockCheckIn, updateArrivals } from '../check-in/queries.ts';
import { findEdition } from '../edition/queries.ts';
import { breakOutsOf, seatsFree } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import { fitSeats } from '../registration-form/change-registration.ts';
import { sendMergedEmail } from '../registrations/mail.ts';
import { listRegistrations, saveWishes, updateRegistrationFields } from '../registrations/queries.ts';
import type { Registration } from '../registrations/types.ts';
import { fillVacancies } from '../seating/fill-vacancies.ts';
import { lockSeating } from '../seating/lock-queries.ts';
import { assignSeats, vacateSeats } from '../seating/queries.ts';
import { makeSame, moveMembers, saveDistinct } from './queries.ts';
import { planMerge } from './rules.ts';

/** Of the schema: more people cannot stand on one registration. */
const MAX_SIZE = 20;

/**
 * Puts two registrations of the same people together. Nothing is lost: who stands only on the one that goes moves along, with
 * what they need; an address, wishes or a seat that the other lacks are taken over; both badges and both links stay good.
 */
export const mergeRegistrations = action({
  name: 'meetings.merge',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    keep: z.uuid(),
    drop: z.uuid(),
    keepVersion: z.int32(),
    dropVersion: z.int32(),
  }),
  run: async ({ tx, app, actor, now }, input) => {
    await lockCheckIn(tx, input.edition);
    await lockSeating(tx, input.edition);
    const edition = await findEdition(tx, { id: input.edition });
    const [keep] = await listRegistrations(tx, input.edition, { id: input.keep });
    const [drop] = await listRegistrations(tx, input.edition, { id: input.drop });
    if (!edition || keep?.state !== 'coming' || drop?.state !== 'coming' || keep.id === drop.id)
      return refuse('not-found');
    const plan = planMerge(keep, drop);
    const size = keep.size + plan.moved.length;
    if (size > MAX_SIZE) return refuse('too-many');
    const changedBy = { changed_at: now, changed_by: actor.name };
    const dropped = await updateRegistrationFields(tx, drop.id, input.dropVersion, {
      ...changedBy,
      state: 'cancelled',
      merged_into: keep.id,
    });
    const kept = await updateRegistrationFields(tx, keep.id, input.keepVersion, {
      ...changedBy,
      size,
      email: keep.email ?? drop.email,
      phone: keep.phone ?? drop.phone,
      keep_informed: keep.keepInformed || drop.keepInformed,
      note: [keep.note, drop.note].filter(Boolean).join('\n'),
    });
    if (!dropped || !kept) return refuse('changed-elsewhere');
    for (const pair of plan.same) await makeSame(tx, pair, keep.id);
    await moveMembers(tx, plan.moved, keep.id, keep.members.length);
    const hasWishes = Object.values(keep.wishes).some((ids) => ids.length);
    if (!hasWishes) await saveWishes(tx, keep, drop.wishes);
    await updateArrivals(tx, edition.id, [...plan.same.flatMap(({ from, to }) => [from, to]), ...plan.moved]);
    await vacateSeats(tx, drop.id);
    await takeOverSeats(tx, edition, keep, drop, now);
    await refit(tx, app, edition, keep);
    return ok(null);
  },
});

/** Where the one that stays has no seat, it gets that of the one that goes, when all of them fit there. */
async function takeOverSeats(
  tx: Tx,
  edition: Edition,
  keep: Registration,
  drop: Registration,
  now: Date,
): Promise<void> {
  if (keep.hostsId) return;
  const current = await findEdition(tx, { id: edition.id });
  for (const { partId, breakOutId, reason, how } of drop.seats) {
    const breakOut = (current ? breakOutsOf(current) : []).find(({ id }) => id === breakOutId);
    const isFree = breakOut && seatsFree(breakOut) >= keep.size && how !== 'host';
    if (!isFree || keep.seats.some((seat) => seat.partId === partId)) continue;
    const seat = { partId, breakOutId, how: 'organiser' as const, reason };
    await assignSeats(tx, [{ registration: keep, seat }], now);
  }
}

async function refit(tx: Tx, app: AppContext, edition: Edition, before: Registration): Promise<void> {
  const [after] = await listRegistrations(tx, edition.id, { id: before.id });
  if (!after) throw new Error('a registration is gone while it was put together');
  await sendMergedEmail(tx, app, edition, after);
  await fitSeats(tx, app, edition, { ...before, wishes: after.wishes, seats: after.seats }, after);
  await fillVacancies(tx, app, edition.id);
}

/** These look alike and are different people: they are not proposed again. */
export const keepApart = action({
  name: 'meetings.keep-apart',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), registration: z.uuid(), other: z.uuid() }),
  run: async ({ tx, now }, { edition, registration, other }) => {
    const [one] = await listRegistrations(tx, edition, { id: registration });
    const [two] = await listRegistrations(tx, edition, { id: other });
    if (!one || !two || one.id === two.id) return refuse('not-found');
    await saveDistinct(tx, edition, [one.id, two.id], now);
    return ok(null);
  },
});
