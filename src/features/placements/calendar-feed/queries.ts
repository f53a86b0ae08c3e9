import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { AppContext } from '#core/context.ts';
import type { Db, Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkHash } from '#core/private-links.ts';
import { CALENDAR_LINK } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    placement_calendar: PlacementCalendarTable;
  }
}

interface PlacementCalendarTable {
  listing_id: string;
  id: string;
  link_hash: Buffer;
  made_at: Date;
}

/** The id of the calendar's link of the acting listing; undefined when there is none. */
export async function calendarOfListing(tx: Tx, listing: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('placement_calendar')
    .select('id')
    .where('listing_id', '=', listing)
    .executeTakeFirst();
  return row?.id;
}

/** Makes a link to the calendar; one that there was ends. The transaction must act for the listing. */
export async function makeCalendarLink(
  tx: Tx,
  app: Pick<AppContext, 'secret'>,
  listing: string,
  now: Date,
): Promise<void> {
  const id = randomUUID();
  const link = { id, link_hash: privateLinkHash(app, CALENDAR_LINK, id), made_at: now };
  await tx
    .insertInto('placement_calendar')
    .values({ listing_id: listing, ...link })
    .onConflict((conflict) => conflict.column('listing_id').doUpdateSet(link))
    .execute();
}

/** Ends the link: calendars that subscribed to it get nothing any more. */
export async function endCalendarLink(tx: Tx, listing: string): Promise<void> {
  await tx.deleteFrom('placement_calendar').where('listing_id', '=', listing).execute();
}

/** How many people an initiative expects. */
export interface ExpectedPeople {
  initiative: string;
  /** By the id of a weekly time. */
  atTime: Map<string, number>;
  /** Who chose no time. */
  anyTime: number;
}

/** What the link of a calendar tells; undefined when it is no link that works. */
export const expectedPeople = (db: Db, link: Buffer): Promise<ExpectedPeople | undefined> =>
  inTransaction(db, { link }, async (tx) => {
    const { rows } = await sql<{ initiative_id: string; weekly_time_id: string | null; people: number }>`
      select * from expected_people()`.execute(tx);
    const [first] = rows;
    if (!first) return undefined;
    return {
      initiative: first.initiative_id,
      atTime: new Map(
        rows.flatMap(({ weekly_time_id, people }): [string, number][] =>
          weekly_time_id ? [[weekly_time_id, people]] : [],
        ),
      ),
      anyTime: rows.find(({ weekly_time_id }) => weekly_time_id === null)?.people ?? 0,
    };
  });
