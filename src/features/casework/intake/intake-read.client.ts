/**
 * Reads aloud what stands on the page in the language of the newcomer, where the browser has a voice for it. The button of the
 * whole page reads in the language of the guide.
 */
const words = document.querySelector<HTMLElement>('[data-read]');
const button = document.querySelector<HTMLButtonElement>('[data-read-words]');
const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined;

function offer(): void {
  const language = words?.lang ?? '';
  const voice = speech?.getVoices().find((known) => known.lang.split('-')[0] === language);
  if (!speech || !words || !button || !voice) return;
  const label = button.querySelector('span');
  const start = label?.textContent ?? '';
  const name = (text: string) => {
    if (label) label.textContent = text;
  };
  button.hidden = false;
  button.onclick = () => {
    const isBusy = speech.speaking;
    speech.cancel();
    name(isBusy ? start : (button.dataset.stop ?? ''));
    if (isBusy) return;
    // Browsers stop after some fifteen seconds of one text, so they get it sentence by sentence.
    const sentences = (words.innerText.match(/[^.!?؟።\n]+[.!?؟።]*/g) ?? []).filter((text) => text.trim());
    for (const [index, sentence] of sentences.entries()) {
      const saying = new SpeechSynthesisUtterance(sentence);
      saying.voice = voice;
      saying.lang = voice.lang;
      saying.rate = 0.9;
      if (index === sentences.length - 1) saying.onend = () => name(start);
      speech.speak(saying);
    }
  };
}

offer();
if (speech) speech.onvoiceschanged = offer;
