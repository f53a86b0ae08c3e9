export interface UploadedPicture {
  bytes: Buffer;
  /** In pixels. */
  width: number;
  height: number;
}

const MAX_SIDE_PIXELS = 1_600;
const MAX_INPUT_PIXELS = 60_000_000;

/**
 * A photo as a browser can show it: upright, no wider than a screen, JPEG, and without what a camera writes into it, such
 * as where it was taken.
 * @returns undefined when it is not a picture that can be read
 */
export async function readPicture(raw: Uint8Array): Promise<UploadedPicture | undefined> {
  try {
    // Loaded by who brings a picture, not at every start of the server.
    const { default: sharp } = await import('sharp');
    const { data, info } = await sharp(raw, { limitInputPixels: MAX_INPUT_PIXELS })
      .autoOrient()
      .resize({ width: MAX_SIDE_PIXELS, height: MAX_SIDE_PIXELS, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    return undefined;
  }
}
