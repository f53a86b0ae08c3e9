import { createHash } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { fromAmsterdam, toAmsterdam } from '#core/time/amsterdam.ts';
import { findEdition } from './edition/queries.ts';
import type { BreakOut, Edition, ProgrammeItem, Venue } from './edition/types.ts';
import {
  actForSeating,
  saveBreakOut,
  saveEdition,
  savePart,
  saveSeries,
  saveVenue,
} from './edition/write-queries.ts';

/** A demonstration edition: times on the Dutch clock of one day, which is chosen when it is planted. */
export interface DemoEdition {
  series: Omit<Edition['series'], 'id'>;
  slug: string;
  texts: Edition['texts'];
  venue: Omit<Venue, 'id'>;
  parts: (Pick<ProgrammeItem, 'texts'> & { kind: string; from: string; to: string })[];
  breakOuts: (Pick<
    BreakOut,
    'number' | 'texts' | 'room' | 'capacity' | 'minAttendees' | 'languages' | 'interpreters' | 'stepFree'
  > & {
    host: string;
  })[];
}

const DAY = 86_400_000;

/** The same name gives the same number: planting twice changes nothing. */
function idOf(...names: (string | number)[]): string {
  const hex = createHash('sha256').update(names.join('|')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Plants the demonstration edition on a Thursday about five weeks from now; once it is over, the next start plants it
 * anew. Marked as demonstration on every page.
 * @returns the edition's id
 */
export async function seedDemoEdition(app: AppContext, set: DemoEdition): Promise<string> {
  const id = idOf(set.slug);
  await inTransaction(app.db, {}, async (tx) => {
    await actForSeating(tx, id);
    const now = app.now();
    const before = await findEdition(tx, { id });
    if (before && before.startsAt > now) return;
    const day = thursdayAfter(new Date(now.getTime() + 35 * DAY));
    const at = (time: string) => {
      const [hour = 0, minute = 0] = time.split(':').map(Number);
      return fromAmsterdam(day, hour * 60 + minute);
    };
    const seriesId = await saveSeries(tx, { ...set.series, demo: true });
    const [first, last] = [set.parts[0], set.parts.at(-1)];
    if (!first || !last) throw new Error('the demonstration edition has no programme');
    const startsAt = at(first.from);
    await saveEdition(
      tx,
      {
        id,
        seriesId,
        slug: set.slug,
        texts: set.texts,
        state: 'published',
        startsAt,
        endsAt: at(last.to),
        wishesUntil: new Date(startsAt.getTime() - 10 * DAY),
        seed: createHash('sha256').update(app.secret).update(id).update(day).digest('hex'),
        demo: true,
      },
      now,
    );
    const venueId = idOf(id, 'venue');
    await saveVenue(tx, id, { id: venueId, ...set.venue });
    for (const [i, { from, to, kind, texts }] of set.parts.entries()) {
      const partId = idOf(id, 'part', i);
      const part = {
        id: partId,
        venueId,
        kind: kind as ProgrammeItem['kind'],
        startsAt: at(from),
        endsAt: at(to),
        texts,
      };
      await savePart(tx, id, part);
      if (kind !== 'break-outs') continue;
      for (const { host, ...one } of set.breakOuts) {
        const own = { id: idOf(partId, one.number), partId, hostName: host, hostOrganisationId: null };
        await saveBreakOut(tx, id, { ...one, ...own });
      }
    }
  });
  return id;
}

function thursdayAfter(from: Date): string {
  for (let ahead = 0; ; ahead++) {
    const at = new Date(from.getTime() + ahead * DAY);
    const { day } = toAmsterdam(at);
    // Not around Christmas and New Year: nobody would come.
    if (at.getUTCDay() === 4 && !/-12-2|-12-3|-01-0[1-6]/.test(day)) return day;
  }
}
