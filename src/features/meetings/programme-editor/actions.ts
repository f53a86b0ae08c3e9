import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { fromAmsterdam, isCalendarDay } from '#core/time/amsterdam.ts';
import { onDay, partsOn, spanOf } from '../edition/programme.ts';
import { findEdition } from '../edition/queries.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { saveBreakOut, saveEdition, savePart, saveVenue } from '../edition/write-queries.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { fillVacancies } from '../seating/fill-vacancies.ts';
import { lockSeating } from '../seating/lock-queries.ts';
import { sendEditionChangedEmail } from './mail.ts';

const END_OF_DAY_MINUTES = 23 * 60 + 59;

const day = z.string().refine(isCalendarDay);
/** The version of the edition that the form showed: a change that somebody else made meanwhile is not overwritten. */
const expectedVersion = z.int32();
const texts = z.record(z.string(), z.record(z.string(), z.string().max(4_000)));
/** In minutes after midnight. */
const timeOfDay = z.int32();

/** Changes texts, day and state of an edition. When the day or the state changes, everybody registered is told. */
export const updateEdition = action({
  name: 'meetings.change-edition',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    texts,
    day,
    wishesUntil: day,
    state: z.enum(['draft', 'published', 'cancelled']),
    expectedVersion,
  }),
  run: async ({ tx, app, now }, input) => {
    const before = await findEdition(tx, { id: input.edition });
    if (!before) return refuse('not-found');
    if (before.sequence !== input.expectedVersion) return refuse('changed-elsewhere');
    if (!input.texts.nl?.title) return refuse('no-title');
    const wishesUntil = fromAmsterdam(input.wishesUntil, END_OF_DAY_MINUTES);
    const items = partsOn(before.parts, input.day);
    const span = items.length
      ? spanOf(items)
      : { startsAt: onDay(before.startsAt, input.day), endsAt: onDay(before.endsAt, input.day) };
    if (wishesUntil >= span.startsAt) return refuse('too-late');
    const after = { ...before, ...span, texts: input.texts, state: input.state, wishesUntil };
    await saveEdition(tx, { ...after, seriesId: before.series.id }, now);
    for (const item of items) await savePart(tx, before.id, item);
    const moved = span.startsAt.getTime() !== before.startsAt.getTime();
    const cancelled = input.state === 'cancelled' && before.state === 'published';
    if (before.state !== 'draft' && (moved || cancelled))
      for (const registration of await listRegistrations(tx, before.id, { state: 'coming' }))
        await sendEditionChangedEmail(tx, app, { ...after, sequence: before.sequence + 1 }, registration);
    return ok(null);
  },
});

/** Changes a place where the edition is held or (without `id`) adds one: some editions have two. */
export const addOrUpdateVenue = action({
  name: 'meetings.change-venue',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    id: z.uuid().nullable(),
    name: z.string().trim().min(1).max(120),
    address: z.string().trim().max(160),
    town: z.string().trim().min(1).max(80),
    texts: z.record(z.string(), z.record(z.string(), z.string().max(2_000))),
    stepFree: z.boolean().nullable(),
    expectedVersion,
  }),
  run: async ({ tx, now }, { edition: editionId, id, expectedVersion, ...fields }) => {
    const edition = await findEdition(tx, { id: editionId });
    if (!edition || (id && !edition.venues.some((venue) => venue.id === id))) return refuse('not-found');
    if (edition.sequence !== expectedVersion) return refuse('changed-elsewhere');
    await saveVenue(tx, editionId, { ...fields, id: id ?? randomUUID() });
    // The venue is written in people's calendars, so the edition itself has changed too.
    await saveEdition(tx, { ...edition, seriesId: edition.series.id }, now);
    return ok(null);
  },
});

/** Changes the hours and texts of one item of the programme. */
export const updateProgrammeItem = action({
  name: 'meetings.change-part',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    part: z.uuid(),
    texts,
    day,
    from: timeOfDay,
    to: timeOfDay,
    expectedVersion,
  }),
  run: async ({ tx, now }, input) => {
    const edition = await findEdition(tx, { id: input.edition });
    const item = edition?.parts.find(({ id }) => id === input.part);
    if (!edition || !item) return refuse('not-found');
    if (edition.sequence !== input.expectedVersion) return refuse('changed-elsewhere');
    if (input.to <= input.from) return refuse('no-times');
    const times = {
      startsAt: fromAmsterdam(input.day, input.from),
      endsAt: fromAmsterdam(input.day, input.to),
    };
    await savePart(tx, edition.id, { ...item, ...times, texts: input.texts });
    const span = spanOf(edition.parts.map((existing) => (existing.id === item.id ? times : existing)));
    await saveEdition(tx, { ...edition, ...span, seriesId: edition.series.id }, now);
    return ok(null);
  },
});

