import type { Tx } from '#core/db/connection.ts';
import type { Registration, Seat, SeatReason } from '../registrations/types.ts';

type Whose = Pick<Registration, 'id' | 'editionId' | 'size'>;

/**
 * Gives seats. First all of these people leave the seats they have in that round, then they sit down: so that two can
 * change places in full break-outs. The database refuses a seat too many.
 */
export async function assignSeats(
  tx: Tx,
  given: { whose: Whose; seat: Omit<Seat, 'at'>; size?: number }[],
  at: Date,
): Promise<void> {
  const own = tx;
  for (const { whose, seat } of given)
    await own
      .deleteFrom('seat')
      .where('sign_up_id', '=', whose.id)
      .where('part_id', '=', seat.partId)
      .execute();
  for (let i = 0; i < given.length; i += 500) {
    const rows = given.slice(i, i + 500).map(({ whose, seat, size }) => ({
      sign_up_id: whose.id,
      edition_id: whose.editionId,
      part_id: seat.partId,
      break_out_id: seat.breakOutId,
      size: size ?? whose.size,
      how: seat.how,
      at,
      reason: JSON.stringify(seat.reason),
    }));
    await own.insertInto('seat').values(rows).execute();
  }
}

/** Takes away the seats and open offers of one sign-up, in one round or in all; turns in queues too when it is all. */
export async function vacateSeats(tx: Tx, signUp: string, part?: string): Promise<void> {
  const own = tx;
  for (const table of ['seat', 'seat_offer', 'waitlist_entry'] as const) {
    let query = own.deleteFrom(table).where('sign_up_id', '=', signUp);
    if (part) query = query.where('part_id', '=', part);
    await query.execute();
  }
}

/** Clears what the draw gave in one edition, to draw again. */
export async function deleteDrawnSeats(tx: Tx, edition: string): Promise<void> {
  await tx.deleteFrom('seat').where('edition_id', '=', edition).where('how', '=', 'draw').execute();
}

/** Waits for these break-outs; whoever waited already keeps the turn. */
export async function setWaitlist(
  tx: Tx,
  whose: Pick<Registration, 'id' | 'editionId'>,
  part: string,
  breakOuts: readonly string[],
  at: Date,
): Promise<void> {
  const own = tx;
  let gone = own.deleteFrom('waitlist_entry').where('sign_up_id', '=', whose.id).where('part_id', '=', part);
  if (breakOuts.length) gone = gone.where('break_out_id', 'not in', [...breakOuts]);
  await gone.execute();
  if (!breakOuts.length) return;
  await own
    .insertInto('waitlist_entry')
    .values(
      breakOuts.map((break_out_id) => ({
        sign_up_id: whose.id,
        edition_id: whose.editionId,
        part_id: part,
        break_out_id,
        joined_at: at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['sign_up_id', 'break_out_id']).doNothing())
    .execute();
}

export async function insertOffer(
  tx: Tx,
  whose: Whose,
  offer: { partId: string; breakOutId: string; endsAt: Date },
  at: Date,
): Promise<void> {
  await tx
    .insertInto('seat_offer')
    .values({
      sign_up_id: whose.id,
      edition_id: whose.editionId,
      part_id: offer.partId,
      break_out_id: offer.breakOutId,
      size: whose.size,
      made_at: at,
      ends_at: offer.endsAt,
    })
    .execute();
}

export async function deleteOffer(tx: Tx, signUp: string, part: string): Promise<void> {
  await tx.deleteFrom('seat_offer').where('sign_up_id', '=', signUp).where('part_id', '=', part).execute();
}

/** Remembers why somebody has no seat in this round. */
export async function saveReason(
  tx: Tx,
  signUp: Registration,
  part: string,
  reason: SeatReason,
): Promise<void> {
  await tx
    .updateTable('sign_up')
    .set({ reasons: JSON.stringify({ ...signUp.reasons, [part]: reason }) })
    .where('id', '=', signUp.id)
    .execute();
}

export async function setLotteryNumbers(tx: Tx, lots: readonly { id: string; lot: number }[]): Promise<void> {
  for (const { id, lot } of lots) await tx.updateTable('sign_up').set({ lot }).where('id', '=', id).execute();
}

/** Hosts a break-out, or no more. */
export async function setHost(tx: Tx, signUp: string, breakOut: string | null): Promise<void> {
  await tx.updateTable('sign_up').set({ hosts_id: breakOut }).where('id', '=', signUp).execute();
}

export async function setSeating(
  tx: Tx,
  edition: string,
  seating: 'wishes' | 'proposed' | 'published',
): Promise<void> {
  await tx.updateTable('edition').set({ seating }).where('id', '=', edition).execute();
}
