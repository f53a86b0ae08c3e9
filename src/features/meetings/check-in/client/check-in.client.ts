/**
 * Check-in on a phone that may have no network, in the browser of the team: everything is stored on the phone first, and sent
 * as soon as that is possible. It leaves the phone only when the server said whom it was about. The server merges what all
 * phones recorded: in whatever order it arrives, everybody ends with the same list.
 */
import { badgeIndex, findBadge, shownReading } from '../../registrations/badge-reading.ts';
import type { CheckInWords } from '../check-in-words.ts';
import { type PackedPeople, unpackPeople } from '../packed-people.ts';
import type { ListView } from '../people-list.ts';
import type { CheckInItem, SyncAnswer } from '../protocol.ts';
import { startCamera } from './camera.ts';
import { afterAnswer, type PhoneState, shownPeople } from './phone-state.ts';
import { createScreen } from './render.ts';
import { createSender, MAX_ITEMS_PER_REQUEST } from './send.ts';
import { openStorage } from './storage.ts';

const SEND_INTERVAL_MS = 15_000;
const MAX_TEXT_LENGTH = 400;

interface PageData extends PackedPeople {
  edition: string;
  now: string;
  arrivals: string;
  list: string;
  language: string;
  words: CheckInWords;
}

const dataElement = document.getElementById('check-in-data');
if (dataElement) startCheckIn(JSON.parse(dataElement.textContent) as PageData);

