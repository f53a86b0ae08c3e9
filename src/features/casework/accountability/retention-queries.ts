import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { amsterdamDate, daysAfter } from '#core/time/amsterdam.ts';
import { ANNOUNCE_DAYS } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    case_erasure_notice: CaseErasureNoticeTable;
    case_erasure: CaseErasureTable;
  }
}

interface CaseErasureNoticeTable {
  case_id: string;
  tenant_id: string;
  announced_at: Date;
  erase_on: string;
}

interface CaseErasureTable {
  tenant_id: string;
  erased_on: string;
  cases: number;
}

/** A case whose retention ends. */
export interface EndingCase {
  id: string;
  tenant: string;
  number: string;
  eraseOn: string;
  /** What is not closed is still worked on, and stays. */
  closed: boolean;
}

/** The cases that are to be deleted up to and including a day, the first first: those that whoever acts may read. */
export async function casesToErase(tx: Tx, until: string): Promise<EndingCase[]> {
  const { rows } =
    await sql<EndingCase>`select case_id as id, tenant_id as tenant, number, erase_on as "eraseOn", closed
    from cases_to_erase(${until}::date) order by erase_on, number`.execute(tx);
  return rows;
}

/** On which days how many cases were deleted, the last first. The transaction must act for a caseworker. */
export async function erasures(tx: Tx): Promise<{ day: string; cases: number }[]> {
  return tx
    .selectFrom('case_erasure')
    .select(['erased_on as day', 'cases'])
    .orderBy('erased_on', 'desc')
    .limit(200)
    .execute();
}

/** How many cases are announced to be deleted. The transaction must act for a caseworker. */
export async function countAnnounced(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('case_erasure_notice')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The last day of what is announced now. */
export const announcedUntil = (now: Date): string => amsterdamDate(daysAfter(now, ANNOUNCE_DAYS));

/**
 * Announces what will be deleted, withdraws what was announced and is not to be deleted any more, and deletes what was announced
 * long enough ago and is closed. The transaction must act as `retention`. @returns how many were deleted
 */
export async function eraseEndedCases(tx: Tx, now: Date): Promise<number> {
  const today = amsterdamDate(now);
  const ending = await casesToErase(tx, announcedUntil(now));
  const noticed = await tx.selectFrom('case_erasure_notice').select(['case_id', 'erase_on']).execute();
  const eraseOn = new Map(ending.map(({ id, eraseOn: day }) => [id, day]));
  const changed = noticed.filter((notice) => eraseOn.get(notice.case_id) !== notice.erase_on);
  if (changed.length > 0)
    await tx
      .deleteFrom('case_erasure_notice')
      .where(
        'case_id',
        'in',
        changed.map((notice) => notice.case_id),
      )
      .execute();
  for (const { id, tenant, eraseOn: day } of ending)
    await tx
      .insertInto('case_erasure_notice')
      .values({ case_id: id, tenant_id: tenant, announced_at: now, erase_on: day })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  // Which of them were announced long enough ago, and are closed, is in the policy.
  const erased = await tx
    .deleteFrom('integration_case')
    .where('duty_ended_on', 'is not', null)
    .returning('tenant_id as tenant')
    .execute();
  const counts = new Map<string, number>();
  for (const { tenant } of erased) counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
  for (const [tenant, cases] of counts)
    await tx
      .insertInto('case_erasure')
      .values({ tenant_id: tenant, erased_on: today, cases })
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'erased_on'])
          .doUpdateSet({ cases: sql`case_erasure.cases + ${cases}` }),
      )
      .execute();
  return erased.length;
}
