import { readPicture as readPictureOfSize, type UploadedPicture } from '#core/read-picture.ts';

const MAX_SIDE_PIXELS = 1_600;

/**
 * A photo of a report: no wider than a screen, and without what a camera writes into it.
 * @returns undefined when it is not a picture that can be read
 */
export const readPicture = (raw: Uint8Array): Promise<UploadedPicture | undefined> =>
  readPictureOfSize(raw, { sidePixels: MAX_SIDE_PIXELS });
