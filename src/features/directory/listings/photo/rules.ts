/** The longest description of a photo, in characters. */
export const MAX_PHOTO_WORDS = 200;
