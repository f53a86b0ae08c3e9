import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Db, Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { CASE_CALENDAR_LINK } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    case_calendar: CaseCalendarTable;
  }
}

interface CaseCalendarTable {
  account_id: string;
  tenant_id: string;
  id: string;
  link_hash: Buffer;
  made_at: Date;
}

type Secret = Pick<AppContext, 'secret'>;

/** The token of the calendar's link; undefined when there is none. The transaction must act for this account. */
export async function calendarToken(tx: Tx, app: Secret, account: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('case_calendar')
    .select('id')
    .where('account_id', '=', account)
    .executeTakeFirst();
  return row && privateLinkToken(app, CASE_CALENDAR_LINK, row.id);
}

/** Makes a link to the calendar; one that there was ends. */
export async function makeCaseCalendar(tx: Tx, app: Secret, by: StaffMember, now: Date): Promise<void> {
  const id = randomUUID();
  const link = {
    tenant_id: by.tenant.id,
    id,
    link_hash: privateLinkHash(app, CASE_CALENDAR_LINK, id),
    made_at: now,
  };
  await tx
    .insertInto('case_calendar')
    .values({ account_id: by.account, ...link })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(link))
    .execute();
}

/** Ends the link: calendars that subscribed to it get nothing any more. */
export async function endCaseCalendar(tx: Tx, account: string): Promise<void> {
  await tx.deleteFrom('case_calendar').where('account_id', '=', account).execute();
}

/** A term of a case, as a calendar shows it. */
export interface CalendarTerm {
  caseId: string;
  number: string;
  rule: string;
  dueOn: string;
}

/** What the link of a calendar tells of these days; undefined when it is no link that works. */
export const calendarTerms = (
  db: Db,
  link: Buffer,
  { from, to }: { from: string; to: string },
): Promise<CalendarTerm[] | undefined> =>
  inTransaction(db, { link }, async (tx) => {
    const works = await sql<{ works: boolean }>`select case_calendar_works() as works`.execute(tx);
    if (!works.rows[0]?.works) return undefined;
    const { rows } = await sql<CalendarTerm>`select case_id as "caseId", number, rule, due_on as "dueOn"
      from case_calendar_terms(${from}, ${to})`.execute(tx);
    return rows;
  });
