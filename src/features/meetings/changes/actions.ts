import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { Actor } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { deterministicId, type FormSource, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { mergeFields } from '../edition/field-merge.ts';
import { findEdition } from '../edition/queries.ts';
import type { Edition } from '../edition/types.ts';
import { lockForEditing, saveEdition, savePart, saveVenue, setCancelled } from '../edition/write-queries.ts';
import { letterExists, logLetter } from '../letters/queries.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { fillVacancies } from '../seating/fill-vacancies.ts';
import { seatLateArrival } from '../seating/late-arrivals.ts';
import { actForSeating, lockSeating } from '../seating/lock-queries.ts';
import { saveShift } from '../volunteers/queries.ts';
import { type Change, letterTexts, targetTitle } from './letter-texts.ts';
import { sendChangeLetters } from './mail.ts';
import { movedEdition, movement, planValues } from './plan.ts';
import { everybodyConcerned, reopenArrangedNeeds, vacateCancelled } from './queries.ts';
import { type ChangeTarget, type Concerned, concernedBy, reachOf } from './reach.ts';

/** What every change asks: for which edition, and why, per language. */
const change = {
  edition: z.uuid(),
  idempotencyKey: formSource,
  reason: z.record(z.string(), z.object({ reason: z.string().max(2_000).optional() })),
};

const letterId = (app: AppContext, source: FormSource): string =>
  deterministicId(app, 'edition-letter', source);

/** Writes the letter in the log and puts it in the outbox, in the transaction of the change itself. */
async function tell(
  { tx, app, actor, now }: { tx: Tx; app: AppContext; actor: Actor; now: Date },
  id: string,
  told: Change,
  concerned: Concerned,
): Promise<void> {
  const languages = [...concerned.registrations, ...concerned.stalls, ...concerned.volunteers].map(
    ({ language }) => language,
  );
  await logLetter(tx, told.edition.id, {
    id,
    kind: told.kind,
    about: told.target ? targetTitle(told.edition, told.target, 'nl') : '',
    sentBy: actor.kind === 'team' ? actor.name : null,
    sentAt: now,
    reached: reachOf(concerned),
    texts: letterTexts(told, ['nl', ...languages]),
  });
  await sendChangeLetters(tx, app, told, id, concerned);
}

const reload = async (tx: Tx, id: string): Promise<Edition> => {
  const edition = await findEdition(tx, { id });
  if (!edition) throw new Error('an edition is gone in the transaction that changes it');
  return edition;
};

/** Moves a meeting to another day, hour or place, with its programme and shifts, and writes to everybody whom it concerns. */
export const moveEdition = action({
  name: 'meetings.move-edition',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    ...change,
    seen: z.string().max(8_000),
    fields: z.record(z.string().max(60), z.string().max(2_000)),
  }),
  run: async (context, input) => {
    const { tx, app, now } = context;
    await lockForEditing(tx, input.edition);
    const id = letterId(app, input.idempotencyKey);
    if (await letterExists(tx, id)) return ok(null);
    const before = await findEdition(tx, { id: input.edition });
    if (!before) return refuse('not-found');
    if (before.state !== 'published') return refuse('not-public');
    const { values, conflicts } = mergeFields(input.seen, planValues(before), input.fields);
    if (conflicts.length) return refuse('changed-elsewhere');
    const moved = movedEdition(before, values, now);
    if ('refusal' in moved) return refuse(moved.refusal);
    if (!input.reason.nl?.reason) return refuse('no-reason');
    const concerned = await everybodyConcerned(tx, before.id);
    const movedAt = moved.isOtherTime ? now : before.movedAt;
    await saveEdition(tx, { ...moved.edition, movedAt, seriesId: before.series.id }, now);
    for (const venue of moved.edition.venues) await saveVenue(tx, before.id, venue);
    if (moved.isOtherTime) {
      const move = movement(before.startsAt, moved.edition.startsAt);
      for (const part of moved.edition.parts) await savePart(tx, before.id, part);
      for (const shift of concerned.shifts) await saveShift(tx, before.id, { ...shift, ...move(shift) });
      await reopenArrangedNeeds(tx, before.id);
      concerned.shifts = concerned.shifts.map((shift) => ({ ...shift, ...move(shift) }));
    }
    const edition = await reload(tx, before.id);
    await tell(context, id, { kind: 'moved', edition, reason: input.reason }, concerned);
    return ok(null);
  },
});

