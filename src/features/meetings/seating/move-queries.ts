import type { ColumnType } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { Seat, SeatReason } from '../registrations/types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    seat_move: SeatMoveTable;
  }
}

interface SeatMoveTable {
  id: string;
  edition_id: string;
  sign_up_id: string;
  part_id: string;
  from_break_out_id: string | null;
  to_break_out_id: string | null;
  from_how: 'draw' | 'direct' | 'moved' | 'organiser' | 'host' | null;
  from_reason: ColumnType<SeatReason, string | undefined, string>;
  moved_by: string;
  moved_at: Date;
  undone_at: Date | null;
}

/** A move by hand on the board. */
export interface MoveByHand {
  id: string;
  registrationId: string;
  partId: string;
  from: Pick<Seat, 'breakOutId' | 'how' | 'reason'> | null;
  to: string | null;
  by: string;
  at: Date;
}

export async function insertMove(tx: Tx, editionId: string, move: MoveByHand): Promise<void> {
  await tx
    .insertInto('seat_move')
    .values({
      id: move.id,
      edition_id: editionId,
      sign_up_id: move.registrationId,
      part_id: move.partId,
      from_break_out_id: move.from?.breakOutId ?? null,
      to_break_out_id: move.to,
      from_how: move.from?.how ?? null,
      from_reason: JSON.stringify(move.from?.reason ?? {}),
      moved_by: move.by,
      moved_at: move.at,
    })
    .execute();
}

/** The last moves that nobody took back, the newest first. */
export async function listMoves(tx: Tx, editionId: string, limit: number): Promise<MoveByHand[]> {
  const rows = await tx
    .selectFrom('seat_move')
    .selectAll()
    .where('edition_id', '=', editionId)
    .where('undone_at', 'is', null)
    .orderBy('moved_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    registrationId: row.sign_up_id,
    partId: row.part_id,
    from:
      row.from_break_out_id && row.from_how
        ? { breakOutId: row.from_break_out_id, how: row.from_how, reason: row.from_reason }
        : null,
    to: row.to_break_out_id,
    by: row.moved_by,
    at: row.moved_at,
  }));
}

/** @returns false when somebody else took it back already */
export async function markUndone(tx: Tx, editionId: string, id: string, now: Date): Promise<boolean> {
  const undone = await tx
    .updateTable('seat_move')
    .set({ undone_at: now })
    .where('edition_id', '=', editionId)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return undone.numUpdatedRows === 1n;
}
