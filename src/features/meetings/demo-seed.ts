import { createHash } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate, daysAfter, daysBefore, fromAmsterdam } from '#core/time/amsterdam.ts';
import { findEdition } from './edition/queries.ts';
import type { BreakOut, Edition, ProgrammeItem, Venue } from './edition/types.ts';
import { saveBreakOut, saveEdition, savePart, saveSeries, saveVenue } from './edition/write-queries.ts';
import { actForSeating } from './seating/lock-queries.ts';

export { seedDemoRegistrations } from './demo-registrations.ts';

/** A demonstration edition: times (HH:MM) on the Dutch clock of one day, which is chosen when it is seeded. */
export interface DemoEdition {
  series: Omit<Edition['series'], 'id'>;
  slug: string;
  texts: Edition['texts'];
  venue: Omit<Venue, 'id' | 'online'>;
  parts: (Pick<ProgrammeItem, 'texts'> & { kind: string; from: string; to: string })[];
  breakOuts: (Pick<
    BreakOut,
    'number' | 'texts' | 'room' | 'capacity' | 'minAttendees' | 'languages' | 'interpreters' | 'stepFree'
  > & {
    host: string;
  })[];
}

/** How far ahead the demonstration edition is, and how long before it wishes close. */
const LEAD_DAYS = 35;
const WISHES_CLOSE_DAYS = 10;

/** A UUID made of names: the same names give the same id, so that seeding twice changes nothing. */
function idOf(...names: (string | number)[]): string {
  const hex = createHash('sha256').update(names.join('|')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Seeds the demonstration edition on a Thursday about five weeks from now; once it is over, the next start moves it to a
 * new day. Marked as demonstration on every page.
 * @returns the edition's id
 */
export async function seedDemoEdition(app: AppContext, demo: DemoEdition): Promise<string> {
  const id = idOf(demo.slug);
  await inTransaction(app.db, {}, async (tx) => {
    await actForSeating(tx, id);
    const now = app.now();
    const existing = await findEdition(tx, { id });
    if (existing && existing.startsAt > now) return;
    const day = thursdayAfter(daysAfter(now, LEAD_DAYS));
    const momentOf = (time: string) => {
      const [hours = 0, minutes = 0] = time.split(':').map(Number);
      return fromAmsterdam(day, hours * 60 + minutes);
    };
    const seriesId = await saveSeries(tx, { ...demo.series, demo: true });
    const [first, last] = [demo.parts[0], demo.parts.at(-1)];
    if (!first || !last) throw new Error('the demonstration edition has no programme');
    const startsAt = momentOf(first.from);
    await saveEdition(
      tx,
      {
        id,
        seriesId,
        slug: demo.slug,
        texts: demo.texts,
        state: 'published',
        startsAt,
        endsAt: momentOf(last.to),
        wishesUntil: daysBefore(startsAt, WISHES_CLOSE_DAYS),
        seed: createHash('sha256').update(app.secret).update(id).update(day).digest('hex'),
        demo: true,
      },
      now,
    );
    const venueId = idOf(id, 'venue');
    await saveVenue(tx, id, { id: venueId, ...demo.venue });
    for (const [i, { from, to, kind, texts }] of demo.parts.entries()) {
      const partId = idOf(id, 'part', i);
      const times = { startsAt: momentOf(from), endsAt: momentOf(to) };
      await savePart(tx, id, { id: partId, venueId, kind: kind as ProgrammeItem['kind'], ...times, texts });
      if (kind !== 'break-outs') continue;
      for (const { host, ...breakOut } of demo.breakOuts) {
        const breakOutId = idOf(partId, breakOut.number);
        const hosts = { hostName: host, hostOrganisationId: null };
        await saveBreakOut(tx, id, { ...breakOut, id: breakOutId, partId, ...hosts });
      }
    }
  });
  return id;
}

const THURSDAY = 4;

/** The first Thursday on or after this moment, as a day on the Dutch calendar. */
function thursdayAfter(from: Date): string {
  for (let ahead = 0; ; ahead++) {
    const day = amsterdamDate(daysAfter(from, ahead));
    // Not around Christmas and New Year: nobody would come.
    const isHoliday = /-12-2|-12-3|-01-0[1-6]/.test(day);
    if (new Date(`${day}T12:00:00Z`).getUTCDay() === THURSDAY && !isHoliday) return day;
  }
}
