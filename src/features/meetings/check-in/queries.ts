import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';

export interface Scan {
  code: string;
  at: Date;
  device: string;
}

/**
 * Merges scans of any device in any order: each badge counts once, the earliest scan stands.
 * @returns how many of these badges this edition knows
 */
export async function mergeScans(tx: Tx, edition: string, scans: readonly Scan[]): Promise<number> {
  if (!scans.length) return 0;
  const own = tx;
  const codes = [...new Set(scans.map(({ code }) => code))];
  const members = await own
    .selectFrom('sign_up_member')
    .select(['id', 'code'])
    .where('edition_id', '=', edition)
    .where('code', 'in', codes)
    .execute();
  const first = new Map<string, Scan>();
  for (const scan of scans) {
    const before = first.get(scan.code);
    if (!before || scan.at < before.at) first.set(scan.code, scan);
  }
  const rows = members.flatMap(({ id, code }) => {
    const scan = first.get(code);
    return scan ? [{ member_id: id, edition_id: edition, at: scan.at, device: scan.device }] : [];
  });
  if (rows.length) {
    await own
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

/** A check-in by mistake. */
export async function takeBackScan(tx: Tx, edition: string, code: string): Promise<void> {
  const own = tx;
  await own
    .deleteFrom('check_in')
    .where('edition_id', '=', edition)
    .where(
      'member_id',
      'in',
      own
        .selectFrom('sign_up_member')
        .select('id')
        .where('edition_id', '=', edition)
        .where('code', '=', code),
    )
    .execute();
}
