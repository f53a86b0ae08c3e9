import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { Tx } from '#core/db/connection.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { isCalendarDay, toAmsterdam } from '#core/time/amsterdam.ts';
import { moveDays, partsOn, readTexts } from '../edition/programme.ts';
import { defaultWishesUntil, slugOf } from '../edition/publication.ts';
import { findEdition, isSlugTaken } from '../edition/queries.ts';
import type { Edition } from '../edition/types.ts';
import { saveBreakOut, saveEdition, savePart, saveSeries, saveVenue } from '../edition/write-queries.ts';
import { readSpan } from '../programme-editor/fields.ts';

const SEED_BYTES = 32;
const newSeed = (): string => randomBytes(SEED_BYTES).toString('hex');

/** An address for the page that nothing has yet: with a number behind it when the title was used before. */
async function freeSlug(tx: Tx, title: string): Promise<string> {
  const slug = slugOf(title);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!(await isSlugTaken(tx, candidate))) return candidate;
  }
}

/**
 * Makes a meeting as a draft: a title, when and where. Only for organisers whose link is for every edition. The same form twice
 * makes one meeting. Answers its id.
 */
export const createMeeting = action({
  name: 'meetings.create-meeting',
  allow: 'organiser',
  input: z.object({
    idempotencyKey: formSource,
    fields: z.record(z.string().max(40), z.string().max(4_000)),
  }),
  run: async ({ tx, app, actor, now }, { idempotencyKey, fields }) => {
    if (actor.kind !== 'team' || actor.scope !== null) return refuse('not-found');
    const id = deterministicId(app, 'edition', idempotencyKey);
    if (await findEdition(tx, { id })) return ok(id);
    const texts: Edition['texts'] = readTexts((name) => fields[name] ?? '', ['title']);
    const title = texts.nl?.title;
    if (!title) return refuse('no-title');
    const span = readSpan(fields);
    if (!span) return refuse('no-times');
    if (span.startsAt <= now) return refuse('too-late');
    const slug = await freeSlug(tx, title);
    const seriesId = await saveSeries(tx, { slug, texts: { ...texts }, demo: false });
    const wishesUntil = defaultWishesUntil(span.startsAt, now);
    const { name = '', address = '', town = '' } = fields;
    const languages = (fields.languages ?? '').split(',').filter(Boolean);
    await saveEdition(
      tx,
      {
        id,
        seriesId,
        slug,
        texts,
        state: 'draft',
        ...span,
        wishesUntil,
        languages,
        seed: newSeed(),
        demo: false,
      },
      now,
    );
    if (name || town)
      await saveVenue(tx, id, {
        id: randomUUID(),
        name: name || town,
        address,
        town,
        texts: {},
        stepFree: null,
      });
    return ok(id);
  },
});

/**
 * Makes a new edition from an existing one: the whole programme on another day, as a draft, with a lottery seed of its
 * own. Only for organisers whose link is for every edition. The same form twice makes one.
 */
export const copyEdition = action({
  name: 'meetings.copy-edition',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    idempotencyKey: formSource,
    day: z.string().refine(isCalendarDay),
  }),
  run: async ({ tx, app, actor, now }, input) => {
    if (actor.kind !== 'team' || actor.scope !== null) return refuse('not-found');
    const id = deterministicId(app, 'edition', input.idempotencyKey);
    if (await findEdition(tx, { id })) return ok(id);
    const original = await findEdition(tx, { id: input.edition });
    if (!original) return refuse('not-found');
    const firstDay = toAmsterdam(original.startsAt).day;
    const [span] = moveDays([{ startsAt: original.startsAt, endsAt: original.endsAt }], firstDay, input.day);
    if (!span || span.startsAt <= now) return refuse('too-late');
    const [wishes] = moveDays(
      [{ startsAt: original.wishesUntil, endsAt: original.wishesUntil }],
      firstDay,
      input.day,
    );
    const slug = await freeSlug(tx, original.texts.nl?.title ?? original.slug);
    const copy = {
      ...original,
      ...span,
      id,
      slug,
      state: 'draft' as const,
      wishesUntil: wishes && wishes.startsAt > now ? wishes.startsAt : defaultWishesUntil(span.startsAt, now),
      seed: newSeed(),
      demo: false,
    };
    await saveEdition(tx, { ...copy, seriesId: original.series.id }, now);
    await copyProgramme(tx, original, id, input.day);
    return ok(id);
  },
});

async function copyProgramme(tx: Tx, original: Edition, id: string, day: string): Promise<void> {
  const newVenueIds = new Map(original.venues.map((venue) => [venue.id, randomUUID()]));
  // The link of a place on line is not copied: it is another meeting with other people.
  for (const venue of original.venues)
    await saveVenue(tx, id, { ...venue, id: newVenueIds.get(venue.id) ?? randomUUID() });
  for (const item of partsOn(original.parts, original, day)) {
    const partId = randomUUID();
    const venueId = newVenueIds.get(item.venueId ?? '') ?? null;
    await savePart(tx, id, { ...item, id: partId, venueId });
    for (const breakOut of item.breakOuts)
      await saveBreakOut(tx, id, { ...breakOut, id: randomUUID(), partId });
  }
}
