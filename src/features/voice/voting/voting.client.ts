/**
 * Voting without reloading, reading aloud statement by statement, and a tap that waits while there is no network. Without it all
 * forms work; it also takes a code out of the address at once, where browsers and people who look along would find it.
 */
import { offerListening, stopSpeaking } from '../recordings/listening.ts';
import { takeCode } from './take-code.ts';

const RETRY_MS = 4_000;
const vote = () => document.querySelector<HTMLElement>('#vote');
const say = (selector: string, text: string | undefined) => {
  const status = document.querySelector<HTMLElement>(`#vote [${selector}]`);
  if (status) status.textContent = text ?? '';
};

let isBusy = false;

/** Puts the next step in the place of this one. */
function show(html: string, address: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const next = page.querySelector('#vote');
  const here = vote();
  if (!next || !here) {
    location.assign(address);
    return;
  }
  stopSpeaking();
  here.replaceWith(next);
  document.title = page.title;
  const heading = next.querySelector<HTMLElement>('h1');
  heading?.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
  offerListening();
}

/** Sends a form; without a network it waits in this page and tries again. */
async function send(form: HTMLFormElement, pressed: HTMLElement | null): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  if (pressed instanceof HTMLButtonElement && pressed.name) body.set(pressed.name, pressed.value);
  isBusy = true;
  let waited = false;
  for (;;) {
    try {
      const answer = await fetch(form.action, { method: 'POST', body });
      const html = await answer.text();
      isBusy = false;
      show(html, answer.url);
      if (waited) say('data-network', vote()?.dataset.sent);
      return;
    } catch {
      waited = true;
      say('data-network', vote()?.dataset.offline);
      await new Promise<void>((resolve) => {
        const go = () => {
          removeEventListener('online', go);
          clearTimeout(later);
          resolve();
        };
        const later = setTimeout(go, RETRY_MS);
        addEventListener('online', go);
      });
    }
  }
}

addEventListener('submit', (sent) => {
  const form = sent.target;
  if (!(form instanceof HTMLFormElement) || !form.closest('#vote')) return;
  sent.preventDefault();
  // A second tap while the first is under way is the same tap.
  if (!isBusy) void send(form, (sent as SubmitEvent).submitter);
});
// A page that comes back out of the memory of the browser shows a step that is over.
addEventListener('pageshow', (shown) => {
  if ((shown as PageTransitionEvent).persisted && vote()) location.reload();
});
addEventListener('pagehide', stopSpeaking);

takeCode();
offerListening();
