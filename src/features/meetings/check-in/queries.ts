import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    check_in: CheckInTable;
  }
}

interface CheckInTable {
  member_id: string;
  edition_id: string;
  at: Date;
  device: string;
}

/** One badge scanned by one device. */
export interface BadgeScan {
  code: string;
  at: Date;
  device: string;
}

/**
 * Records who is present, from scans of any device in any order: each badge counts once, with its earliest scan.
 * @returns how many of these badges belong to this edition
 */
export async function recordAttendance(
  tx: Tx,
  edition: string,
  scans: readonly BadgeScan[],
): Promise<number> {
  if (!scans.length) return 0;
  const members = await tx
    .selectFrom('sign_up_member')
    .select(['id', 'code'])
    .where('edition_id', '=', edition)
    .where('code', 'in', [...new Set(scans.map(({ code }) => code))])
    .execute();
  const earliest = new Map<string, BadgeScan>();
  for (const scan of scans) {
    const existing = earliest.get(scan.code);
    if (!existing || scan.at < existing.at) earliest.set(scan.code, scan);
  }
  const rows = members.flatMap(({ id, code }) => {
    const scan = earliest.get(code);
    return scan ? [{ member_id: id, edition_id: edition, at: scan.at, device: scan.device }] : [];
  });
  if (rows.length) {
    await tx
      .insertInto('check_in')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column('member_id')
          .doUpdateSet({ at: sql`excluded.at`, device: sql`excluded.device` })
          .where(sql<boolean>`excluded.at < check_in.at`),
      )
      .execute();
  }
  return rows.length;
}

/** Deletes the check-in of one badge. */
export async function deleteAttendance(tx: Tx, edition: string, code: string): Promise<void> {
  const membersWithCode = tx
    .selectFrom('sign_up_member')
    .select('id')
    .where('edition_id', '=', edition)
    .where('code', '=', code);
  await tx
    .deleteFrom('check_in')
    .where('edition_id', '=', edition)
    .where('member_id', 'in', membersWithCode)
    .execute();
}
