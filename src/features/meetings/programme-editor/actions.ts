import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import { deterministicId, type FormSource, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { letInWaiting } from '../admission/admit.ts';
import { mergeFields } from '../edition/field-merge.ts';
import { partsOn, spanAfter, spanOf } from '../edition/programme.ts';
import { defaultWishesUntil, publicationChecklist } from '../edition/publication.ts';
import { attachedTo, findEdition, highestBreakOutNumber, venueLinks } from '../edition/queries.ts';
import {
  lockForEditing,
  saveBreakOut,
  saveEdition,
  savePart,
  saveVenue,
  saveVenueLink,
  setRemoved,
} from '../edition/write-queries.ts';
import { fillVacancies } from '../seating/fill-vacancies.ts';
import { lockSeating } from '../seating/lock-queries.ts';
import {
  breakOutValues,
  editionValues,
  itemValues,
  readBreakOut,
  readEdition,
  readItem,
  readVenue,
  venueValues,
} from './fields.ts';

/** What every form of the editor sends: the fingerprints of what it showed, and what was typed. */
const form = {
  edition: z.uuid(),
  seen: z.string().max(8_000),
  fields: z.record(z.string().max(40), z.string().max(20_000)),
};
/** Which thing a form changes: by its id, or (a new one) by the key of the form, so that two taps make one. */
const thing = { id: z.uuid().nullable(), idempotencyKey: formSource };

/** The id of what a form changes or makes. */
export const thingId = (
  app: AppContext,
  kind: 'part' | 'break-out' | 'venue',
  { id, idempotencyKey }: { id: string | null; idempotencyKey: FormSource },
): string => id ?? deterministicId(app, `programme-${kind}`, idempotencyKey);

/**
 * Changes the texts of an edition, and until when people can choose. Day and hours change here while it is a draft; later
 * they change with a letter to whoever comes.
 */
export const updateEdition = action({
  name: 'meetings.change-edition',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object(form),
  run: async ({ tx, app, now }, input) => {
    await lockForEditing(tx, input.edition);
    const before = await findEdition(tx, { id: input.edition });
    if (!before) return refuse('not-found');
    const { values, conflicts } = mergeFields(input.seen, editionValues(before), input.fields);
    if (conflicts.length) return refuse('changed-elsewhere');
    const read = readEdition(values, before);
    if ('refusal' in read) return refuse(read.refusal);
    const { startsAt, endsAt, ...fields } = read.meaning;
    const moved =
      startsAt.getTime() !== before.startsAt.getTime() || endsAt.getTime() !== before.endsAt.getTime();
    if (moved && before.state !== 'draft') return refuse('announced');
    const items = partsOn(before.parts, before, toAmsterdam(startsAt).day);
    const span = items.length ? spanOf([...items, { startsAt, endsAt }]) : { startsAt, endsAt };
    const wishesUntil =
      moved && values.wishesUntil === editionValues(before).wishesUntil
        ? defaultWishesUntil(span.startsAt, now)
        : fields.wishesUntil;
    if (wishesUntil >= span.startsAt) return refuse('too-late');
    await saveEdition(tx, { ...before, ...fields, ...span, wishesUntil, seriesId: before.series.id }, now);
    if (moved) for (const item of items) await savePart(tx, before.id, item);
    // More places, or no limit any more: whoever waits hears it.
    if (fields.capacity !== before.capacity) await letInWaiting(tx, app, before.id);
    return ok(null);
  },
});

/** Makes a draft public, when it has all that it needs. */
export const publishEdition = action({
  name: 'meetings.publish-edition',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid() }),
  run: async ({ tx, now }, { edition: id }) => {
    await lockForEditing(tx, id);
    const edition = await findEdition(tx, { id });
    if (!edition) return refuse('not-found');
    if (edition.state !== 'draft') return ok(null);
    if (publicationChecklist(edition, await venueLinks(tx, id), now).missing.length)
      return refuse('incomplete');
    await saveEdition(tx, { ...edition, state: 'published', seriesId: edition.series.id }, now);
    return ok(null);
  },
});

/** Changes a place where the edition is held or (without `id`) adds one: some editions have two, or one on line. */
export const addOrUpdateVenue = action({
  name: 'meetings.change-venue',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ ...form, ...thing }),
  run: async ({ tx, app, now }, input) => {
    await lockForEditing(tx, input.edition);
    const edition = await findEdition(tx, { id: input.edition });
    const id = thingId(app, 'venue', input);
    const existing = edition?.venues.find((venue) => venue.id === id);
    if (!edition || (input.id && !existing)) return refuse('not-found');
    const links = await venueLinks(tx, edition.id);
    const stored = existing ? venueValues(existing, links.get(id) ?? '') : {};
    const { values, conflicts } = mergeFields(input.seen, stored, input.fields);
    if (conflicts.length) return refuse('changed-elsewhere');
    const read = readVenue(values, existing?.texts ?? {});
    if ('refusal' in read) return refuse(read.refusal);
    const { link, ...venue } = read.meaning;
    const isElsewhere =
      existing && (['name', 'address', 'town'] as const).some((key) => existing[key] !== venue[key]);
    // Whoever comes has read where it is: another place is told to them, on the page for that.
    if (isElsewhere && edition.state !== 'draft') return refuse('announced');
    await saveVenue(tx, edition.id, { ...venue, id });
    await saveVenueLink(tx, edition.id, id, link);
    // The venue is written in people's calendars, so the edition itself has changed too.
    await saveEdition(tx, { ...edition, seriesId: edition.series.id }, now);
    return ok(id);
  },
});

