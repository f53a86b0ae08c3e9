/// <reference lib="dom" />
// The card beside the form of an initiative follows what is typed: a moment after typing stops, the page asks the house how
// it looks and shows that. Without network it says nothing, and what was there stays.
const PAUSE = 600;
const QUIET = 12_000;
const WIDE = '(min-width: 62rem)';

const form = document.querySelector<HTMLFormElement>('form[data-preview]');
const place = document.getElementById('preview');
const fold = place?.querySelector('details');
const card = document.getElementById('preview-card');
const status = place?.querySelector<HTMLElement>('[role=status]');

let later: ReturnType<typeof setTimeout> | undefined;
let asking: AbortController | undefined;
let toldAt = 0;

/** Everything typed, as the form would send it. */
function typed(from: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(from)) if (typeof value === 'string') body.append(name, value);
  body.set('what', 'look');
  return body;
}

/** Who hears the page is told that it changed, not what: and not while still typing on. */
function tell(): void {
  if (!status || Date.now() - toldAt < QUIET) return;
  toldAt = Date.now();
  status.textContent = '';
  setTimeout(() => {
    status.textContent = status.dataset.words ?? '';
  }, 100);
}

async function look(from: HTMLFormElement, into: HTMLElement): Promise<void> {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const answer = await fetch(from.dataset.preview ?? '', { method: 'POST', body: typed(from), signal }).catch(
    () => null,
  );
  const words = answer?.ok ? await answer.text().catch(() => '') : '';
  const shown = new DOMParser().parseFromString(words, 'text/html').getElementById('preview-card');
  if (!shown || signal.aborted) return;
  // Whoever stands on the card is not moved away from it.
  if (shown.innerHTML === into.innerHTML || into.contains(document.activeElement)) return;
  into.replaceChildren(...shown.childNodes);
  tell();
}

if (form && place && fold && card) {
  const wide = matchMedia(WIDE);
  const unfold = () => {
    fold.open ||= wide.matches;
  };
  place.hidden = false;
  form.classList.add('live');
  unfold();
  wide.onchange = unfold;
  const soon = () => {
    clearTimeout(later);
    later = setTimeout(() => void look(form, card), PAUSE);
  };
  form.addEventListener('input', soon);
  // A browser that comes back to the page may have kept what was typed.
  addEventListener('pageshow', soon);
}
