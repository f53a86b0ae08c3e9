import type { Tx } from '#core/db/connection.ts';

/**
 * Saves the answer to a need.
 * @returns false when there is no such need, or whoever acts may not answer it
 */
export async function saveNeedAnswer(
  tx: Tx,
  input: { need: string; signUp: string; edition: string; state: 'arranged' | 'cannot'; answer: string },
  answeredAt: Date,
): Promise<boolean> {
  const updated = await tx
    .updateTable('sign_up_need')
    .set({ state: input.state, answer: input.answer || null, answered_at: answeredAt })
    .where('id', '=', input.need)
    .where('sign_up_id', '=', input.signUp)
    .where('edition_id', '=', input.edition)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** Two who answer the same need do so one after the other. */
export async function lockNeed(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('sign_up_need').select('id').where('id', '=', id).forUpdate().execute();
}
