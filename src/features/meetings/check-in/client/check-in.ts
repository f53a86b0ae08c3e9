/**
 * Check-in on a phone that may have no network: every scan is kept on the phone first, then sent when that can be. The
 * server merges: whatever order, each badge counts once. Runs in the browser of the team.
 */
import { startCamera } from './camera.ts';
import { findPerson, keepScan, markCame, type Scan, scansOf, showGreeting, waiting } from './list.ts';

const box = document.getElementById('check-in');
if (box) start(box);

function start(desk: HTMLElement): void {
  const form = document.getElementById('arrival') as HTMLFormElement;
  const input = form.querySelector<HTMLInputElement>('input[name=code]');
  const edition = desk.dataset.edition ?? '';
  for (const { code, at } of scansOf(edition)) markCame(code, at);
  const scanned = (text: string): void => {
    const code = text.trim().toUpperCase();
    if (!code) return;
    const person = findPerson(code);
    if (!person) {
      showGreeting((desk.dataset.unknown ?? '#').replace('#', code), 'problem');
      return;
    }
    const { name, where, came } = person.dataset;
    if (came) {
      const time = new Date(came).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
      showGreeting(`${name}: ${(desk.dataset.again ?? '#').replace('#', time)}`, 'problem');
      return;
    }
    const at = new Date().toISOString();
    keepScan(edition, { code, at, device: deviceName(), sent: false });
    markCame(code, at);
    showGreeting([name, where].filter(Boolean).join(' → '), 'good');
    void send();
  };
  form.addEventListener('submit', (press) => {
    press.preventDefault();
    scanned(input?.value ?? '');
    if (input) input.value = '';
    input?.focus();
  });
  startCamera(scanned);

  let sending: Promise<void> | undefined;
  const send = (): Promise<void> => {
    sending ??= sendAll(desk, form, edition).finally(() => {
      sending = undefined;
    });
    return sending;
  };
  addEventListener('online', () => void send());
  setInterval(() => void send(), 15_000);
  void send();
  if ('serviceWorker' in navigator)
    void navigator.serviceWorker.register('/check-in-worker.js', { scope: location.pathname });
}

/** Sends what was not sent yet, in portions; what fails stays and is sent later. Hears whom other phones scanned. */
async function sendAll(desk: HTMLElement, form: HTMLFormElement, edition: string): Promise<void> {
  const network = document.getElementById('network');
  try {
    for (;;) {
      const portion = waiting(edition).slice(0, 150);
      const token = form.querySelector<HTMLInputElement>('input[name=token]');
      const body = new URLSearchParams({ token: token?.value ?? '', scans: JSON.stringify(portion) });
      let answer = await fetch(desk.dataset.arrivals ?? '', { method: 'POST', body });
      if (answer.status === 403) {
        // The form lay open overnight: a new token from the list, and again.
        const fresh = (await (await fetch(desk.dataset.list ?? '')).json()) as { token: string };
        if (token) token.value = fresh.token;
        body.set('token', fresh.token);
        answer = await fetch(desk.dataset.arrivals ?? '', { method: 'POST', body });
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const { came } = (await answer.json()) as { came: { code: string; at: string }[] };
      keepScan(edition, ...portion.map((scan): Scan => ({ ...scan, sent: true })));
      for (const { code, at } of came) markCame(code, at);
      if (!waiting(edition).length) break;
    }
    if (network) network.textContent = desk.dataset.sent ?? '';
  } catch {
    const count = waiting(edition).length;
    if (network) network.textContent = (desk.dataset.waiting ?? '#').replace('#', String(count));
  }
}

/** A name for this phone that says nothing about whose it is. */
function deviceName(): string {
  const kept = localStorage.getItem('check-in-device') ?? crypto.randomUUID().slice(0, 8);
  localStorage.setItem('check-in-device', kept);
  return kept;
}