/** Changes the kind, hours, place and texts of an item of the programme or (without `id`) adds one. */
export const updateProgrammeItem = action({
  name: 'meetings.change-part',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ ...form, ...thing }),
  run: async ({ tx, app, now }, input) => {
    await lockForEditing(tx, input.edition);
    const edition = await findEdition(tx, { id: input.edition });
    const id = thingId(app, 'part', input);
    const existing = edition?.parts.find((part) => part.id === id);
    if (!edition || (input.id && !existing)) return refuse('not-found');
    const { values, conflicts } = mergeFields(input.seen, existing ? itemValues(existing) : {}, input.fields);
    if (conflicts.length) return refuse('changed-elsewhere');
    const read = readItem(values, existing?.texts ?? {});
    if ('refusal' in read) return refuse(read.refusal);
    const item = read.meaning;
    if (existing?.breakOuts.length && item.kind !== 'break-outs') return refuse('has-break-outs');
    if (item.venueId && !edition.venues.some((venue) => venue.id === item.venueId))
      return refuse('not-understood');
    await savePart(tx, edition.id, { ...item, id });
    const parts = [...edition.parts.filter((part) => part.id !== id), item];
    await saveEdition(tx, { ...edition, ...spanAfter(edition, parts), seriesId: edition.series.id }, now);
    return ok(id);
  },
});

/** Changes a break-out or (without `id`) adds one. A capacity below the seats already taken is refused. */
export const addOrUpdateBreakOut = action({
  name: 'meetings.change-break-out',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ ...form, ...thing, part: z.uuid() }),
  run: async ({ tx, app, now }, input) => {
    await lockForEditing(tx, input.edition);
    await lockSeating(tx, input.edition);
    const edition = await findEdition(tx, { id: input.edition });
    const item = edition?.parts.find(({ id }) => id === input.part);
    if (!edition || !item) return refuse('not-found');
    const id = thingId(app, 'break-out', input);
    const existing = item.breakOuts.find((breakOut) => breakOut.id === id);
    if (input.id && !existing) return refuse('not-found');
    const { values, conflicts } = mergeFields(
      input.seen,
      existing ? breakOutValues(existing) : {},
      input.fields,
    );
    if (conflicts.length) return refuse('changed-elsewhere');
    const read = readBreakOut(values, existing?.texts ?? {});
    if ('refusal' in read) return refuse(read.refusal);
    const fields = read.meaning;
    if (existing && fields.capacity < existing.seatsTaken) return refuse('too-few');
    await saveBreakOut(tx, edition.id, {
      ...fields,
      id,
      partId: item.id,
      number: existing?.number ?? (await highestBreakOutNumber(tx, edition.id)) + 1,
      hostOrganisationId: existing?.hostOrganisationId ?? null,
    });
    await saveEdition(tx, { ...edition, seriesId: edition.series.id }, now);
    await fillVacancies(tx, app, edition.id);
    return ok(id);
  },
});

const removable = z.object({
  edition: z.uuid(),
  kind: z.enum(['part', 'break-out', 'venue']),
  id: z.uuid(),
});

/**
 * Takes a part, a break-out or a place out of the programme; it can be put back. What people chose, sit in or wrote on is
 * not removed: that is cancelled, with a letter to them.
 */
export const removeFromProgramme = action({
  name: 'meetings.remove-from-programme',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: removable,
  run: async ({ tx, now }, { edition: editionId, kind, id }) => {
    await lockForEditing(tx, editionId);
    await lockSeating(tx, editionId);
    const edition = await findEdition(tx, { id: editionId });
    if (!edition) return refuse('not-found');
    if (kind === 'venue' && edition.parts.some(({ venueId }) => venueId === id)) return refuse('venue-used');
    if (kind === 'venue' && edition.state !== 'draft' && edition.venues.length === 1)
      return refuse('last-venue');
    if (kind !== 'venue') {
      const { wishes, seats, lines } = await attachedTo(tx, editionId, { kind, id });
      if (wishes + seats + lines > 0) return refuse('has-people');
    }
    // Twice the same tap: it is gone already.
    await setRemoved(tx, editionId, { kind, id }, now);
    const parts = edition.parts.filter((part) => part.id !== id);
    await saveEdition(tx, { ...edition, ...spanAfter(edition, parts), seriesId: edition.series.id }, now);
    return ok(null);
  },
});

/** Puts back what was removed, as it was. */
export const restoreToProgramme = action({
  name: 'meetings.restore-to-programme',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: removable,
  run: async ({ tx, now }, { edition: editionId, kind, id }) => {
    await lockForEditing(tx, editionId);
    if (!(await setRemoved(tx, editionId, { kind, id }, null))) return refuse('not-found');
    const edition = await findEdition(tx, { id: editionId });
    if (!edition) return refuse('not-found');
    const before = { ...edition, parts: edition.parts.filter((part) => part.id !== id) };
    await saveEdition(
      tx,
      { ...edition, ...spanAfter(before, edition.parts), seriesId: edition.series.id },
      now,
    );
    return ok(null);
  },
});
