export interface UploadedPicture {
  bytes: Buffer;
  /** In pixels. */
  width: number;
  height: number;
}

const MAX_INPUT_PIXELS = 60_000_000;

/**
 * A photo as a browser can show it: upright, JPEG, and without what a camera writes into it, such as where it was taken.
 * @param fit `inside`: no side is longer than `sidePixels`; `square`: the middle of it, that wide and that high
 * @returns undefined when it is not a picture that can be read
 */
export async function readPicture(
  raw: Uint8Array,
  { sidePixels, fit = 'inside' }: { sidePixels: number; fit?: 'inside' | 'square' },
): Promise<UploadedPicture | undefined> {
  try {
    // Loaded by who brings a picture, not at every start of the server.
    const { default: sharp } = await import('sharp');
    const { data, info } = await sharp(raw, { limitInputPixels: MAX_INPUT_PIXELS })
      .autoOrient()
      .resize(
        fit === 'square'
          ? { width: sidePixels, height: sidePixels, fit: 'cover' }
          : { width: sidePixels, height: sidePixels, fit: 'inside', withoutEnlargement: true },
      )
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    return undefined;
  }
}