/** Cancels a meeting: every page says so, and everybody whom it concerns gets a letter with the reason. */
export const cancelEdition = action({
  name: 'meetings.cancel-edition',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object(change),
  run: async (context, input) => {
    const { tx, app, now } = context;
    await lockForEditing(tx, input.edition);
    const id = letterId(app, input.idempotencyKey);
    if (await letterExists(tx, id)) return ok(null);
    const before = await findEdition(tx, { id: input.edition });
    if (!before) return refuse('not-found');
    if (before.state !== 'published') return refuse('not-public');
    if (!input.reason.nl?.reason) return refuse('no-reason');
    const concerned = await everybodyConcerned(tx, before.id);
    const after = { ...before, state: 'cancelled' as const, cancelReason: input.reason };
    await saveEdition(tx, { ...after, seriesId: before.series.id }, now);
    const edition = await reload(tx, before.id);
    await tell(context, id, { kind: 'cancelled', edition, reason: input.reason }, concerned);
    return ok(null);
  },
});

/**
 * Cancels one part of the programme or one break-out, and writes to whom it concerns. Who sat in a break-out gets another seat
 * at once, as near to their wishes as there is room; what they chose stays.
 */
export const cancelPart = action({
  name: 'meetings.cancel-part',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    ...change,
    target: z.object({ kind: z.enum(['part', 'break-out']), id: z.uuid() }),
  }),
  run: async (context, input) => {
    const { tx, app, now } = context;
    const { target } = input;
    await lockForEditing(tx, input.edition);
    await lockSeating(tx, input.edition);
    const id = letterId(app, input.idempotencyKey);
    if (await letterExists(tx, id)) return ok(null);
    const before = await findEdition(tx, { id: input.edition });
    const existing = before && findTarget(before, target);
    if (!before || !existing) return refuse('not-found');
    if (before.state !== 'published') return refuse('not-public');
    if (existing.cancelledAt) return refuse('already');
    if (!input.reason.nl?.reason) return refuse('no-reason');
    const concerned = concernedBy(before, await everybodyConcerned(tx, before.id), target);
    await setCancelled(tx, before.id, target, { at: now, reason: input.reason });
    await saveEdition(tx, { ...before, seriesId: before.series.id }, now);
    await vacateCancelled(tx, before.id, target);
    const edition = await reload(tx, before.id);
    await actForSeating(tx, edition.id);
    const ids = new Set(concerned.registrations.map((registration) => registration.id));
    const isConcerned = ({ id: registrationId }: { id: string }) => ids.has(registrationId);
    const registrations = async () =>
      (await listRegistrations(tx, edition.id, { state: 'coming' })).filter(isConcerned);
    for (const registration of await registrations())
      await seatLateArrival(tx, app, edition, registration, existing.partId);
    await tell(
      context,
      id,
      { kind: 'part-cancelled', edition, target, reason: input.reason },
      { ...concerned, registrations: await registrations() },
    );
    await fillVacancies(tx, app, edition.id);
    return ok(null);
  },
});

/** Since when it is cancelled, and the part in which it is. */
function findTarget(
  edition: Edition,
  target: ChangeTarget,
): { cancelledAt: Date | null; partId: string } | undefined {
  for (const part of edition.parts) {
    if (target.kind === 'part' && part.id === target.id)
      return { cancelledAt: part.cancelledAt, partId: part.id };
    const breakOut = part.breakOuts.find(({ id }) => target.kind === 'break-out' && id === target.id);
    if (breakOut) return { cancelledAt: part.cancelledAt ?? breakOut.cancelledAt, partId: part.id };
  }
  return undefined;
}
