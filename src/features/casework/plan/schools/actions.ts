import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { isCalendarDay } from '#core/time/amsterdam.ts';
import { RECOGNITIONS } from '../model/content.ts';
import { addSchool, findSchools, setSchoolEnded, setSchoolStart } from '../model/school-queries.ts';

/** The longest name of a school or town, in characters. */
export const MAX_SCHOOL_NAME = 120;
const startsOn = z.union([z.literal('').transform(() => null), z.string().refine(isCalendarDay)]);

/** Puts a school on the list of the tenant. */
export const addTenantSchool = action({
  name: 'casework.add-school',
  allow: 'lead',
  input: z.object({
    source: formSource,
    name: z.string().trim().min(1).max(MAX_SCHOOL_NAME),
    town: z.string().trim().max(MAX_SCHOOL_NAME),
    recognition: z.enum(RECOGNITIONS),
    startsOn,
  }),
  run: async ({ tx, app, actor, now }, { source, ...school }) => {
    const id = deterministicId(app, 'school', source);
    if (await addSchool(tx, actor, { id, ...school }, now)) return ok(null);
    return (await findSchools(tx)).some((known) => known.id === id) ? ok(null) : refuse('taken');
  },
});

/** Says when the next group of a school starts. */
export const changeSchoolStart = action({
  name: 'casework.change-school-start',
  allow: 'lead',
  input: z.object({ school: z.uuid(), startsOn }),
  run: async ({ tx, now }, { school, startsOn: day }) =>
    (await setSchoolStart(tx, { id: school, startsOn: day }, now)) ? ok(null) : refuse('gone'),
});

/** Takes a school off the list; plans that name it keep its name. */
export const endSchool = action({
  name: 'casework.end-school',
  allow: 'lead',
  input: z.object({ school: z.uuid() }),
  run: async ({ tx, now }, { school }) => {
    await setSchoolEnded(tx, school, now, now);
    return ok(null);
  },
});

/** Puts it back. */
export const restoreSchool = action({
  name: 'casework.restore-school',
  allow: 'lead',
  input: z.object({ school: z.uuid() }),
  run: async ({ tx, now }, { school }) =>
    (await setSchoolEnded(tx, school, null, now)) ? ok(null) : refuse('taken'),
});
