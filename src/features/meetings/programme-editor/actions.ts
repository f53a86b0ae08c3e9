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

const day = z.string().refine(isCalendarDay);
/** The edition as the form showed it: a change that somebody else made meanwhile is not lost in silence. */
const seen = z.number().int();
const texts = z.record(z.string(), z.record(z.string(), z.string().max(4_000)));

/** Changes words, day and state of an edition. When the day or the state changes, everybody who comes is told. */
export const changeEdition = action({
  name: 'meetings.change-edition',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    texts,
    day,
    wishesUntil: day,
    state: z.enum(['draft', 'published', 'cancelled']),
    seen,
  }),
  run: async ({ tx, app, now }, said) => {
    const before = await findEdition(tx, { id: said.edition });
    if (!before) return refuse('not-there');
    if (before.sequence !== said.seen) return refuse('changed-elsewhere');
    if (!said.texts.nl?.title) return refuse('no-title');
    const wishesUntil = fromAmsterdam(said.wishesUntil, 23 * 60 + 59);
    const parts = partsOn(before.parts, said.day);
    const span = parts.length
      ? spanOf(parts)
      : { startsAt: onDay(before.startsAt, said.day), endsAt: onDay(before.endsAt, said.day) };
    if (wishesUntil >= span.startsAt) return refuse('too-late');
    const after = { ...before, ...span, texts: said.texts, state: said.state, wishesUntil };
    await saveEdition(tx, { ...after, seriesId: before.series.id }, now);
    for (const part of parts) await savePart(tx, before.id, part);
    const moved = span.startsAt.getTime() !== before.startsAt.getTime();
    const cancelled = said.state === 'cancelled' && before.state === 'published';
    if (before.state !== 'draft' && (moved || cancelled))
      for (const whose of await listRegistrations(tx, before.id, { state: 'coming' }))
        await sendEditionChangedEmail(tx, app, { ...after, sequence: before.sequence + 1 }, whose);
    return ok(null);
  },
});

/** Changes the hours and words of one part of the programme. */
export const changePart = action({
  name: 'meetings.change-part',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    part: z.uuid(),
    texts,
    day,
    from: z.number().int(),
    to: z.number().int(),
    seen,
  }),
  run: async ({ tx, now }, said) => {
    const edition = await findEdition(tx, { id: said.edition });
    const part = edition?.parts.find(({ id }) => id === said.part);
    if (!edition || !part) return refuse('not-there');
    if (edition.sequence !== said.seen) return refuse('changed-elsewhere');
    if (said.to <= said.from) return refuse('no-times');
    const times = { startsAt: fromAmsterdam(said.day, said.from), endsAt: fromAmsterdam(said.day, said.to) };
    await savePart(tx, edition.id, { ...part, ...times, texts: said.texts });
    const span = spanOf(edition.parts.map((each) => (each.id === part.id ? times : each)));
    await saveEdition(tx, { ...edition, ...span, seriesId: edition.series.id }, now);
    return ok(null);
  },
});

/** Changes a break-out or (without `id`) adds one. Fewer places than people who sit there is refused. */
export const changeBreakOut = action({
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
    capacity: z.number().int().min(1).max(2_000),
    minAttendees: z.number().int().min(0).max(2_000),
    languages: z.array(z.string().max(8)),
    interpreters: z.array(z.string().max(8)),
    stepFree: z.boolean().nullable(),
    seen,
  }),
  run: async ({ tx, app, now }, said) => {
    await lockSeating(tx, said.edition);
    const edition = await findEdition(tx, { id: said.edition });
    const part = edition?.parts.find(({ id }) => id === said.part);
    if (!edition || !part) return refuse('not-there');
    const before = part.breakOuts.find(({ id }) => id === said.id);
    if (said.id && !before) return refuse('not-there');
    if (edition.sequence !== said.seen) return refuse('changed-elsewhere');
    if (before && said.capacity < before.seatsTaken) return refuse('too-few');
    const { edition: _, seen: __, part: partId, id, ...rest } = said;
    await saveBreakOut(tx, edition.id, {
      ...rest,
      id: id ?? randomUUID(),
      partId,
      number: before?.number ?? Math.max(0, ...breakOutsOf(edition).map(({ number }) => number)) + 1,
      hostOrganisationId: before?.hostOrganisationId ?? null,
      room: said.room || null,
      minAttendees: Math.min(said.minAttendees, said.capacity),
    });
    await saveEdition(tx, { ...edition, seriesId: edition.series.id }, now);
    await fillVacancies(tx, app, edition.id);
    return ok(null);
  },
});

/** A new edition from an old one: the whole programme on another day, as a draft, with a draw of its own. */
export const copyEdition = action({
  name: 'meetings.copy-edition',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), slug: z.string().regex(/^[a-z0-9-]{3,60}$/), day }),
  run: async ({ tx, actor, now }, said) => {
    if (actor.kind !== 'team' || actor.scope !== null) return refuse('not-there');
    const old = await findEdition(tx, { id: said.edition });
    if (!old) return refuse('not-there');
    if (await findEdition(tx, { slug: said.slug })) return refuse('slug-taken');
    const parts = partsOn(old.parts, said.day);
    const span = parts.length
      ? spanOf(parts)
      : { startsAt: onDay(old.startsAt, said.day), endsAt: onDay(old.endsAt, said.day) };
    if (span.startsAt <= now) return refuse('too-late');
    const lead = old.startsAt.getTime() - old.wishesUntil.getTime();
    const id = randomUUID();
    const fresh = {
      ...old,
      ...span,
      id,
      slug: said.slug,
      state: 'draft' as const,
      seed: randomBytes(32).toString('hex'),
      demo: false,
    };
    await saveEdition(
      tx,
      { ...fresh, wishesUntil: new Date(span.startsAt.getTime() - lead), seriesId: old.series.id },
      now,
    );
    const venues = new Map(old.venues.map((venue) => [venue.id, randomUUID()]));
    for (const venue of old.venues)
      await saveVenue(tx, id, { ...venue, id: venues.get(venue.id) ?? randomUUID() });
    for (const part of parts) {
      const partId = randomUUID();
      await savePart(tx, id, { ...part, id: partId, venueId: venues.get(part.venueId ?? '') ?? null });
      for (const { seatsTaken: _, ...one } of part.breakOuts)
        await saveBreakOut(tx, id, { ...one, id: randomUUID(), partId });
    }
    return ok(id);
  },
});
