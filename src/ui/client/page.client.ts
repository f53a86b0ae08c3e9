/// <reference lib="dom" />
// The script of every page: a voice where the browser has one for this language, the print button, words while one
// types, larger scripts on tap, and a tap that only counts without leaving the page.
const root = document.documentElement;
const speech = globalThis.speechSynthesis;
const buttons = (kind: string) => document.querySelectorAll<HTMLButtonElement>(`[data-${kind}]`);

for (const button of buttons('print')) {
  button.hidden = false;
  button.onclick = () => print();
}

// Copies the field beside it; without the script the field can be selected and copied as any other.
for (const button of buttons('copy')) {
  const field = button.previousElementSibling;
  if (!(field instanceof HTMLInputElement)) continue;
  button.hidden = false;
  button.onclick = () => {
    field.select();
    void navigator.clipboard?.writeText(field.value);
  };
}

/** Browsers stop after some fifteen seconds of one text, so they get it sentence by sentence. */
function read(voice: SpeechSynthesisVoice, stop: string | undefined, ended: () => void): void {
  const text = document.querySelector('main')?.innerText ?? '';
  const sentences = (text.match(/[^.!?؟\n]+[.!?؟]*/g) ?? []).filter((one) => one.trim() !== stop);
  sentences.forEach((sentence, i) => {
    const saying = new SpeechSynthesisUtterance(sentence);
    saying.voice = voice;
    saying.lang = voice.lang;
    saying.rate = 0.9;
    if (i === sentences.length - 1) saying.onend = ended;
    speech.speak(saying);
  });
}

/** The button stands on every page; where the device has no voice for the language, it says so instead. */
function offerReading(): void {
  const voice = speech?.getVoices().find((one) => one.lang.slice(0, 2) === root.lang);
  for (const button of buttons('read-aloud')) {
    const label = button.querySelector('span');
    const status = button.parentElement?.querySelector<HTMLElement>('[data-no-voice]');
    const name = (text = '') => {
      if (label) label.textContent = text;
    };
    if (button.parentElement) button.parentElement.hidden = false;
    button.onclick = () => {
      if (status) status.textContent = voice ? '' : (status.dataset.noVoice ?? '');
      if (!voice) return;
      const busy = speech.speaking;
      speech.cancel();
      name(busy ? button.dataset.readAloud : button.dataset.stop);
      if (!busy) read(voice, button.dataset.stop, () => name(button.dataset.readAloud));
    };
  }
}

offerReading();
if (speech) {
  speech.onvoiceschanged = offerReading;
  globalThis.onpagehide = () => speech.cancel();
}

/** From the second page of a visit on, which must stay light, the offline page is kept ready in the reader's language. */
async function keepOfflinePage(path: string): Promise<void> {
  const again = sessionStorage.getItem('again');
  sessionStorage.setItem('again', '1');
  if (!again || !navigator.serviceWorker) return;
  await navigator.serviceWorker.register('/offline-worker.js', { scope: '/' });
  const registration = await navigator.serviceWorker.ready;
  registration.active?.postMessage({ keep: path });
}

const offlinePath = (document.currentScript as HTMLScriptElement | null)?.dataset.offline;
// A browser that does not allow it, such as a private window, works as before.
if (offlinePath) addEventListener('load', () => void keepOfflinePage(offlinePath).catch(() => undefined));

/** Brings a larger script when somebody taps, not before; or at once where the address asks for what it does. */
for (const button of buttons('bring')) {
  const status = document.getElementById(button.getAttribute('aria-describedby') ?? '');
  const bring = async () => {
    try {
      await (await import(button.dataset.bring ?? '')).begin(button);
    } catch {
      if (status) status.textContent = status.dataset.trouble ?? '';
    }
  };
  const waits = button.closest<HTMLElement>('[hidden]');
  if (waits) waits.hidden = false;
  button.onclick = bring;
  if (button.dataset.atOnce !== undefined) void bring();
}

/** Says thanks in the place of the form, so that what somebody was typing stays; else the form goes as always. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-stay]')) {
  form.onsubmit = async (sent) => {
    sent.preventDefault();
    const body = new FormData(form);
    const answer = await fetch(form.action, { method: 'post', body }).catch(() => null);
    if (!answer) return form.submit();
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const message = document.createElement('p');
    message.tabIndex = -1;
    message.append(
      page.querySelector('h1')?.textContent ?? '',
      ' ',
      page.querySelector('main a.ghost') ?? '',
    );
    form.replaceWith(message);
    message.focus();
  };
}

const PAUSE = 150;

/** Fills the list under a field with words that begin so; the browser shows it, with its own keys. */
for (const field of document.querySelectorAll<HTMLInputElement>('[data-suggest]')) {
  let later: ReturnType<typeof setTimeout> | undefined;
  field.oninput = () => {
    clearTimeout(later);
    later = setTimeout(async () => {
      const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(field.value)}`).catch(
        () => null,
      );
      if (!answer?.ok || !field.list) return;
      const suggestions = (await answer.json()) as string[];
      field.list.replaceChildren(
        ...suggestions.map((value) => Object.assign(document.createElement('option'), { value })),
      );
    }, PAUSE);
  };
}
