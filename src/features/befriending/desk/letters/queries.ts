import { randomUUID } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { privateLinkHash } from '#core/private-links.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    befriending_desk_letter: BefriendingDeskLetterTable;
  }
}

interface BefriendingDeskLetterTable {
  id: string;
  listing_id: string;
  link_hash: Buffer;
  told_at: Date | null;
  stopped_at: Date | null;
}

/** The kind of the private link in letters about what waits at a desk. */
export const DESK_LETTER_LINK = 'befriending-desk-letter';

/** The letters to an organisation about what waits. */
export interface DeskLetters {
  id: string;
  toldAt: Date | null;
  stopped: boolean;
}

/** The letters to the acting organisation; made when there are none yet. */
export async function lettersOf(tx: Tx, app: Pick<AppContext, 'secret'>, pool: string): Promise<DeskLetters> {
  const find = () =>
    tx.selectFrom('befriending_desk_letter').selectAll().where('listing_id', '=', pool).executeTakeFirst();
  let known = await find();
  if (!known) {
    const id = randomUUID();
    await tx
      .insertInto('befriending_desk_letter')
      .values({
        id,
        listing_id: pool,
        link_hash: privateLinkHash(app, DESK_LETTER_LINK, id),
        told_at: null,
        stopped_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    known = await find();
  }
  if (!known) throw new Error('befriending: letters of an organisation that does not act');
  return { id: known.id, toldAt: known.told_at, stopped: known.stopped_at !== null };
}

/** Remembers when an organisation was told. The transaction must act for it. */
export async function markDeskTold(tx: Tx, letter: string, now: Date): Promise<void> {
  await tx.updateTable('befriending_desk_letter').set({ told_at: now }).where('id', '=', letter).execute();
}

/** Ends or resumes the letters to the acting organisation. */
export async function setOwnLetters(tx: Tx, letter: string, stoppedAt: Date | null): Promise<void> {
  await tx
    .updateTable('befriending_desk_letter')
    .set({ stopped_at: stoppedAt })
    .where('id', '=', letter)
    .execute();
}

/** Whether the link of a letter is known, and whether its letters go on. */
export async function deskLetterState(tx: Tx, linkHash: Buffer): Promise<'on' | 'stopped' | undefined> {
  await actByPrivateLink(tx, linkHash);
  const found = await tx
    .selectFrom('befriending_desk_letter')
    .select('stopped_at')
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
  return found && (found.stopped_at === null ? 'on' : 'stopped');
}

/** Ends or resumes letters by the link in one. @returns false when there are none with this link */
export async function setDeskLetters(tx: Tx, linkHash: Buffer, stoppedAt: Date | null): Promise<boolean> {
  await actByPrivateLink(tx, linkHash);
  const { numUpdatedRows } = await tx
    .updateTable('befriending_desk_letter')
    .set({ stopped_at: stoppedAt })
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
