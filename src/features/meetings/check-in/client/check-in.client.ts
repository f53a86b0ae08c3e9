/**
 * Check-in on a phone that may have no network, in the browser of the team: every scan is stored on the phone first, and
 * sent as soon as that is possible. The server merges the scans of all phones: in whatever order they arrive, each badge
 * counts once.
 */
import { startCamera } from './camera.ts';
import { findMemberRow, markPresent, showGreeting } from './member-list.ts';
import { readScans, type StoredScan, saveScans, unsentScans } from './scan-storage.ts';

const SEND_INTERVAL_MS = 15_000;
/** Well below what the server accepts in one request. */
const MAX_SCANS_PER_REQUEST = 150;

const checkInElement = document.getElementById('check-in');
if (checkInElement) startCheckIn(checkInElement);

/** `container` holds the addresses and the translated texts as data attributes. */
function startCheckIn(container: HTMLElement): void {
  const form = document.getElementById('arrival') as HTMLFormElement;
  const codeInput = form.querySelector<HTMLInputElement>('input[name=code]');
  const edition = container.dataset.edition ?? '';
  for (const { code, at } of readScans(edition)) markPresent(code, at);
  const handleCode = (text: string): void => {
    const code = text.trim().toUpperCase();
    if (!code) return;
    const row = findMemberRow(code);
    if (!row) {
      showGreeting((container.dataset.unknown ?? '#').replace('#', code), 'problem');
      return;
    }
    const { name, where, came } = row.dataset;
    if (came) {
      const time = new Date(came).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
      showGreeting(`${name}: ${(container.dataset.again ?? '#').replace('#', time)}`, 'problem');
      return;
    }
    const at = new Date().toISOString();
    saveScans(edition, { code, at, device: deviceName(), sent: false });
    markPresent(code, at);
    showGreeting([name, where].filter(Boolean).join(' → '), 'good');
    void send();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    handleCode(codeInput?.value ?? '');
    if (codeInput) codeInput.value = '';
    codeInput?.focus();
  });
  startCamera(handleCode);

  let sending: Promise<void> | undefined;
  const send = (): Promise<void> => {
    sending ??= sendUnsentScans(container, form, edition).finally(() => {
      sending = undefined;
    });
    return sending;
  };
  addEventListener('online', () => void send());
  setInterval(() => void send(), SEND_INTERVAL_MS);
  void send();
  if ('serviceWorker' in navigator)
    void navigator.serviceWorker.register('/check-in-worker.js', { scope: location.pathname });
}

/**
 * Sends the scans that the server has not received, in portions; when that fails they stay stored and are sent later. The
 * answer also names the people whom other phones scanned. With nothing to send, one empty request asks for those.
 */
async function sendUnsentScans(
  container: HTMLElement,
  form: HTMLFormElement,
  edition: string,
): Promise<void> {
  const networkStatus = document.getElementById('network');
  try {
    for (;;) {
      const portion = unsentScans(edition).slice(0, MAX_SCANS_PER_REQUEST);
      const tokenInput = form.querySelector<HTMLInputElement>('input[name=token]');
      const body = new URLSearchParams({
        token: tokenInput?.value ?? '',
        scans: JSON.stringify(portion),
      });
      const postScans = () => fetch(container.dataset.arrivals ?? '', { method: 'POST', body });
      let response = await postScans();
      if (response.status === 403) {
        // The page was open for so long that its form token has expired: take a new one from the list and try again.
        const list = await fetch(container.dataset.list ?? '');
        const { token } = (await list.json()) as { token: string };
        if (tokenInput) tokenInput.value = token;
        body.set('token', token);
        response = await postScans();
      }
      if (!response.ok) throw new Error(String(response.status));
      const { came } = (await response.json()) as { came: { code: string; at: string }[] };
      saveScans(edition, ...portion.map((scan): StoredScan => ({ ...scan, sent: true })));
      for (const { code, at } of came) markPresent(code, at);
      if (!unsentScans(edition).length) break;
    }
    if (networkStatus) networkStatus.textContent = container.dataset.sent ?? '';
  } catch {
    const count = unsentScans(edition).length;
    if (networkStatus)
      networkStatus.textContent = (container.dataset.waiting ?? '#').replace('#', String(count));
  }
}

/** A random name for this device, so that it says nothing about its owner. */
function deviceName(): string {
  const name = localStorage.getItem('check-in-device') ?? crypto.randomUUID().slice(0, 8);
  localStorage.setItem('check-in-device', name);
  return name;
}
