import type { Tx } from '#core/db/connection.ts';
import type { ReportPhoto } from './types.ts';

/** The photos of an edition that whoever acts may see, oldest first; without the pictures themselves. */
export async function photosOf(tx: Tx, edition: string): Promise<ReportPhoto[]> {
  const found = await tx
    .selectFrom('report_photo')
    .select(({ eb }) => ['id', 'width', 'height', 'words', eb('picture', 'is', null).as('erased')])
    .where('edition_id', '=', edition)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return found.map((one) => ({ ...one, erased: Boolean(one.erased) }));
}

/** A picture as JPEG, when whoever acts may see it. */
export async function pictureOf(tx: Tx, edition: string, id: string): Promise<Buffer | undefined> {
  const found = await tx
    .selectFrom('report_photo')
    .select('picture')
    .where('id', '=', id)
    .where('edition_id', '=', edition)
    .executeTakeFirst();
  return found?.picture ?? undefined;
}

/** Keeps a photo and who is recognisable in it; the database refuses whoever did not give permission. */
export async function addPhoto(
  tx: Tx,
  one: { id: string; edition: string; picture: Buffer; width: number; height: number; words: string },
  people: readonly string[],
  at: Date,
): Promise<void> {
  const own = tx;
  const { edition: edition_id, ...rest } = one;
  const added = await own
    .insertInto('report_photo')
    .values({ ...rest, edition_id, made_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows || !people.length) return;
  await own
    .insertInto('report_photo_person')
    .values(people.map((member_id) => ({ photo_id: one.id, edition_id, member_id })))
    .execute();
}

export async function deletePhoto(tx: Tx, edition: string, id: string): Promise<void> {
  await tx.deleteFrom('report_photo').where('id', '=', id).where('edition_id', '=', edition).execute();
}

/** May this member be recognisable? A no erases the photos they are in. */
export async function setPermission(tx: Tx, signUp: string, member: string, may: boolean): Promise<void> {
  await tx
    .updateTable('sign_up_member')
    .set({ photo_ok: may })
    .where('id', '=', member)
    .where('sign_up_id', '=', signUp)
    .execute();
}
