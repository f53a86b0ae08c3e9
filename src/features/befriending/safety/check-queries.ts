import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { CheckKind } from '../model/rules.ts';
import type { MemberCheck } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    befriending_check: BefriendingCheckTable;
  }
}

interface BefriendingCheckTable {
  member_id: string;
  person_id: string;
  kind: Exclude<CheckKind, 'none'>;
  dated_on: string;
  noted_at: Date;
  reminded_on: string | null;
}

/** The checks of some members that whoever acts may see, by the id of the member. */
export async function checksOf(tx: Tx, members: readonly string[]): Promise<Map<string, MemberCheck>> {
  if (members.length === 0) return new Map();
  const rows = await tx
    .selectFrom('befriending_check')
    .selectAll()
    .where('member_id', 'in', [...members])
    .execute();
  return new Map(
    rows.map((row) => [
      row.member_id,
      { kind: row.kind, datedOn: row.dated_on, remindedOn: row.reminded_on },
    ]),
  );
}

/** Notes that the acting organisation saw a reference or a certificate, by its date: the last one counts. */
export async function noteCheck(
  tx: Tx,
  member: { id: string; person: string },
  check: Pick<MemberCheck, 'kind' | 'datedOn'>,
  now: Date,
): Promise<void> {
  const columns = { kind: check.kind, dated_on: check.datedOn, noted_at: now, reminded_on: null };
  await tx
    .insertInto('befriending_check')
    .values({ member_id: member.id, person_id: member.person, ...columns })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(columns))
    .execute();
}

/** Takes back what was noted. */
export async function removeCheck(tx: Tx, member: string): Promise<void> {
  await tx.deleteFrom('befriending_check').where('member_id', '=', member).execute();
}

/** Remembers that the organisation was told on this day (YYYY-MM-DD) that these run out. */
export async function markReminded(tx: Tx, members: readonly string[], today: string): Promise<void> {
  if (members.length === 0) return;
  await tx
    .updateTable('befriending_check')
    .set({ reminded_on: today })
    .where('member_id', 'in', [...members])
    .execute();
}

/** Every check, with the pool that it is for; the transaction must act as the task `befriending`. */
export async function allChecks(tx: Tx): Promise<(MemberCheck & { member: string; pool: string })[]> {
  const rows = await tx
    .selectFrom('befriending_check')
    .innerJoin('befriending_member', 'befriending_member.id', 'befriending_check.member_id')
    .select([
      'befriending_check.member_id as member',
      'befriending_member.listing_id as pool',
      'befriending_check.kind',
      'befriending_check.dated_on as datedOn',
      'befriending_check.reminded_on as remindedOn',
    ])
    .orderBy('befriending_check.member_id')
    .execute();
  return rows;
}

/**
 * Whether a card may be in a new proposal: everybody of it has the check that the organisation asks for, and minors are only where
 * they may be. For the task `befriending`, the organisation and the people of the card; else false.
 */
export async function mayBeProposed(tx: Tx, card: string): Promise<boolean> {
  const { rows } = await sql<{
    may: boolean;
  }>`select befriending_may_be_proposed(${card}) as may`.execute(tx);
  return rows[0]?.may ?? false;
}
