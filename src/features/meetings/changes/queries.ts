import type { Tx } from '#core/db/connection.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { listStallAddresses } from '../stalls/queries.ts';
import { listShifts, listVolunteerAddresses } from '../volunteers/queries.ts';
import type { ChangeTarget, Concerned } from './reach.ts';

/** Everybody whom a meeting concerns, as whoever organises it may see them. */
export async function everybodyConcerned(tx: Tx, editionId: string): Promise<Concerned> {
  return {
    registrations: await listRegistrations(tx, editionId, { state: 'coming' }),
    stalls: await listStallAddresses(tx, editionId),
    volunteers: await listVolunteerAddresses(tx, editionId),
    shifts: await listShifts(tx, editionId),
  };
}

/** On another day what was arranged has to be arranged again; what the team answered stays to be read. */
export async function reopenArrangedNeeds(tx: Tx, editionId: string): Promise<void> {
  await tx
    .updateTable('sign_up_need')
    .set({ state: 'asked', answered_at: null })
    .where('edition_id', '=', editionId)
    .where('state', '=', 'arranged')
    .execute();
}

/** Frees the seats, offers and turns of what does not go on; what people chose stays. */
export async function vacateCancelled(tx: Tx, editionId: string, { kind, id }: ChangeTarget): Promise<void> {
  const column = kind === 'part' ? 'part_id' : 'break_out_id';
  for (const table of ['seat', 'seat_offer', 'waitlist_entry'] as const)
    await tx.deleteFrom(table).where('edition_id', '=', editionId).where(column, '=', id).execute();
}
