import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { completeInitiative, findListing } from '../model/queries.ts';
import { deleteListingPhoto, describeListingPhoto, saveListingPhoto } from './queries.ts';
import { MAX_PHOTO_WORDS } from './rules.ts';

const words = z.string().trim().max(MAX_PHOTO_WORDS);

/** Adds a photo to a listing, or puts it in the place of the earlier one. Who can be recognised in it said yes. */
export const addListingPhoto = action({
  name: 'directory.add-photo',
  allow: 'owner',
  input: z.object({
    words,
    agreed: z.boolean(),
    picture: z.instanceof(Buffer),
    thumbnail: z.instanceof(Buffer),
    width: z.int32(),
    height: z.int32(),
  }),
  run: async ({ tx, actor, now }, { agreed, ...photo }) => {
    if (!photo.words) return refuse('no-words');
    if (!agreed) return refuse('not-agreed');
    const listing = await findListing(tx, { link: actor.link });
    if (!listing) return refuse('not-found');
    // The same picture has the same address, in whatever browser it is kept.
    const version = hashToken(photo.picture.toString('base64')).toString('hex').slice(0, 16);
    await saveListingPhoto(tx, listing.id, { ...photo, version }, now);
    await completeInitiative(tx, listing.id);
    return ok(null);
  },
});

/** Changes what is said to be on a photo. */
export const describePhoto = action({
  name: 'directory.describe-photo',
  allow: 'owner',
  input: z.object({ words }),
  run: async ({ tx, actor }, input) => {
    if (!input.words) return refuse('no-words');
    const listing = await findListing(tx, { link: actor.link });
    if (!listing || !(await describeListingPhoto(tx, listing.id, input.words))) return refuse('not-found');
    await completeInitiative(tx, listing.id);
    return ok(null);
  },
});

/** Removes the photo of a listing and erases it. */
export const removeListingPhoto = action({
  name: 'directory.remove-photo',
  allow: 'owner',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    const listing = await findListing(tx, { link: actor.link });
    if (!listing) return refuse('not-found');
    await deleteListingPhoto(tx, listing.id);
    await completeInitiative(tx, listing.id);
    return ok(null);
  },
});
