/**
 * Voting without reloading, reading aloud statement by statement, and a tap that waits while there is no network. Without it all
 * forms work; it also takes a code out of the address at once, where browsers and people who look along would find it.
 */
const RETRY_MS = 4_000;
const READING = 'voice-reading';
const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined;
const vote = () => document.querySelector<HTMLElement>('#vote');
const say = (selector: string, text: string | undefined) => {
  const status = document.querySelector<HTMLElement>(`#vote [${selector}]`);
  if (status) status.textContent = text ?? '';
};

/** Whether somebody listens: then the next statement is read by itself. */
let isReading = sessionStorage.getItem(READING) === '1';
let isBusy = false;

function takeCode(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-code]');
  const prefix = `#${form?.dataset.code ?? ''}`;
  if (!form || !location.hash.startsWith(prefix)) return;
  const code = decodeURIComponent(location.hash.slice(prefix.length));
  history.replaceState(null, '', location.pathname + location.search);
  const field = form.elements.namedItem('code');
  if (!(field instanceof HTMLInputElement)) return;
  // Of another card: whoever used this phone before is somebody else.
  form.closest('details')?.setAttribute('open', '');
  for (const link of document.querySelectorAll('[data-go-on]')) link.remove();
  field.value = code.replace(/(.{4})(?=.)/g, '$1 ');
}

const voiceFor = (language: string) =>
  speech?.getVoices().find((voice) => voice.lang.split('-')[0]?.toLowerCase() === language);

const speakingOf = (element: HTMLElement, voice: SpeechSynthesisVoice): SpeechSynthesisUtterance => {
  const saying = new SpeechSynthesisUtterance(element.innerText);
  saying.voice = voice;
  saying.lang = voice.lang;
  saying.rate = 0.9;
  return saying;
};

/** Reads the statement, and then what each picture means, while that picture lights up. */
function speakAloud(words: HTMLElement, ended: () => void): boolean {
  const voice = voiceFor(words.lang || document.documentElement.lang);
  if (!speech || !voice) return false;
  const all = [speakingOf(words, voice)];
  const pageVoice = voiceFor(document.documentElement.lang);
  for (const answer of pageVoice ? document.querySelectorAll<HTMLElement>('.voice-answer') : []) {
    const saying = speakingOf(answer, pageVoice as SpeechSynthesisVoice);
    saying.onstart = () => answer.classList.add('is-spoken');
    saying.onend = () => answer.classList.remove('is-spoken');
    all.push(saying);
  }
  all.at(-1)?.addEventListener('end', ended);
  for (const saying of all) speech.speak(saying);
  return true;
}

function offerListening(): void {
  const button = document.querySelector<HTMLButtonElement>('#vote [data-listen]');
  const words = document.querySelector<HTMLElement>('#vote [data-words]');
  const label = button?.querySelector('span');
  const sound = document.querySelector<HTMLAudioElement>('#vote audio');
  if (!button || !words || !label) return;
  const start = label.textContent ?? '';
  const name = (text: string) => {
    label.textContent = text;
  };
  if (sound) sound.controls = false;
  button.hidden = false;
  let isPlaying = false;
  const ended = () => {
    isPlaying = false;
    name(start);
  };
  const read = async () => {
    isPlaying = true;
    name(button.dataset.stop ?? '');
    say('data-voice', '');
    if (sound) {
      sound.currentTime = 0;
      sound.onended = ended;
      const played = await sound.play().then(
        () => true,
        () => false,
      );
      if (played) return;
    }
    if (speakAloud(words, ended)) return;
    ended();
    say('data-voice', vote()?.dataset.noVoice);
  };
  button.onclick = () => {
    speech?.cancel();
    sound?.pause();
    if (isPlaying) {
      ended();
      isReading = false;
    } else {
      isReading = true;
      void read();
    }
    sessionStorage.setItem(READING, isReading ? '1' : '');
  };
  if (isReading) void read();
}

/** Puts the next step in the place of this one. */
function show(html: string, address: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const next = page.querySelector('#vote');
  const here = vote();
  if (!next || !here) {
    location.assign(address);
    return;
  }
  speech?.cancel();
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
addEventListener('pagehide', () => speech?.cancel());

takeCode();
offerListening();
