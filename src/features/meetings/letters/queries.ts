import type { ColumnType, Generated } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { LetterKind, LetterTexts, Reach, SentLetter } from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    edition_letter: EditionLetterTable;
  }
}

interface EditionLetterTable {
  id: string;
  edition_id: string;
  kind: LetterKind;
  about: Generated<string>;
  sent_by: string | null;
  sent_at: Date;
  reached: ColumnType<Reach, string, string>;
  texts: ColumnType<LetterTexts, string, string>;
}

/**
 * Writes a letter in the log, before it goes out in the same transaction.
 * @returns false when this very form was sent before: then nothing must go out
 */
export async function logLetter(tx: Tx, editionId: string, letter: SentLetter): Promise<boolean> {
  const added = await tx
    .insertInto('edition_letter')
    .values({
      id: letter.id,
      edition_id: editionId,
      kind: letter.kind,
      about: letter.about,
      sent_by: letter.sentBy,
      sent_at: letter.sentAt,
      reached: JSON.stringify(letter.reached),
      texts: JSON.stringify(letter.texts),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** What the team sent about an edition, latest first. */
export async function listLetters(tx: Tx, editionId: string): Promise<SentLetter[]> {
  const rows = await tx
    .selectFrom('edition_letter')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('sent_at', 'desc')
    .execute();
  return rows.map(({ edition_id: _, sent_by, sent_at, ...row }) => ({
    ...row,
    sentBy: sent_by,
    sentAt: sent_at,
  }));
}

/** Removes the names of who sent letters, a year after the edition; the letters stay with it. */
export async function purgeLetterSenders(tx: Tx, editionId: string): Promise<void> {
  await tx.updateTable('edition_letter').set({ sent_by: null }).where('edition_id', '=', editionId).execute();
}

/** Whether a letter went out already: then its form was sent twice. */
export async function letterExists(tx: Tx, id: string): Promise<boolean> {
  return Boolean(await tx.selectFrom('edition_letter').select('id').where('id', '=', id).executeTakeFirst());
}
