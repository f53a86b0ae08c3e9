/// <reference lib="dom" />
// The only script: reads a page aloud, and prints. Everything works without it.
const speech = globalThis.speechSynthesis;
const language = document.documentElement.lang;

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => globalThis.print());
}

function offer() {
  const voice = speech.getVoices().find((each) => each.lang.slice(0, 2) === language);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-read-aloud]')) {
    button.hidden = !voice;
    const words = button.querySelector('span');
    button.onclick = () => {
      const busy = speech.speaking;
      speech.cancel();
      if (words) words.textContent = button.dataset[busy ? 'readAloud' : 'stop'] ?? '';
      if (busy || !voice) return;
      const saying = new SpeechSynthesisUtterance(document.querySelector('main')?.innerText ?? '');
      saying.voice = voice;
      saying.lang = voice.lang;
      saying.rate = 0.9;
      saying.onend = () => {
        if (words) words.textContent = button.dataset.readAloud ?? '';
      };
      speech.speak(saying);
    };
  }
}

if (speech) {
  offer();
  speech.addEventListener('voiceschanged', offer);
}
