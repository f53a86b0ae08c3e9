/// <reference lib="dom" />
import { recordingFault, recordingTypeFor } from './sound-types.ts';

/**
 * Records what somebody says, lets them hear it, and sends it with the form that it stands in. An empty or silent recording is
 * noticed before it is sent; after a refused microphone the text field is what is left, and the page says so.
 */
const BITS_PER_SECOND = 32_000;
const LEVEL_MS = 100;

const recorder = document.querySelector<HTMLElement>('[data-recorder]');
const part = <E extends HTMLElement>(name: string) => recorder?.querySelector<E>(`[data-${name}]`);
const form = recorder?.closest('form');
const [record, finish, send] = ['record', 'finish', 'send'].map((name) => part<HTMLButtonElement>(name));
const own = part<HTMLAudioElement>('own');
const meter = part<HTMLMeterElement>('level');
let sound: Blob | undefined;

const say = (name: keyof DOMStringMap | '') => {
  const status = part('status');
  if (status) status.textContent = name ? (recorder?.dataset[name] ?? '') : '';
};
const show = (...visible: (HTMLElement | null | undefined)[]) => {
  for (const element of [record, finish, send, own, meter])
    if (element) element.hidden = !visible.includes(element);
};

/** Measures how loud it is while the microphone is open. @returns the loudest until now; null where it cannot be measured */
function measure(stream: MediaStream): { loudest: () => number | null; stop: () => void } {
  if (typeof AudioContext === 'undefined') return { loudest: () => null, stop: () => {} };
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const wave = new Float32Array(analyser.fftSize);
  let highest = 0;
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(wave);
    const level = wave.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    highest = Math.max(highest, level);
    if (meter) meter.value = Math.min(1, level * 2);
  }, LEVEL_MS);
  return {
    // A context that the browser never started heard nothing, which says nothing about the speaker.
    loudest: () => (context.state === 'running' ? highest : null),
    stop: () => {
      clearInterval(timer);
      void context.close();
    },
  };
}

async function begin(): Promise<void> {
  say('');
  sound = undefined;
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    say('refused');
    form?.querySelector<HTMLTextAreaElement>('textarea')?.focus();
    return;
  }
  const mimeType = recordingTypeFor((type) => MediaRecorder.isTypeSupported(type));
  const machine = new MediaRecorder(stream, {
    ...(mimeType && { mimeType }),
    audioBitsPerSecond: BITS_PER_SECOND,
  });
  const chunks: Blob[] = [];
  const level = measure(stream);
  const began = performance.now();
  machine.ondataavailable = ({ data }) => void chunks.push(data);
  machine.onstop = () => {
    const milliseconds = performance.now() - began;
    const loudest = level.loudest();
    level.stop();
    for (const track of stream.getTracks()) track.stop();
    listen(new Blob(chunks, { type: machine.mimeType.split(';')[0] ?? '' }), milliseconds, loudest);
  };
  const stop = () => {
    if (machine.state !== 'inactive') machine.stop();
  };
  if (finish) finish.onclick = stop;
  setTimeout(stop, Number(recorder?.dataset.seconds) * 1_000);
  machine.start();
  show(finish, meter);
  finish?.focus();
  say('running');
}

function listen(recorded: Blob, milliseconds: number, loudest: number | null): void {
  const again = record?.querySelector('span');
  if (again) again.textContent = recorder?.dataset.again ?? '';
  const fault = recordingFault({ bytes: recorded.size, milliseconds, loudest });
  if (fault) {
    show(record);
    say(fault === 'too-big' ? 'tooBig' : fault);
    record?.focus();
    return;
  }
  sound = recorded;
  if (own) {
    URL.revokeObjectURL(own.src);
    own.src = URL.createObjectURL(recorded);
  }
  show(record, own, send);
  send?.focus();
  say('ready');
}

async function sendSound(): Promise<void> {
  if (!sound || !form || !send) return;
  const body = new FormData(form);
  body.delete('words');
  body.set('sound', sound, 'sound');
  send.disabled = true;
  say('sending');
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => undefined);
  send.disabled = false;
  if (!answer) return say('network');
  if (answer.redirected) return location.assign(answer.url);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const status = part('status');
  if (status) status.textContent = page.querySelector('main [role="alert"]')?.textContent ?? page.title;
}

if (recorder && form) {
  recorder.hidden = false;
  if (!navigator.mediaDevices?.getUserMedia || typeof MediaRecorder === 'undefined') {
    show();
    say('unsupported');
  } else {
    if (record) record.onclick = () => void begin();
    if (send) send.onclick = () => void sendSound();
  }
}
