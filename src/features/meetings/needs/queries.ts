import type { Tx } from '#core/db/connection.ts';

/** Remembers what became of a need. @returns false when there is no such need for whoever acts */
export async function answerNeed(
  tx: Tx,
  said: { need: string; signUp: string; edition: string; state: 'arranged' | 'cannot'; answer: string },
  at: Date,
): Promise<boolean> {
  const changed = await tx
    .updateTable('sign_up_need')
    .set({ state: said.state, answer: said.answer || null, answered_at: at })
    .where('id', '=', said.need)
    .where('sign_up_id', '=', said.signUp)
    .where('edition_id', '=', said.edition)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}
