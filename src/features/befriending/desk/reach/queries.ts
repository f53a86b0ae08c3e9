import type { Tx } from '#core/db/connection.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    befriending_wider_question: BefriendingWiderQuestionTable;
  }
}

interface BefriendingWiderQuestionTable {
  member_id: string;
  listing_id: string;
  asked_at: Date;
  answer: 'yes' | 'no' | null;
  answered_at: Date | null;
}

/** Somebody was asked whether they may be proposed from farther away. */
export interface WiderQuestion {
  member: string;
  pool: string;
  askedAt: Date;
  answer: 'yes' | 'no' | null;
}

/** The questions about a wider distance that whoever acts may see: an organisation its own, a person theirs. */
export async function widerQuestions(tx: Tx): Promise<WiderQuestion[]> {
  const rows = await tx
    .selectFrom('befriending_wider_question')
    .selectAll()
    .orderBy('asked_at')
    .orderBy('member_id')
    .execute();
  return rows.map(({ member_id, listing_id, asked_at, answer }) => ({
    member: member_id,
    pool: listing_id,
    askedAt: asked_at,
    answer,
  }));
}

/** Asks somebody once. @returns false when they were asked before, whatever they answered */
export async function askWiderOf(
  tx: Tx,
  { member, pool }: { member: string; pool: string },
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('befriending_wider_question')
    .values({ member_id: member, listing_id: pool, asked_at: now, answer: null, answered_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/**
 * Keeps what a person answered, and with a yes widens how far they are asked from. The transaction must act for the person.
 * @returns false when this question is not theirs
 */
export async function answerWider(
  tx: Tx,
  { member, answer }: { member: string; answer: 'yes' | 'no' },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('befriending_wider_question')
    .set({ answer, answered_at: now })
    .where('member_id', '=', member)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  const mine = await tx
    .selectFrom('befriending_member')
    .select(['card_id', 'answers'])
    .where('id', '=', member)
    .where('state', '=', 'in')
    .executeTakeFirst();
  if (!mine) return false;
  await tx
    .updateTable('befriending_member')
    .set({ answers: JSON.stringify({ ...mine.answers, widerKm: answer === 'yes' }) })
    .where('id', '=', member)
    .execute();
  // Whoever has the card open elsewhere sees that it changed.
  await tx
    .updateTable('befriending_card')
    .set(({ eb }) => ({ changed_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', mine.card_id)
    .execute();
  return true;
}
