/**
 * A tablet at a table, also without network. What somebody answers is in the memory of this page until they are done; then it is
 * encrypted for the server, and this tablet cannot open it again. It is sent by itself as soon as there is a network.
 */
import { CODE_USES, normaliseCode } from '../../blind-tokens/code-rules.ts';
import { sealForTable } from '../../helping/table-keys.ts';
import { ANSWERS } from '../../model/ballot.ts';
import type { TabletAdmission, TabletBallot } from '../protocol.ts';
import {
  afterAnswer,
  afterMore,
  afterUndo,
  type CarriedStatement,
  hasAnswers,
  newSitting,
  type Sitting,
  sittingStep,
} from '../tablet-flow.ts';
import { fileOf } from '../tablet-queue.ts';
import type { VoiceTabletWords } from '../words.ts';
import { createSender, secureRandom } from './send-waiting.ts';
import { openStore, readWaiting, savePeople } from './tablet-store.ts';

const SEND_INTERVAL_MS = 20_000;
const KEY_BYTES = 32;

interface PageData {
  table: string;
  publicKey: string;
  conversation: string;
  title: Record<string, string>;
  setSize: number;
  needsCode: boolean;
  statements: CarriedStatement[];
  address: string;
  token: string;
  language: string;
  askAfterMs: number;
  startOverAfterMs: number;
  languages: Record<string, { dir: string; words: VoiceTabletWords }>;
  waiting: string[];
  refused: string[];
  sent: string;
  offline: string;
}

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`there is no #${id}`);
  return element;
};
const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const dataElement = document.getElementById('tablet-data');
if (dataElement) void start(JSON.parse(dataElement.textContent) as PageData);

/** The page stays when there is no network: the worker keeps it, with what it is made of. */
async function keepPage(): Promise<void> {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register('/voice-tablet-worker.js', { scope: location.pathname });
  const { active } = await navigator.serviceWorker.ready;
  const parts = performance.getEntriesByType('resource').map(({ name }) => name);
  active?.postMessage([location.origin + location.pathname, ...parts]);
}

/** The key of the ballot of a code, as the server derives it (HKDF, RFC 5869). */
async function keyOfCode(code: string, conversation: string): Promise<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const base = await crypto.subtle.importKey('raw', encode(code), 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: encode(conversation), info: encode(CODE_USES.ballot) },
    base,
    KEY_BYTES * 8,
  );
  return new Uint8Array(bits);
}

