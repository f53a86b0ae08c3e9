/// <reference lib="dom" />
/**
 * Reads aloud what somebody is asked: the recording of a person where there is one, else the voice of the browser, else it is said
 * that there is none.
 */
const READING = 'voice-reading';
const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined;

/** Whether somebody listens: then the next statement is read by itself. */
let isReading = sessionStorage.getItem(READING) === '1';

export const stopSpeaking = (): void => speech?.cancel();

const tell = (text: string) => {
  const status = document.querySelector<HTMLElement>('main [data-voice]');
  if (status) status.textContent = text;
};

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

export function offerListening(): void {
  const button = document.querySelector<HTMLButtonElement>('main [data-listen]');
  const words = document.querySelector<HTMLElement>('main [data-words]');
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
    tell('');
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
    tell(words.closest<HTMLElement>('[data-no-voice]')?.dataset.noVoice ?? '');
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