/** Changes a break-out or (without `id`) adds one. A capacity below the seats already taken is refused. */
export const addOrUpdateBreakOut = action({
  name: 'meetings.change-break-out',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    part: z.uuid(),
    id: z.uuid().nullable(),
    texts,
    hostName: z.string().trim().min(1).max(120),
    room: z.string().trim().max(80),
    capacity: z.int32().min(1).max(2_000),
    minAttendees: z.int32().min(0).max(2_000),
    languages: z.array(z.string().max(8)),
    interpreters: z.array(z.string().max(8)),
    stepFree: z.boolean().nullable(),
    expectedVersion,
  }),
  run: async ({ tx, app, now }, input) => {
    await lockSeating(tx, input.edition);
    const edition = await findEdition(tx, { id: input.edition });
    const item = edition?.parts.find(({ id }) => id === input.part);
    if (!edition || !item) return refuse('not-found');
    const existing = item.breakOuts.find(({ id }) => id === input.id);
    if (input.id && !existing) return refuse('not-found');
    if (edition.sequence !== input.expectedVersion) return refuse('changed-elsewhere');
    if (existing && input.capacity < existing.seatsTaken) return refuse('too-few');
    const { edition: _, expectedVersion: __, part: partId, id, ...fields } = input;
    const highestNumber = Math.max(0, ...breakOutsOf(edition).map(({ number }) => number));
    await saveBreakOut(tx, edition.id, {
      ...fields,
      id: id ?? randomUUID(),
      partId,
      number: existing?.number ?? highestNumber + 1,
      hostOrganisationId: existing?.hostOrganisationId ?? null,
      room: input.room || null,
      minAttendees: Math.min(input.minAttendees, input.capacity),
    });
    await saveEdition(tx, { ...edition, seriesId: edition.series.id }, now);
    await fillVacancies(tx, app, edition.id);
    return ok(null);
  },
});

/**
 * Makes a new edition from an existing one: the whole programme on another day, as a draft, with a lottery seed of its
 * own. Only for organisers whose link is for every edition.
 */
export const copyEdition = action({
  name: 'meetings.copy-edition',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), slug: z.string().regex(/^[a-z0-9-]{3,60}$/), day }),
  run: async ({ tx, actor, now }, input) => {
    if (actor.kind !== 'team' || actor.scope !== null) return refuse('not-found');
    const original = await findEdition(tx, { id: input.edition });
    if (!original) return refuse('not-found');
    if (await findEdition(tx, { slug: input.slug })) return refuse('slug-taken');
    const items = partsOn(original.parts, input.day);
    const span = items.length
      ? spanOf(items)
      : { startsAt: onDay(original.startsAt, input.day), endsAt: onDay(original.endsAt, input.day) };
    if (span.startsAt <= now) return refuse('too-late');
    const wishesCloseAheadMs = original.startsAt.getTime() - original.wishesUntil.getTime();
    const id = randomUUID();
    const copy = {
      ...original,
      ...span,
      id,
      slug: input.slug,
      state: 'draft' as const,
      wishesUntil: new Date(span.startsAt.getTime() - wishesCloseAheadMs),
      seed: randomBytes(32).toString('hex'),
      demo: false,
    };
    await saveEdition(tx, { ...copy, seriesId: original.series.id }, now);
    const newVenueIds = new Map(original.venues.map((venue) => [venue.id, randomUUID()]));
    for (const venue of original.venues)
      await saveVenue(tx, id, { ...venue, id: newVenueIds.get(venue.id) ?? randomUUID() });
    for (const item of items) {
      const partId = randomUUID();
      const venueId = newVenueIds.get(item.venueId ?? '') ?? null;
      await savePart(tx, id, { ...item, id: partId, venueId });
      for (const { seatsTaken: _, ...breakOut } of item.breakOuts)
        await saveBreakOut(tx, id, { ...breakOut, id: randomUUID(), partId });
    }
    return ok(id);
  },
});