/** A random UUID (version 4), also where the page is not served over HTTPS. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function startCheckIn(data: PageData): void {
  const { words } = data;
  const arrivalForm = document.getElementById('arrival') as HTMLFormElement;
  const codeInput = arrivalForm.querySelector<HTMLInputElement>('input[name=code]');
  const token = arrivalForm.querySelector<HTMLInputElement>('input[name=token]')?.value ?? '';
  const storage = openStorage(data.edition, newId);
  const screen = createScreen(words, data.language);
  const sender = createSender(data, token);
  // A page out of the cache may be older than what this phone heard since.
  const kept = storage.readPeople();
  let told: Pick<PhoneState, 'people' | 'since'> =
    kept && kept.since > data.now ? kept : { people: unpackPeople(data), since: data.now };
  let view: ListView = readView();
  const now = () => new Date().toISOString();
  const shown = () => shownPeople({ people: told.people, queue: storage.readQueue() });
  const draw = () => screen.draw(shown(), view);

  const record = (item: CheckInItem): void => {
    storage.updateQueue((queue) => [...queue, item]);
    draw();
    if (storage.isBroken()) screen.network(words.notKept);
    void send();
  };

  const scanned = (text: string): void => {
    const reading = text.trim().slice(0, MAX_TEXT_LENGTH);
    if (!reading) return;
    const people = shown();
    const code = findBadge(badgeIndex(people.map((person) => person.code)), reading) ?? reading;
    const person = people.find((known) => known.code === code);
    record({ kind: 'scan', id: newId(), text: person?.code ?? reading, at: now(), device: '' });
    if (!person) screen.greet(screen.fill(words.notHere, { code: shownReading(reading) }), 'problem');
    else if (person.at)
      screen.greet(
        screen.fill(words.again, {
          name: person.name ?? person.code,
          time: screen.time(person.at),
          device: person.device,
        }),
        'problem',
      );
    else {
      const sentence = person.where ? words.welcomeWhere : words.welcome;
      screen.greet(screen.fill(sentence, { name: person.name ?? person.code, where: person.where }), 'good');
    }
  };

  const undo = (code: string): void => {
    const person = shown().find((known) => known.code === code);
    record({ kind: 'undo', id: newId(), code, seen: person?.at ?? null, at: now(), device: '' });
    screen.greet(screen.fill(words.undone, { name: person?.name ?? code }), 'good');
  };

  const walkIn = (fields: FormData): void => {
    const name = String(fields.get('name') ?? '').trim();
    const people = Math.min(8, Math.max(1, Number(fields.get('people')) || 1));
    const language = String(fields.get('language') ?? '') || data.language;
    record({ kind: 'walk-in', id: newId(), name, people, language, at: now(), device: '' });
    screen.greet(screen.fill(words.welcome, { name: name || words.nameless }), 'good');
  };

  onSubmit(arrivalForm, () => {
    scanned(codeInput?.value ?? '');
    if (codeInput) codeInput.value = '';
    codeInput?.focus();
  });
  const walkInForm = document.getElementById('walk-in') as HTMLFormElement;
  onSubmit(walkInForm, () => {
    walkIn(new FormData(walkInForm));
    walkInForm.reset();
  });
  listenToList((change) => {
    view = { ...view, page: 1, ...change };
    draw();
  });
  document.getElementById('people')?.addEventListener('click', (event) => {
    const code = (event.target as Element).closest<HTMLElement>('[data-act]')?.dataset.act;
    if (!code) return;
    const person = shown().find((known) => known.code === code);
    if (person?.at) undo(code);
    else if (person) scanned(code);
    // The row was drawn again: the focus stays with this person.
    document.querySelector<HTMLElement>(`[data-act="${CSS.escape(code)}"]`)?.focus();
  });
  startCamera(scanned);

  const tell = (answer: SyncAnswer): void => {
    for (const { people, outcome } of answer.answers)
      for (const person of people)
        if (person.cancelled && outcome === 'here')
          screen.greet(screen.fill(words.cancelled, { name: person.name ?? person.code }), 'problem');
    const names = answer.answers.flatMap(({ people }) => people.map(({ name, code }) => name ?? code));
    screen.network(
      names.length ? screen.fill(words.sentNames, { names: names.slice(-3).join(', ') }) : words.sent,
    );
    screen.unknown(answer.unknown);
  };

  /** Sends what waits, in portions; with nothing to send, one empty request asks what others did. */
  const sendAll = async (): Promise<void> => {
    for (;;) {
      const portion = storage.readQueue().slice(0, MAX_ITEMS_PER_REQUEST);
      const answer = await sender.send(portion, told.since);
      const waiting = () => String(storage.readQueue().length);
      if (answer === 'offline') return screen.network(screen.fill(words.waiting, { count: waiting() }));
      if (answer === 'signed-out') return screen.network(screen.fill(words.signedOut, { count: waiting() }));
      const before = storage.readQueue().length;
      storage.updateQueue((queue) => {
        const next = afterAnswer({ ...told, queue }, answer);
        told = next;
        return next.queue;
      });
      storage.savePeople(told.people, told.since);
      draw();
      const left = storage.readQueue().length;
      tell(answer);
      if (left === 0) return;
      if (left >= before) return screen.network(screen.fill(words.waiting, { count: waiting() }));
    }
  };
  let sending: Promise<void> | undefined;
  const send = (): Promise<void> => {
    sending ??= sendAll().finally(() => {
      sending = undefined;
      // What was recorded while a request was on its way is not left for the clock.
      if (storage.readQueue().length && navigator.onLine) setTimeout(() => void send(), 1_000);
    });
    return sending;
  };
  addEventListener('online', () => void send());
  addEventListener('beforeunload', (event) => {
    if (storage.isBroken() && storage.readQueue().length) event.preventDefault();
  });
  setInterval(() => void send(), SEND_INTERVAL_MS);
  draw();
  void send();
  if ('serviceWorker' in navigator)
    void navigator.serviceWorker.register('/check-in-worker.js', { scope: location.pathname });
}

function readView(): ListView {
  const query = new URLSearchParams(location.search);
  return { q: query.get('q') ?? '', letter: query.get('letter') ?? '', page: Number(query.get('page')) || 1 };
}

function onSubmit(form: HTMLFormElement, run: () => void): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
}

/** The search field, the letters and the pages ask for another part of the list. */
function listenToList(show: (change: Partial<ListView>) => void): void {
  const find = document.getElementById('find') as HTMLFormElement;
  const field = find.querySelector<HTMLInputElement>('input[name=q]');
  field?.addEventListener('input', () => show({ q: field.value, letter: '' }));
  onSubmit(find, () => show({ q: field?.value ?? '', letter: '' }));
  for (const id of ['letters', 'list-pager'])
    document.getElementById(id)?.addEventListener('click', (event) => {
      const link = (event.target as Element).closest<HTMLElement>('[data-letter], [data-page]');
      if (!link) return;
      event.preventDefault();
      const { letter, page } = link.dataset;
      if (letter !== undefined) {
        if (field) field.value = '';
        show({ q: '', letter });
      } else show({ page: Number(page) });
      document.getElementById('everybody')?.scrollIntoView();
    });
}
