import type { Tx } from '#core/db/connection.ts';
import type { ReportPhoto } from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    report_photo: ReportPhotoTable;
    report_photo_person: ReportPhotoPersonTable;
  }
}

interface ReportPhotoTable {
  id: string;
  edition_id: string;
  picture: Buffer | null;
  width: number;
  height: number;
  words: string;
  made_at: Date;
}

interface ReportPhotoPersonTable {
  photo_id: string;
  edition_id: string;
  member_id: string;
}

/** The photos of an edition that whoever acts may see, oldest first; without the pictures themselves. */
export async function listPhotos(tx: Tx, edition: string): Promise<ReportPhoto[]> {
  const rows = await tx
    .selectFrom('report_photo')
    .select(({ eb }) => [
      'id',
      'width',
      'height',
      'words as description',
      eb('picture', 'is', null).as('erased'),
    ])
    .where('edition_id', '=', edition)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, erased: Boolean(row.erased) }));
}

/** A picture as JPEG, when whoever acts may see it. */
export async function findPicture(tx: Tx, edition: string, id: string): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('report_photo')
    .select('picture')
    .where('id', '=', id)
    .where('edition_id', '=', edition)
    .executeTakeFirst();
  return row?.picture ?? undefined;
}

/** Saves a photo and who is recognisable in it; the database refuses anybody who has not consented. */
export async function insertPhoto(
  tx: Tx,
  photo: { id: string; edition: string; picture: Buffer; width: number; height: number; description: string },
  memberIds: readonly string[],
  createdAt: Date,
): Promise<void> {
  const { edition: edition_id, description, ...fields } = photo;
  const added = await tx
    .insertInto('report_photo')
    .values({ ...fields, words: description, edition_id, made_at: createdAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows || !memberIds.length) return;
  await tx
    .insertInto('report_photo_person')
    .values(memberIds.map((member_id) => ({ photo_id: photo.id, edition_id, member_id })))
    .execute();
}

export async function deletePhoto(tx: Tx, edition: string, id: string): Promise<void> {
  await tx.deleteFrom('report_photo').where('id', '=', id).where('edition_id', '=', edition).execute();
}

/** Whether this person may be recognisable; when it becomes false, the database erases the photos they are in. */
export async function setPhotoConsent(
  tx: Tx,
  signUp: string,
  member: string,
  consents: boolean,
): Promise<void> {
  await tx
    .updateTable('sign_up_member')
    .set({ photo_ok: consents })
    .where('id', '=', member)
    .where('sign_up_id', '=', signUp)
    .execute();
}

/** Changes what a photo shows, in words. */
export async function updatePhotoCaption(
  tx: Tx,
  edition: string,
  id: string,
  description: string,
): Promise<void> {
  await tx
    .updateTable('report_photo')
    .set({ words: description })
    .where('id', '=', id)
    .where('edition_id', '=', edition)
    .execute();
}
