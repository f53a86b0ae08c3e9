import type { ColumnType } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { Edition } from '../edition/types.ts';
import type { Registration, Seat, SeatReason } from '../registrations/types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    seat: SeatTable;
    seat_offer: SeatOfferTable;
    waitlist_entry: WaitlistEntryTable;
  }
}

interface SeatTable {
  sign_up_id: string;
  edition_id: string;
  part_id: string;
  break_out_id: string;
  size: number;
  how: 'draw' | 'direct' | 'moved' | 'organiser' | 'host';
  at: Date;
  reason: ColumnType<SeatReason, string | undefined, string>;
}

interface SeatOfferTable {
  sign_up_id: string;
  edition_id: string;
  part_id: string;
  break_out_id: string;
  size: number;
  made_at: Date;
  ends_at: Date;
}

interface WaitlistEntryTable {
  sign_up_id: string;
  edition_id: string;
  part_id: string;
  break_out_id: string;
  joined_at: Date;
}

type Party = Pick<Registration, 'id' | 'editionId' | 'size'>;

/** A seat for a registration, in people; `size` differs from the party's own only for hosts, who take no seat. */
export interface SeatAssignment {
  registration: Party;
  seat: Omit<Seat, 'at'>;
  size?: number;
}

const ROWS_PER_INSERT = 500;

/**
 * Assigns seats. First all of these people leave the seats they have in that round, then they sit down: so that two can
 * exchange seats in full break-outs. The database refuses a seat too many.
 */
export async function assignSeats(tx: Tx, assignments: readonly SeatAssignment[], now: Date): Promise<void> {
  for (const { registration, seat } of assignments)
    await tx
      .deleteFrom('seat')
      .where('sign_up_id', '=', registration.id)
      .where('part_id', '=', seat.partId)
      .execute();
  for (let i = 0; i < assignments.length; i += ROWS_PER_INSERT) {
    const rows = assignments.slice(i, i + ROWS_PER_INSERT).map(({ registration, seat, size }) => ({
      sign_up_id: registration.id,
      edition_id: registration.editionId,
      part_id: seat.partId,
      break_out_id: seat.breakOutId,
      size: size ?? registration.size,
      how: seat.how,
      at: now,
      reason: JSON.stringify(seat.reason),
    }));
    await tx.insertInto('seat').values(rows).execute();
  }
}

/** Takes away the seats, open offers and waitlist entries of one registration, in one round or in all. */
export async function vacateSeats(tx: Tx, registrationId: string, partId?: string): Promise<void> {
  for (const table of ['seat', 'seat_offer', 'waitlist_entry'] as const) {
    let query = tx.deleteFrom(table).where('sign_up_id', '=', registrationId);
    if (partId) query = query.where('part_id', '=', partId);
    await query.execute();
  }
}

/** Removes the seats that the lottery gave in one edition, to propose again. */
export async function deleteDrawnSeats(tx: Tx, editionId: string): Promise<void> {
  await tx.deleteFrom('seat').where('edition_id', '=', editionId).where('how', '=', 'draw').execute();
}

/** Waits for exactly these break-outs of one round; whoever waited already keeps the turn. */
export async function setWaitlist(
  tx: Tx,
  registration: Pick<Registration, 'id' | 'editionId'>,
  partId: string,
  breakOutIds: readonly string[],
  now: Date,
): Promise<void> {
  let removal = tx
    .deleteFrom('waitlist_entry')
    .where('sign_up_id', '=', registration.id)
    .where('part_id', '=', partId);
  if (breakOutIds.length) removal = removal.where('break_out_id', 'not in', [...breakOutIds]);
  await removal.execute();
  if (!breakOutIds.length) return;
  await tx
    .insertInto('waitlist_entry')
    .values(
      breakOutIds.map((break_out_id) => ({
        sign_up_id: registration.id,
        edition_id: registration.editionId,
        part_id: partId,
        break_out_id,
        joined_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['sign_up_id', 'break_out_id']).doNothing())
    .execute();
}

/** Offers a seat, which holds it until `endsAt`. */
export async function insertOffer(
  tx: Tx,
  registration: Party,
  offer: { partId: string; breakOutId: string; endsAt: Date },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('seat_offer')
    .values({
      sign_up_id: registration.id,
      edition_id: registration.editionId,
      part_id: offer.partId,
      break_out_id: offer.breakOutId,
      size: registration.size,
      made_at: now,
      ends_at: offer.endsAt,
    })
    .execute();
}

export async function deleteOffer(tx: Tx, registrationId: string, partId: string): Promise<void> {
  await tx
    .deleteFrom('seat_offer')
    .where('sign_up_id', '=', registrationId)
    .where('part_id', '=', partId)
    .execute();
}

/** The party has another size: its seats and offers do too. A host takes none. */
export async function resizeSeats(tx: Tx, registrationId: string, size: number): Promise<void> {
  await tx
    .updateTable('seat')
    .set({ size })
    .where('sign_up_id', '=', registrationId)
    .where('how', '!=', 'host')
    .execute();
  await tx.updateTable('seat_offer').set({ size }).where('sign_up_id', '=', registrationId).execute();
}

/** Offers of one edition whose time has run out. */
export async function expiredOffers(
  tx: Tx,
  editionId: string,
  now: Date,
): Promise<{ registrationId: string; partId: string }[]> {
  return tx
    .selectFrom('seat_offer')
    .select(['sign_up_id as registrationId', 'part_id as partId'])
    .where('edition_id', '=', editionId)
    .where('ends_at', '<=', now)
    .execute();
}

/** Stores why somebody has no seat in this round. */
export async function saveReason(
  tx: Tx,
  registration: Pick<Registration, 'id' | 'reasons'>,
  partId: string,
  reason: SeatReason,
): Promise<void> {
  await tx
    .updateTable('sign_up')
    .set({ reasons: JSON.stringify({ ...registration.reasons, [partId]: reason }) })
    .where('id', '=', registration.id)
    .execute();
}

export async function setLotteryNumbers(
  tx: Tx,
  numbers: readonly { id: string; lotteryNumber: number }[],
): Promise<void> {
  for (const { id, lotteryNumber } of numbers)
    await tx.updateTable('sign_up').set({ lot: lotteryNumber }).where('id', '=', id).execute();
}

/** Hosts a break-out, or no longer. */
export async function setHost(tx: Tx, registrationId: string, breakOutId: string | null): Promise<void> {
  await tx.updateTable('sign_up').set({ hosts_id: breakOutId }).where('id', '=', registrationId).execute();
}

export async function setSeating(tx: Tx, editionId: string, seating: Edition['seating']): Promise<void> {
  await tx.updateTable('edition').set({ seating }).where('id', '=', editionId).execute();
}
