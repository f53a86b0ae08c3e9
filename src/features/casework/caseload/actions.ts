import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { isCalendarDay } from '#core/time/amsterdam.ts';
import { municipalitiesOfTenant } from '#features/accounts';
import { recomputeCase, recordEvent } from '../clock/record-event.ts';
import { containsBsn } from '../model/bsn.ts';
import { REGIMES, TARGET_GROUPS } from '../model/events.ts';
import { addCase, findCase, updateCase } from '../model/queries.ts';
import { colleagues, guidesOf } from '../model/staff-queries.ts';
import { assignCases, isNumberTaken, setClosed, takeUnassigned } from './queries.ts';

/** The languages in which letters and pages for newcomers exist. */
const LANGUAGES = interfaceLanguages.map(({ code }) => code);
const MAX_CHOSEN = 500;

const short = (length: number) => z.string().trim().max(length);

/** What is written on the cover of a case. A number that could be a citizen service number (BSN) is refused. */
const cover = {
  name: short(120).min(1),
  number: short(40)
    .min(1)
    .refine((number) => !containsBsn(number)),
  language: z.enum(LANGUAGES),
  street: short(120),
  postcode: short(12),
  town: short(80),
  phone: short(30),
  email: short(120).refine((email) => email === '' || isPlainAddress(email)),
};

/** Opens a case for somebody of whom DUO wrote that they must integrate. */
export const openCase = action({
  name: 'casework.open-case',
  allow: 'caseworker',
  input: z.object({
    source: formSource,
    ...cover,
    municipality: z.string().regex(/^GM\d{4}$/),
    regime: z.enum(REGIMES),
    group: z.enum(TARGET_GROUPS),
    noticeOn: z.string().refine(isCalendarDay),
    registeredOn: z.union([z.literal(''), z.string().refine(isCalendarDay)]),
    guide: z.union([z.literal(''), z.uuid()]),
  }),
  run: async ({ tx, app, actor, now }, input) => {
    const id = deterministicId(app, 'integration-case', input.source);
    const known = await findCase(tx, app, id);
    if (known) return ok({ id });
    if (input.guide && !guidesOf(await colleagues(tx)).some(({ account }) => account === input.guide))
      return refuse('no-guide');
    if (!(await municipalitiesOfTenant(tx, actor.tenant.id)).includes(input.municipality))
      return refuse('no-municipality');
    const { street, postcode, town, phone, email } = input;
    const added = await addCase(
      tx,
      app,
      actor.tenant.id,
      {
        id,
        number: input.number,
        name: input.name,
        contact: { street, postcode, town, phone, email },
        language: input.language,
        municipality: input.municipality,
        guide: input.guide || null,
        regime: input.regime,
        group: input.group,
        since: input.noticeOn,
      },
      now,
    );
    if (!added) return refuse('number-taken');
    const event = { caseId: id, source: 'duo', note: '' } as const;
    await recordEvent(
      tx,
      app,
      actor,
      { ...event, id: randomUUID(), kind: 'duty-notified', day: input.noticeOn, data: {} },
      now,
    );
    if (input.registeredOn)
      await recordEvent(
        tx,
        app,
        actor,
        {
          ...event,
          id: randomUUID(),
          kind: 'registered',
          day: input.registeredOn,
          data: {},
          source: 'register',
        },
        now,
      );
    return ok({ id });
  },
});

/** Mends what is written on the cover of a case. */
export const changeCover = action({
  name: 'casework.change-cover',
  allow: 'caseworker',
  input: z.object({ case: z.uuid(), version: z.number().int(), ...cover }),
  run: async ({ tx, app }, { case: id, version, ...typed }) => {
    const file = await findCase(tx, app, id);
    if (!file) return refuse('not-found');
    const { name, number, language, ...contact } = typed;
    if (number !== file.number && (await isNumberTaken(tx, number))) return refuse('number-taken');
    const changed = { id, version, name, number, language, contact, municipality: file.municipality };
    return (await updateCase(tx, app, changed)) ? ok({ id }) : refuse('changed-elsewhere');
  },
});

/** Gives cases to a guide. Only a lead divides the work; everybody may take a case that nobody has. */
export const assign = action({
  name: 'casework.assign',
  allow: 'lead',
  input: z.object({
    cases: z.array(z.uuid()).min(1).max(MAX_CHOSEN),
    guide: z.union([z.literal(''), z.uuid()]),
  }),
  run: async ({ tx }, { cases, guide }) => {
    if (guide && !guidesOf(await colleagues(tx)).some(({ account }) => account === guide))
      return refuse('no-guide');
    return ok({ count: await assignCases(tx, cases, guide || null) });
  },
});

/** Takes a case that nobody has. */
export const takeCase = action({
  name: 'casework.take-case',
  allow: 'caseworker',
  input: z.object({ case: z.uuid() }),
  run: async ({ tx, app, actor }, { case: id }) => {
    const file = await findCase(tx, app, id);
    if (!file) return refuse('not-found');
    if (file.guide === actor.account) return ok({ id });
    return (await takeUnassigned(tx, id, actor.account)) ? ok({ id }) : refuse('changed-elsewhere');
  },
});

/** Closes a case after the duty has ended, or opens it again. */
export const closeCase = action({
  name: 'casework.close-case',
  allow: 'caseworker',
  input: z.object({ case: z.uuid(), version: z.number().int(), open: z.boolean() }),
  run: async ({ tx, app, now }, { case: id, version, open }) => {
    const file = await findCase(tx, app, id);
    if (!file) return refuse('not-found');
    if (!open && !file.dutyEndedOn) return refuse('duty-lasts');
    if (!(await setClosed(tx, { id, version, closedAt: open ? null : now })))
      return refuse('changed-elsewhere');
    await recomputeCase(tx, app, id, now);
    return ok({ id });
  },
});
