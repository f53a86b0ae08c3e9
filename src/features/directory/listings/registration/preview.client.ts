/// <reference lib="dom" />
// Keeps the preview beside the form up to date: a moment after typing stops, it requests the preview from the server and shows
// it. Without a network the preview stays as it is.
import { showSafeguardsWhenTheyMatter } from './safeguard-questions.ts';

const TYPING_PAUSE_MS = 600;
const ANNOUNCEMENT_INTERVAL_MS = 12_000;
/** Assistive technology announces a text only when it changes: it is emptied this long before it is set. */
const ANNOUNCEMENT_DELAY_MS = 100;
const WIDE_SCREEN = '(min-width: 62rem)';

const form = document.querySelector<HTMLFormElement>('form[data-preview]');
const section = document.getElementById('preview');
const details = section?.querySelector('details');
const card = document.getElementById('preview-card');
const status = section?.querySelector<HTMLElement>('[role=status]');

let timer: ReturnType<typeof setTimeout> | undefined;
let request: AbortController | undefined;
let announcedAtMs = 0;

/** The fields as the form would send them to show the preview. */
function previewFields(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  fields.set('what', 'look');
  return fields;
}

/** Tells people who hear the page that the preview changed, but not again and again while they type. */
function announceChange(): void {
  if (!status || Date.now() - announcedAtMs < ANNOUNCEMENT_INTERVAL_MS) return;
  announcedAtMs = Date.now();
  status.textContent = '';
  setTimeout(() => {
    status.textContent = status.dataset.words ?? '';
  }, ANNOUNCEMENT_DELAY_MS);
}

async function updatePreview(form: HTMLFormElement, card: HTMLElement): Promise<void> {
  request?.abort();
  request = new AbortController();
  const { signal } = request;
  const response = await fetch(form.dataset.preview ?? '', {
    method: 'POST',
    body: previewFields(form),
    signal,
  }).catch(() => null);
  const html = response?.ok ? await response.text().catch(() => '') : '';
  const newCard = new DOMParser().parseFromString(html, 'text/html').getElementById('preview-card');
  if (!newCard || signal.aborted) return;
  // Somebody whose keyboard focus is on the card must not lose it.
  if (newCard.innerHTML === card.innerHTML || card.contains(document.activeElement)) return;
  card.replaceChildren(...newCard.childNodes);
  announceChange();
}

if (form) showSafeguardsWhenTheyMatter(form);

if (form && section && details && card) {
  const wideScreen = matchMedia(WIDE_SCREEN);
  const openOnWideScreen = () => {
    details.open ||= wideScreen.matches;
  };
  section.hidden = false;
  form.classList.add('live');
  openOnWideScreen();
  wideScreen.onchange = openOnWideScreen;
  const scheduleUpdate = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void updatePreview(form, card), TYPING_PAUSE_MS);
  };
  form.addEventListener('input', scheduleUpdate);
  // A browser that comes back to the page may have restored what was typed.
  addEventListener('pageshow', scheduleUpdate);
}
