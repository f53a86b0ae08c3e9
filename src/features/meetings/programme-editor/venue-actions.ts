import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { findEdition } from '../edition/queries.ts';
import { saveEdition, saveVenue } from '../edition/write-queries.ts';

/** Changes a place where the edition is held or (without `id`) adds one: some editions have two. */
export const changeVenue = action({
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
    seen: z.number().int(),
  }),
  run: async ({ tx, now }, { edition: editionId, id, seen, ...said }) => {
    const edition = await findEdition(tx, { id: editionId });
    if (!edition || (id && !edition.venues.some((venue) => venue.id === id))) return refuse('not-there');
    if (edition.sequence !== seen) return refuse('changed-elsewhere');
    await saveVenue(tx, editionId, { ...said, id: id ?? randomUUID() });
    // The place stands in people's calendars: that is a change of the edition.
    await saveEdition(tx, { ...edition, seriesId: edition.series.id }, now);
    return ok(null);
  },
});
