import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { findEdition } from '../edition/queries.ts';
import { breakOutsOf, seatsFree } from '../edition/rules.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { consequencesOf } from './board-rules.ts';
import { wishNumber } from './candidates.ts';
import { fillVacancies } from './fill-vacancies.ts';
import { lockSeating } from './lock-queries.ts';
import { insertMove, listMoves, markUndone } from './move-queries.ts';
import { assignSeats, setHost, vacateSeats } from './queries.ts';

/** So many of the last moves can be taken back. */
export const UNDOABLE_MOVES = 5;

/**
 * Seats one registration elsewhere by hand, if it fits; before or after publishing. A host takes no seat of others.
 * `from`: where they sat when the page was opened (`none`: nowhere); who moved them meanwhile goes first. A move that breaks a
 * need, a group or an interpreter is done only when that was confirmed.
 */
export const seatByHand = action({
  name: 'meetings.seat-by-hand',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    signUp: z.uuid(),
    part: z.uuid(),
    breakOut: z.uuid().nullable(),
    host: z.boolean(),
    from: z.union([z.uuid(), z.literal('none')]).optional(),
    confirmed: z.boolean().default(false),
  }),
  run: async ({ tx, app, actor, now }, input) => {
    await lockSeating(tx, input.edition);
    const edition = await findEdition(tx, { id: input.edition });
    const item = edition?.parts.find(({ id }) => id === input.part);
    const everybody = await listRegistrations(tx, input.edition, { state: 'coming' });
    const registration = everybody.find(({ id }) => id === input.signUp);
    if (!edition || !item || !registration) return refuse('not-found');
    const to = item.breakOuts.find(({ id }) => id === input.breakOut);
    const seat = registration.seats.find(({ partId }) => partId === item.id);
    if (input.from !== undefined && input.from !== (seat?.breakOutId ?? 'none'))
      return refuse('changed-elsewhere');
    const stays = seat?.breakOutId === to?.id && seat?.how !== 'host';
    if (to && !input.host && !stays && seatsFree(to) < registration.size) return refuse('full');
    const asks = input.from !== undefined && !input.host && !input.confirmed;
    if (asks && consequencesOf(registration, item, to?.id ?? null, everybody).length)
      return refuse('confirm');
    await vacateSeats(tx, registration.id, item.id);
    await setHost(tx, registration.id, to && input.host ? to.id : null);
    if (to) {
      const how = input.host ? ('host' as const) : ('organiser' as const);
      const reason = { wish: wishNumber(registration, item.id, to.id) };
      const assignment = { registration, seat: { partId: item.id, breakOutId: to.id, how, reason } };
      await assignSeats(tx, [{ ...assignment, ...(input.host ? { size: 0 } : {}) }], now);
    }
    await insertMove(tx, edition.id, {
      id: randomUUID(),
      registrationId: registration.id,
      partId: item.id,
      from: seat ?? null,
      to: to?.id ?? null,
      by: actor.name,
      at: now,
    });
    await fillVacancies(tx, app, input.edition);
    return ok(null);
  },
});

/** Takes one of the last moves back: they sit where they sat, as they sat there, when there is still room. */
export const undoMove = action({
  name: 'meetings.undo-move',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), move: z.uuid() }),
  run: async ({ tx, app, now }, { edition: id, move: moveId }) => {
    await lockSeating(tx, id);
    const edition = await findEdition(tx, { id });
    const move = (await listMoves(tx, id, UNDOABLE_MOVES)).find((each) => each.id === moveId);
    const [registration] = move ? await listRegistrations(tx, id, { id: move.registrationId }) : [];
    if (!edition || !move || registration?.state !== 'coming') return refuse('not-found');
    const seat = registration.seats.find(({ partId }) => partId === move.partId);
    if ((seat?.breakOutId ?? null) !== move.to) return refuse('changed-elsewhere');
    const back = breakOutsOf(edition).find((breakOut) => breakOut.id === move.from?.breakOutId);
    const wasHost = move.from?.how === 'host';
    const isThereAlready = back?.id === seat?.breakOutId && seat?.how !== 'host';
    if (back && !wasHost && !isThereAlready && seatsFree(back) < registration.size) return refuse('full');
    if (!(await markUndone(tx, id, move.id, now))) return refuse('changed-elsewhere');
    await vacateSeats(tx, registration.id, move.partId);
    await setHost(tx, registration.id, wasHost && back ? back.id : null);
    if (back && move.from) {
      const assignment = { registration, seat: { partId: move.partId, ...move.from } };
      await assignSeats(tx, [{ ...assignment, ...(wasHost ? { size: 0 } : {}) }], now);
    }
    await fillVacancies(tx, app, id);
    return ok(null);
  },
});
