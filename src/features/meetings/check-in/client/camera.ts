import type jsQR from 'jsqr';

/** What browsers that have it call a reader of codes. */
interface CodeReader {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}
type Read = (video: HTMLVideoElement) => Promise<string | undefined>;

/** Puts the camera behind its button, where there is a camera. Each code is told once until another comes. */
export function startCamera(scanned: (text: string) => void): void {
  const button = document.getElementById('scan') as HTMLButtonElement | null;
  const video = document.getElementById('camera') as HTMLVideoElement | null;
  if (!button || !video || !navigator.mediaDevices?.getUserMedia) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const read = await page();
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    video.hidden = false;
    button.hidden = true;
    await video.play();
    let last = '';
    setInterval(async () => {
      const text = await read(video);
      if (text && text !== last) scanned(text);
      if (text) last = text;
    }, 250);
  });
}

/** The browser's own reader or, where it has none, one that is fetched when it is needed. */
async function page(): Promise<Read> {
  const Own = (globalThis as { BarcodeDetector?: new (options: { formats: string[] }) => CodeReader })
    .BarcodeDetector;
  if (Own) {
    const own = new Own({ formats: ['qr_code'] });
    return async (video) => (await own.detect(video))[0]?.rawValue;
  }
  // Its package exports a function in a field, or is that function, depending on who bundles it.
  const found = (await import('jsqr')).default as unknown as {
    default?: typeof jsQR.default;
  } & typeof jsQR.default;
  const read = found.default ?? found;
  const canvas = document.createElement('canvas');
  const paper = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    if (!paper || !video.videoWidth) return undefined;
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    paper.drawImage(video, 0, 0);
    const { data: pixels, width, height } = paper.getImageData(0, 0, canvas.width, canvas.height);
    return read(pixels, width, height)?.data;
  };
}