async function start(data: PageData): Promise<void> {
  const database = await openStore(data.table);
  const sender = createSender(data.address, data.token, database);
  let { language } = data;
  let code: string | null = null;
  let sitting: Sitting | undefined;
  let isEnded = false;
  let isQuiet = false;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const words = (): VoiceTabletWords =>
    (data.languages[language] ?? data.languages.nl)?.words as VoiceTabletWords;
  const tell = (text: string): void => {
    byId('told').textContent = text;
  };

  const speak = (chosen: string): void => {
    language = chosen;
    const spoken = data.languages[language];
    const root = byId('tablet');
    root.lang = language;
    root.dir = spoken?.dir ?? 'ltr';
    for (const element of root.querySelectorAll<HTMLElement>('[data-word]'))
      element.textContent = words()[element.dataset.word as keyof VoiceTabletWords] ?? '';
    const title = byId('title');
    const titleLanguage = data.title[language] ? language : 'nl';
    title.lang = titleLanguage;
    title.dir = data.languages[titleLanguage]?.dir ?? 'ltr';
    title.textContent = data.title[titleLanguage] ?? '';
    for (const button of root.querySelectorAll<HTMLElement>('[data-language]'))
      button.setAttribute('aria-pressed', String(button.dataset.language === language));
  };

  const show = (shown: 'start' | 'step' | 'audience' | 'help' | 'quiet'): void => {
    for (const id of ['start', 'step', 'audience', 'help', 'quiet']) byId(id).hidden = id !== shown;
    byId('going').hidden = shown !== 'step' && shown !== 'audience';
    speechSynthesis?.cancel();
    byId('voice').textContent = '';
    byId(shown).querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  };

  /** After silence: first the question, then the next person. */
  const listenForSilence = (): void => {
    clearTimeout(silence);
    if (!sitting) return;
    silence = setTimeout(
      () => {
        if (isQuiet) void finish(false);
        else {
          isQuiet = true;
          show('quiet');
          listenForSilence();
        }
      },
      isQuiet ? data.startOverAfterMs : data.askAfterMs,
    );
  };

  const drawQueue = async (): Promise<void> => {
    const people = await readWaiting(database);
    const refused = people.filter((person) => person.refused).length;
    const count = people.length - refused;
    byId('waiting').textContent = count > 0 ? (data.waiting[count] ?? String(count)) : data.sent;
    byId('refused').textContent = refused > 0 ? (data.refused[refused] ?? String(refused)) : '';
  };

  const draw = (): void => {
    const step = sitting && sittingStep(sitting, data.setSize);
    if (!sitting || !step) {
      show('start');
    } else if (step.kind === 'audience') {
      show('audience');
    } else if (step.kind === 'done') {
      byId('more').hidden = !step.hasMore;
      show('help');
    } else {
      const statement = data.statements.find(({ number }) => number === step.number);
      const spoken = statement?.words[language] ? language : (statement?.first ?? 'nl');
      const heading = byId('words');
      heading.lang = spoken;
      heading.dir = data.languages[spoken]?.dir ?? 'ltr';
      heading.textContent = statement?.words[spoken] ?? '';
      byId('progress').textContent = `${step.position} / ${step.of}`;
      byId('undo').hidden = sitting.set.length === 0;
      show('step');
    }
  };

  /** Encrypts what was answered and forgets it. The next person finds nothing. */
  const finish = async (withHelp: boolean): Promise<void> => {
    const done = sitting;
    const usedCode = code;
    sitting = undefined;
    code = null;
    isQuiet = false;
    clearTimeout(silence);
    (byId('begin') as HTMLFormElement).reset();
    speak(data.language);
    draw();
    if (!done || !hasAnswers(done)) return;
    const keyBytes = usedCode
      ? await keyOfCode(usedCode, data.conversation)
      : crypto.getRandomValues(new Uint8Array(KEY_BYTES));
    const key = toBase64Url(keyBytes);
    const admission: TabletAdmission = usedCode ? { code: usedCode } : { key };
    const ballot: TabletBallot = {
      key,
      answers: toBase64(done.answers),
      audience: done.audience,
      withHelp,
    };
    try {
      await savePeople(database, [
        {
          id: crypto.randomUUID(),
          admission: await sealForTable(data.table, data.publicKey, 'admission', admission),
          ballot: await sealForTable(data.table, data.publicKey, 'ballot', ballot),
          proof: null,
          refused: false,
        },
      ]);
      tell('');
    } catch {
      // The person is still here: they can be asked again, on paper or on a phone.
      tell(words()['tablet.full']);
    }
    await drawQueue();
    void send();
  };

  let sending: Promise<unknown> = Promise.resolve();
  const send = (): Promise<unknown> => {
    sending = sending.then(async () => {
      const outcome = await sender.send();
      await drawQueue();
      if (outcome === 'offline') byId('waiting').textContent += ` ${data.offline}`;
      if (outcome === 'ended') {
        isEnded = true;
        tell(words()['tablet.closed']);
      }
    });
    return sending;
  };

  const say = (): void => {
    const heading = byId('words');
    const voice = speechSynthesis
      ?.getVoices()
      .find(({ lang }) => lang.split('-')[0]?.toLowerCase() === heading.lang);
    if (!voice) {
      byId('voice').textContent = words()['voting.no-voice'];
      return;
    }
    const saying = new SpeechSynthesisUtterance(heading.textContent ?? '');
    saying.voice = voice;
    saying.lang = voice.lang;
    speechSynthesis.cancel();
    speechSynthesis.speak(saying);
  };

  byId('begin').addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = String(new FormData(byId('begin') as HTMLFormElement).get('code') ?? '');
    code = data.needsCode ? normaliseCode(typed) : null;
    const problem = isEnded
      ? 'tablet.closed'
      : data.needsCode && code === null
        ? 'tablet.code.wrong'
        : undefined;
    tell(problem ? words()[problem] : '');
    if (problem) return;
    sitting = newSitting(data.statements, secureRandom);
    draw();
    listenForSilence();
  });
  byId('tablet').addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button) return;
    const { language: chosen, answer, audience, help } = button.dataset;
    if (chosen) speak(chosen);
    if (!sitting) return;
    const step = sittingStep(sitting, data.setSize);
    const given = ANSWERS.find((known) => known === answer);
    if (help) {
      void finish(help === 'yes');
      return;
    }
    if (given && step.kind === 'statement') sitting = afterAnswer(sitting, step.number, given);
    if (audience)
      sitting = { ...sitting, audience: audience === 'skip' ? null : audience, audienceAsked: true };
    if (button.id === 'undo') sitting = afterUndo(sitting);
    if (button.id === 'more') sitting = afterMore(sitting);
    if (button.id === 'stay') isQuiet = false;
    if (button.id === 'listen') say();
    else if (button.id === 'done') {
      byId('more').hidden = true;
      if (hasAnswers(sitting)) show('help');
      else void finish(false);
    } else draw();
    listenForSilence();
  });
  byId('file').addEventListener('click', async () => {
    const content = JSON.stringify(fileOf(data.table, await readWaiting(database), secureRandom));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
    link.download = 'tablet.json';
    link.click();
    URL.revokeObjectURL(link.href);
  });
  addEventListener('online', () => void send());
  // A page that comes back out of the memory of the browser holds what somebody before answered.
  addEventListener('pageshow', (shown) => {
    if ((shown as PageTransitionEvent).persisted) location.reload();
  });
  setInterval(() => void send(), SEND_INTERVAL_MS);

  byId('no-script').hidden = true;
  byId('tablet').hidden = false;
  speak(language);
  draw();
  await drawQueue();
  void keepPage().catch(() => undefined);
  void send();
}
