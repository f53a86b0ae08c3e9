import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate, isCalendarDay } from '#core/time/amsterdam.ts';
import { recordEvent } from '../clock/record-event.ts';
import { containsBsn } from '../model/bsn.ts';
import { type CaseEventKind, caseEventSchemas, EVENT_SOURCES } from '../model/events.ts';
import { findCase, findEvents } from '../model/queries.ts';
import { FORM_EVENT_KINDS } from './fields.ts';
import { eventHistory } from './queries.ts';

const MAX_NOTE_LENGTH = 2000;

const recorded = {
  case: z.uuid(),
  day: z.string().refine(isCalendarDay),
  data: z.record(z.string(), z.unknown()),
  note: z
    .string()
    .trim()
    .max(MAX_NOTE_LENGTH)
    .refine((note) => !containsBsn(note)),
  source: z.enum(EVENT_SOURCES),
};

/** Events that may lie ahead: what is agreed or announced. Everything else has happened. */
const MAY_LIE_AHEAD: ReadonlySet<CaseEventKind> = new Set([
  'course-offered',
  'suspension',
  'provider-failed',
]);

/** Is the day of this event possible today? */
export const isPossibleDay = (kind: CaseEventKind, day: string, today: string): boolean =>
  day <= today || MAY_LIE_AHEAD.has(kind);

/** Records that something happened in a case. */
export const recordInCase = action({
  name: 'casework.record-event',
  allow: 'caseworker',
  input: z.object({ form: formSource, kind: z.enum(FORM_EVENT_KINDS), ...recorded }),
  run: async ({ tx, app, actor, now }, { form, kind, case: caseId, day, data, note, source }) => {
    if (!(await findCase(tx, app, caseId))) return refuse('not-found');
    const parsed = caseEventSchemas[kind].safeParse(data);
    if (!parsed.success) return refuse('incomplete');
    if (!isPossibleDay(kind, day, amsterdamDate(now))) return refuse('in-future');
    const id = deterministicId(app, 'case-event', form);
    const events = await findEvents(tx, app, caseId);
    if (!events.some((known) => known.id === id))
      await recordEvent(tx, app, actor, { id, caseId, kind, day, data: parsed.data, note, source }, now);
    return ok({ event: id });
  },
});

/** Mends an event: a new row takes its place, and the old one stays readable below it. */
export const mendEvent = action({
  name: 'casework.mend-event',
  allow: 'caseworker',
  input: z.object({ form: formSource, event: z.uuid(), ...recorded }),
  run: async ({ tx, app, actor, now }, { form, event, case: caseId, day, data, note, source }) => {
    const id = deterministicId(app, 'case-event', form);
    const events = await findEvents(tx, app, caseId);
    if (events.some((known) => known.id === id)) return ok({ event: id });
    const known = events.find((each) => each.id === event);
    if (!known) return refuse('changed-elsewhere');
    const parsed = caseEventSchemas[known.kind].safeParse(data);
    if (!parsed.success) return refuse('incomplete');
    if (!isPossibleDay(known.kind, day, amsterdamDate(now))) return refuse('in-future');
    const mended = { id, caseId, kind: known.kind, day, data: parsed.data, note, source, replaces: event };
    return (await recordEvent(tx, app, actor, mended, now)) ? ok({ event: id }) : refuse('changed-elsewhere');
  },
});

/** Says that an event did not happen, or that it did after all. */
export const withdrawEvent = action({
  name: 'casework.withdraw-event',
  allow: 'caseworker',
  input: z.object({ form: formSource, case: z.uuid(), event: z.uuid(), withdrawn: z.boolean() }),
  run: async ({ tx, app, actor, now }, { form, case: caseId, event, withdrawn }) => {
    const id = deterministicId(app, 'case-event', form);
    const history = await eventHistory(tx, app, caseId);
    if (history.some((known) => known.id === id)) return ok({ event: id });
    const known = history.find((each) => each.id === event);
    if (!known || known.withdrawn === withdrawn) return refuse('changed-elsewhere');
    const { kind, day, data, note, source } = known;
    const row = { id, caseId, kind, day, data, note, source, replaces: event, withdrawn };
    return (await recordEvent(tx, app, actor, row, now)) ? ok({ event: id }) : refuse('changed-elsewhere');
  },
});
