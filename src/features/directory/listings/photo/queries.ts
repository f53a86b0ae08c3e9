import { sql } from 'kysely';
import type { Db, Tx } from '#core/db/connection.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    listing_photo: ListingPhotoTable;
  }
}

interface ListingPhotoTable {
  listing_id: string;
  picture: Buffer;
  thumbnail: Buffer;
  version: string;
  width: number;
  height: number;
  words: string;
  made_at: Date;
}

/** A photo of a listing without the picture itself. */
export type ListingPhoto = Pick<ListingPhotoTable, 'version' | 'width' | 'height' | 'words'>;

/** The photo of a listing that whoever acts may see. */
export async function findListingPhoto(tx: Tx, listing: string): Promise<ListingPhoto | undefined> {
  return tx
    .selectFrom('listing_photo')
    .select(['version', 'width', 'height', 'words'])
    .where('listing_id', '=', listing)
    .executeTakeFirst();
}

/** Saves the photo of a listing in the place of an earlier one. */
export async function saveListingPhoto(
  tx: Tx,
  listing: string,
  photo: ListingPhoto & { picture: Buffer; thumbnail: Buffer },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('listing_photo')
    .values({ listing_id: listing, ...photo, made_at: now })
    .onConflict((conflict) => conflict.column('listing_id').doUpdateSet({ ...photo, made_at: now }))
    .execute();
}

export async function describeListingPhoto(tx: Tx, listing: string, words: string): Promise<boolean> {
  const changed = await tx
    .updateTable('listing_photo')
    .set({ words })
    .where('listing_id', '=', listing)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

export async function deleteListingPhoto(tx: Tx, listing: string): Promise<void> {
  await tx.deleteFrom('listing_photo').where('listing_id', '=', listing).execute();
}

/** A picture of a listing as its owner sees it, also before it is public. */
export async function findOwnPicture(tx: Tx, listing: string): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('listing_photo')
    .select('picture')
    .where('listing_id', '=', listing)
    .executeTakeFirst();
  return row?.picture;
}

/** The photo of a public initiative in one version. */
export async function findPublicPicture(
  db: Db,
  initiative: string,
  version: string,
): Promise<{ picture: Buffer; thumbnail: Buffer } | undefined> {
  const { rows } = await sql<{ picture: Buffer; thumbnail: Buffer }>`select picture, thumbnail
    from initiative_photo(${initiative}::uuid, ${version})`.execute(db);
  return rows[0];
}
