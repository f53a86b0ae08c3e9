import type { Tx } from '#core/db/connection.ts';
import { actingAs } from '#core/db/rls-context.ts';
import type { Edition } from '../edition/types.ts';
import type { Registration } from '../registrations/types.ts';
import type { Admission, WaitingParty } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    edition_waitlist: EditionWaitlistTable;
  }
}

interface EditionWaitlistTable {
  sign_up_id: string;
  edition_id: string;
  size: number;
  joined_at: Date;
  offered_until: Date | null;
}

/**
 * How full a meeting is: numbers, and the parties that wait without their names. Counted as a background task of that edition,
 * for whoever registers sees only the own registration; afterwards the transaction acts for whom it did before.
 */
export function readAdmission(
  tx: Tx,
  { id, capacity }: Pick<Edition, 'id' | 'capacity'>,
): Promise<Admission> {
  return actingAs(tx, { systemTask: { name: 'seating', subject: id } }, async () => {
    const { people } = await tx
      .selectFrom('sign_up')
      .select(({ fn }) => fn.sum<string | null>('size').as('people'))
      .where('edition_id', '=', id)
      .where('state', '=', 'coming')
      .executeTakeFirstOrThrow();
    const rows = await tx
      .selectFrom('edition_waitlist')
      .selectAll()
      .where('edition_id', '=', id)
      .orderBy('joined_at')
      .orderBy('sign_up_id')
      .execute();
    return {
      capacity,
      coming: Number(people ?? 0),
      waiting: rows.map(
        ({ sign_up_id, size, joined_at, offered_until }): WaitingParty => ({
          id: sign_up_id,
          size,
          joinedAt: joined_at,
          offeredUntil: offered_until,
        }),
      ),
    };
  });
}

/** Whether a party comes, waits, or does not come. */
export async function setRegistrationState(
  tx: Tx,
  { id, version }: Pick<Registration, 'id' | 'version'>,
  state: Registration['state'],
  now: Date,
): Promise<boolean> {
  const updated = await tx
    .updateTable('sign_up')
    .set({ state, version: version + 1, changed_at: now })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** Puts a party at the end of the line, or keeps its place when only its size changed. */
export async function joinWaitlist(
  tx: Tx,
  { id, editionId, size }: Pick<Registration, 'id' | 'editionId' | 'size'>,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('edition_waitlist')
    .values({ sign_up_id: id, edition_id: editionId, size, joined_at: now, offered_until: null })
    .onConflict((conflict) => conflict.column('sign_up_id').doUpdateSet({ size }))
    .execute();
}

export async function leaveWaitlist(tx: Tx, registrationId: string): Promise<void> {
  await tx.deleteFrom('edition_waitlist').where('sign_up_id', '=', registrationId).execute();
}

/** Holds places for a party until a moment. */
export async function offerPlaces(tx: Tx, registrationId: string, until: Date): Promise<void> {
  await tx
    .updateTable('edition_waitlist')
    .set({ offered_until: until })
    .where('sign_up_id', '=', registrationId)
    .execute();
}

/** Takes back the offers whose time ran out; those parties wait on, at the end of the line. @returns how many */
export async function expirePlaceOffers(tx: Tx, editionId: string, now: Date): Promise<number> {
  const expired = await tx
    .updateTable('edition_waitlist')
    .set({ offered_until: null, joined_at: now })
    .where('edition_id', '=', editionId)
    .where('offered_until', '<=', now)
    .executeTakeFirst();
  return Number(expired.numUpdatedRows);
}
