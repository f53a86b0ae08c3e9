/** The part of the browsers' Barcode Detection API that is used here; not every browser has it. */
interface BarcodeDetector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}
type BarcodeDetectorClass = new (options: { formats: string[] }) => BarcodeDetector;

/** Reads the QR code that the video shows at this moment, if any. */
type QrReader = (video: HTMLVideoElement) => Promise<string | undefined>;

const READ_INTERVAL_MS = 250;

/**
 * Shows the button that starts the camera, on devices that have one. A code that stays in view is reported once;
 * `onScan` is called again when another code is shown.
 */
export function startCamera(onScan: (text: string) => void): void {
  const button = document.getElementById('scan') as HTMLButtonElement | null;
  const video = document.getElementById('camera') as HTMLVideoElement | null;
  if (!button || !video || !navigator.mediaDevices?.getUserMedia) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const readQrCode = await loadQrReader();
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    video.hidden = false;
    button.hidden = true;
    await video.play();
    let lastText = '';
    setInterval(async () => {
      const text = await readQrCode(video);
      if (text && text !== lastText) onScan(text);
      if (text) lastText = text;
    }, READ_INTERVAL_MS);
  });
}

/** The browser's own reader or, where it has none, jsQR, which is downloaded only then. */
async function loadQrReader(): Promise<QrReader> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: BarcodeDetectorClass };
  if (BarcodeDetector) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }
  // jsQR is a CommonJS module: its `module.exports`, the outer default, also holds the function as `default`.
  const { default: jsQR } = (await import('jsqr')).default;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    if (!context || !video.videoWidth) return undefined;
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    context.drawImage(video, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(data, width, height)?.data;
  };
}
