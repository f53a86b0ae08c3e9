import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { findRequest } from '../model/requests.ts';
import { addAttendanceMark, attendanceMarks, lockAttendance } from './queries.ts';
import { ATTENDING_STATES } from './rules.ts';

/** Writes down who of a party came on a day, or corrects it: what was written before stays in the record. */
export const markAttendance = action({
  name: 'placements.mark-attendance',
  allow: 'member',
  input: z.object({
    day: z.iso.date(),
    request: z.uuid(),
    /** Null: it is not known after all. */
    present: z.number().int().min(0).nullable(),
    /** The mark that the page showed; empty: none. */
    seen: z.string(),
  }),
  run: async ({ tx, app, actor, now }, { day, request: id, present, seen }) => {
    if (day > amsterdamDate(now)) return refuse('future');
    await lockAttendance(tx, actor.owned);
    const request = await findRequest(tx, app, id);
    if (!request || !ATTENDING_STATES.some((state) => state === request.state)) return refuse('gone');
    if (present !== null && present > request.party) return refuse('gone');
    const last = (await attendanceMarks(tx, day, [id])).at(-1);
    if ((last?.present ?? null) === present) return ok(null);
    if (String(last?.id ?? '') !== seen) return refuse('changed');
    await addAttendanceMark(tx, { request: id, day, present });
    return ok(null);
  },
});
