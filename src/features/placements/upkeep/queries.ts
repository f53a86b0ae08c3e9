import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { UnansweredRequest } from './rules.ts';

/** How a listing answers, as its upkeep needs it. */
export interface DueSettings {
  initiative: string;
  answerDays: number;
  /** YYYY-MM-DD */
  leaveUntil: string | null;
}

/** Locks the settings of the listing for which the transaction acts as the task `placements`. */
export async function lockDueSettings(tx: Tx): Promise<DueSettings | undefined> {
  const { rows } = await sql<DueSettings>`
    select initiative_id as initiative, answer_days as "answerDays", leave_until as "leaveUntil"
    from lock_due_placements()`.execute(tx);
  return rows[0];
}

/** Requests of a listing that wait for an answer, by id; reminders count from the last promise on. */
export async function unansweredRequests(
  tx: Tx,
  listing: string,
): Promise<(UnansweredRequest & { id: string })[]> {
  const day = (kind: 'remind' | 'suggest') => sql`(select max((s.at at time zone 'Europe/Amsterdam')::date)
    from placement_step s where s.request_id = r.id and s.kind = ${kind} and s.id > coalesce(
      (select max(p.id) from placement_step p where p.request_id = r.id and p.kind in ('postpone', 'reopen')), 0))`;
  const { rows } = await sql<UnansweredRequest & { id: string }>`
    select r.id, r.promised_on as "promisedOn", ${day('remind')} as "remindedOn", ${day('suggest')} as "suggestedOn"
    from placement_request r where r.listing_id = ${listing} and r.state = 'asked' order by r.id`.execute(tx);
  return rows;
}
