/**
 * The intake on a tablet that may have no network. Everything is encrypted in the browser first, and sent as soon as that is
 * possible, by itself. The server merges what all devices recorded: in whatever order it arrives, everybody ends with the same.
 */
import { standingAt } from '../../intake/answers.ts';
import type { IntakeQuestion } from '../../intake/questions.ts';
import type { CarriedCase, OfferedCase, SittingItem } from '../protocol.ts';
import { MAX_CARRIED_CASES, MAX_ITEMS_PER_REQUEST } from '../protocol.ts';
import { sealFile } from '../sealed-file.ts';
import {
  afterAnswer,
  afterReply,
  ageOf,
  FORGET_AFTER_MS,
  standingsOnTablet,
  type TabletState,
  waitingSince,
} from '../tablet-state.ts';
import type { TabletWords } from '../words.ts';
import { fillForm, listenToForm } from './form.ts';
import { createSender } from './send.ts';
import { forgetAll, openStore, readState, readVault, readWaiting, saveState, saveVault } from './store.ts';
import { MIN_PIN_LENGTH, makeVault, openVault, type StoredVault } from './vault.ts';

const SEND_INTERVAL_MS = 20_000;
const LOCK_AFTER_MS = 15 * 60_000;
/** Moments as the Dutch clock shows them, also on a tablet that is set otherwise. */
const MOMENT = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Amsterdam' } as const;
const UNSENT_COOKIE_SECONDS = 60 * 86_400;

interface PageData {
  language: string;
  sync: string;
  offers: string;
  token: string;
  me: { name: string; account: string };
  unsentCookie: string;
  alone: readonly string[];
  rights: Record<string, { dir: string; title: string; text: string; later: string }>;
  words: TabletWords;
}

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`there is no #${id}`);
  return element;
};
const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

const dataElement = document.getElementById('offline-intake-data');
if (dataElement) void start(JSON.parse(dataElement.textContent) as PageData);

async function start(data: PageData): Promise<void> {
  const database = await openStore();
  const vault = await readVault(database);
  const lock = byId('lock') as HTMLFormElement;
  lock.hidden = false;
  byId('no-script').hidden = true;
  for (const part of document.querySelectorAll<HTMLElement>('[data-first-time]'))
    part.hidden = Boolean(vault);
  const waiting = await readWaiting(database);
  if (waiting.count) tellWaiting(data, waiting);
  void keepPage();
  const refuse = (text: string): void => {
    byId('lock-told').textContent = text;
  };
  lock.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fields = new FormData(lock);
    const pin = String(fields.get('pin') ?? '').trim();
    if (!vault && pin.length < MIN_PIN_LENGTH) return refuse(data.words['pin.short']);
    if (!vault && pin !== String(fields.get('again') ?? '').trim()) return refuse(data.words['pin.differs']);
    const label = String(fields.get('label') ?? '').trim() || data.me.name;
    const made = vault
      ? { stored: vault, key: await openVault(vault, pin) }
      : await makeVault(pin, { device: crypto.randomUUID(), label, account: data.me.account });
    if (!made.key) return refuse(data.words['pin.wrong']);
    if (!vault) await saveVault(database, made.stored);
    const takenFrom = Date.now() - FORGET_AFTER_MS;
    const { takenAt, ...state } = await readState(database, made.key, takenFrom);
    lock.hidden = true;
    byId('open').hidden = false;
    run(data, { database, vault: made.stored, key: made.key, state, takenAt });
  });
}

/** The page stays when there is no network: the worker keeps it, with what it is made of. */
async function keepPage(): Promise<void> {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register('/offline-intake-worker.js', { scope: location.pathname });
  const { active } = await navigator.serviceWorker.ready;
  const parts = performance.getEntriesByType('resource').map(({ name }) => name);
  active?.postMessage([location.origin + location.pathname, ...parts]);
}

/** What waits and since when, and the warning in time. It can be said without the pin. */
function tellWaiting({ words, language }: PageData, waiting: { count: number; since: string | null }): void {
  const format = new Intl.DateTimeFormat(language, MOMENT);
  const moment = waiting.since ? format.format(new Date(waiting.since)) : '';
  byId('waiting').textContent = waiting.count
    ? fill(words.waiting, { count: String(waiting.count), moment })
    : words['nothing-waits'];
  const { warn } = ageOf(waiting.since, Date.now());
  const old = byId('old');
  old.hidden = !warn;
  byId('old-words').textContent = warn ? fill(words.old, { moment }) : '';
}

interface Opened {
  database: Awaited<ReturnType<typeof openStore>>;
  vault: StoredVault;
  key: CryptoKey;
  state: TabletState;
  takenAt: Map<string, number>;
}

function run(data: PageData, opened: Opened): void {
  const { words, me } = data;
  const { database, key, takenAt } = opened;
  let { state, vault } = opened;
  let openCase = '';
  let offered: OfferedCase[] = [];
  const sender = createSender(data, data.token);
  const now = (): string => new Date().toISOString();
  const tell = (text: string): void => {
    byId('told').textContent = text;
  };
  /** Whoever signs out on this device is warned, and the server does not ask the browser to forget everything. */
  const mark = (): void => {
    const waits = state.queue.length > 0;
    if (waits) localStorage.setItem('unsent:intake', '[1]');
    else localStorage.removeItem('unsent:intake');
    const age = waits ? UNSENT_COOKIE_SECONDS : 0;
    const secure = location.protocol === 'https:' ? '; secure' : '';
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in the browsers of our tablets
    document.cookie = `${data.unsentCookie}=1; path=/; max-age=${age}; samesite=lax${secure}`;
  };
  // Writes follow one another: of two at the same moment the later state must be what stays.
  let writing: Promise<unknown> = Promise.resolve();
  const change = (next: TabletState): Promise<unknown> => {
    state = next;
    mark();
    draw();
    writing = writing.then(() => saveState(database, key, state, takenAt)).catch(() => tell(words.full));
    return writing;
  };

  const draw = (): void => {
    tellWaiting(data, { count: state.queue.length, since: waitingSince(state.queue) });
    byId('refused').hidden = !state.queue.some(({ refused }) => refused);
    drawList(byId('carried'), state.cases, words['open-case'], ({ id }) => show(id));
    const rest = offered.filter(({ id }) => !state.cases.some((carried) => carried.id === id));
    drawList(byId('offers'), rest, words.take, ({ id }) => void report([id]));
    byId('no-offers').hidden = rest.length > 0;
    const shown = state.cases.find(({ id }) => id === openCase);
    byId('case').hidden = !shown;
    if (shown) drawCase(shown);
  };

  const drawCase = (shown: CarriedCase): void => {
    byId('case-title').textContent = `${shown.name} · ${shown.number}`;
    const waitingTold = state.queue.some(({ item }) => item.kind === 'sitting' && item.caseId === shown.id);
    const isTold = shown.told > 0 || waitingTold;
    byId('right-told').textContent = isTold ? words.told : words['not-told'];
    const right = data.rights[shown.language] ?? data.rights.nl;
    if (right) {
      const area = byId('right');
      area.lang = shown.language;
      area.dir = right.dir;
      area.replaceChildren(
        textElement('h3', right.title),
        textElement('p', right.text),
        textElement('p', right.later),
      );
    }
    const standings = standingsOnTablet(state, shown.id, me);
    fillForm(byId('answers'), standings);
    drawConflicts(standings);
  };

  const drawConflicts = (standings: ReturnType<typeof standingsOnTablet>): void => {
    for (const part of document.querySelectorAll<HTMLElement>('#answers [data-question]')) {
      const { conflict } = standingAt(standings, (part.dataset.question ?? '') as IntakeQuestion);
      part.querySelector('.beside')?.remove();
      if (!conflict.length) continue;
      const list = document.createElement('ul');
      list.className = 'beside stands-out';
      const labels = new Map(
        [...part.querySelectorAll('input')].map((input) => [
          input.value,
          input.parentElement?.textContent ?? '',
        ]),
      );
      const format = new Intl.DateTimeFormat(data.language, MOMENT);
      for (const answer of conflict) {
        const { choices, words: own } = answer.value;
        const text = own ?? choices.map((choice) => labels.get(choice) ?? choice).join(', ');
        const values = {
          name: answer.by,
          moment: format.format(answer.saidAt),
          answer: text || words['taken-back'],
        };
        list.append(textElement('li', fill(words.conflict, values)));
      }
      part.prepend(list);
    }
  };

  const show = (id: string): void => {
    openCase = openCase === id ? '' : id;
    draw();
    if (!openCase) return;
    // The right to be alone comes first: it is open as long as it was not said.
    (byId('begin') as HTMLDetailsElement).open = byId('right-told').textContent === words['not-told'];
    byId('case-title').focus();
  };

  listenToForm(byId('answers'), data.alone, (question, value) => {
    const source = byId('answers').querySelector<HTMLInputElement>('input[name=source]:checked')?.value;
    const day = byId('answers').querySelector<HTMLInputElement>('input[name=day]')?.value;
    const given = { caseId: openCase, question, value, source: source ?? 'newcomer', at: now() };
    const queue = afterAnswer(state, { ...given, day: day || given.at.slice(0, 10) }, me, () =>
      crypto.randomUUID(),
    );
    void change({ ...state, queue });
  });

  const sittingForm = byId('sitting') as HTMLFormElement;
  sittingForm.addEventListener('submit', (event) => {
    event.preventDefault();
    const fields = new FormData(sittingForm);
    const field = (name: string): string => String(fields.get(name) ?? '');
    const isWhole = field('told') === 'yes' && field('alone') && field('interpreter');
    const language = field('interpreter') === 'none' ? null : field('interpreterLanguage') || null;
    if (!isWhole || (field('interpreter') !== 'none' && !language)) return tell(words['sitting-missing']);
    const item: SittingItem = {
      kind: 'sitting',
      id: crypto.randomUUID(),
      caseId: openCase,
      day: field('day') || now().slice(0, 10),
      place: field('place'),
      alone: field('alone') === 'yes',
      present: fields.getAll('present').map(String),
      interpreter: field('interpreter'),
      interpreterLanguage: language,
      at: now(),
    };
    sittingForm.reset();
    tell(words['sitting-saved']);
    void change({ ...state, queue: [...state.queue, { item, attempted: false }] });
  });

  /** Sends what waits, in portions, and asks for cases anew. Until the server answered, an item stays as it went out. */
  const reportOnce = async (wanted: readonly string[]): Promise<boolean> => {
    await writing;
    // What was refused before goes last, so that it holds up nothing.
    const ordered = [...state.queue].sort((a, b) => Number(a.refused ?? false) - Number(b.refused ?? false));
    const portion = ordered.slice(0, MAX_ITEMS_PER_REQUEST).map(({ item }) => item);
    const going = new Set(portion.map(({ id }) => id));
    if (portion.length) {
      const marked = state.queue.map((queued) =>
        going.has(queued.item.id) ? { ...queued, attempted: true } : queued,
      );
      await change({ ...state, queue: marked });
    }
    const carries = [...new Set([...state.cases.map(({ id }) => id), ...wanted])].slice(0, MAX_CARRIED_CASES);
    const left = state.queue.filter(({ item }) => !going.has(item.id));
    const touched = portion.map(({ caseId }) => caseId);
    const reply = await sender.send({
      device: vault.device,
      label: vault.label,
      items: portion,
      waiting: left.length,
      waitingSince: waitingSince(state.queue),
      carries,
      fetch: [...new Set([...wanted, ...touched])],
    });
    if (typeof reply === 'string') {
      tell(words[reply]);
      return false;
    }
    if (reply.isClosed) {
      await forgetAll(database);
      localStorage.removeItem('unsent:intake');
      byId('open').hidden = true;
      byId('closed').hidden = false;
      return false;
    }
    if (reply.publicKey !== vault.publicKey) {
      vault = { ...vault, publicKey: reply.publicKey };
      await saveVault(database, vault);
    }
    for (const { id } of reply.cases) takenAt.set(id, Date.now());
    // What was tapped while the call was on its way stands in the state by now.
    await change(afterReply(state, reply, me));
    tell('');
    return state.queue.some(({ attempted, refused }) => !attempted && !refused) && portion.length > 0;
  };
  let reporting: Promise<void> | undefined;
  const report = (wanted: readonly string[] = []): Promise<void> => {
    const before = reporting ?? Promise.resolve();
    reporting = before
      .then(async () => {
        let asks = wanted;
        while (await reportOnce(asks)) asks = [];
      })
      .finally(() => {
        reporting = undefined;
      });
    return reporting;
  };

  byId('export').addEventListener('click', async () => {
    const items = state.queue.map(({ item }) => item);
    if (!items.length || !vault.publicKey) return tell(words['nothing-to-export']);
    const file = await sealFile(vault.device, vault.publicKey, items);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: 'application/json' }));
    link.download = `intake-${now().slice(0, 10)}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  });
  byId('put-away').addEventListener('click', () => location.reload());
  byId('forget').addEventListener('click', () => {
    const waits = new Set(state.queue.map(({ item }) => item.caseId));
    openCase = '';
    void change({ ...state, cases: state.cases.filter(({ id }) => waits.has(id)) });
  });
  let idle = setTimeout(() => location.reload(), LOCK_AFTER_MS);
  for (const sign of ['pointerdown', 'keydown'])
    addEventListener(sign, () => {
      clearTimeout(idle);
      idle = setTimeout(() => location.reload(), LOCK_AFTER_MS);
    });
  addEventListener('online', () => void report());
  setInterval(() => {
    if (state.queue.length) void report();
    else tellWaiting(data, { count: 0, since: null });
  }, SEND_INTERVAL_MS);
  void askToKeep(words);
  void sender.offers().then((known) => {
    if (typeof known === 'string') tell(words[known]);
    else offered = known;
    draw();
  });
  draw();
  void report();
}

/** Asks the browser not to throw away what it keeps. Its promise is shown, and not relied on. */
async function askToKeep(words: TabletWords): Promise<void> {
  const promised = (await navigator.storage?.persist?.().catch(() => false)) ?? false;
  byId('kept').textContent = promised ? words['kept-promised'] : words['kept-unsure'];
}

function textElement(name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

/** A list of cases, each with a button. */
function drawList<T extends OfferedCase>(
  list: HTMLElement,
  cases: readonly T[],
  verb: string,
  tapped: (one: T) => void,
): void {
  const focused = document.activeElement?.getAttribute('data-case');
  list.replaceChildren(
    ...cases.map((one) => {
      const row = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button ghost';
      button.dataset.case = one.id;
      button.textContent = fill(verb, { name: one.name, number: one.number });
      button.addEventListener('click', () => tapped(one));
      row.append(button);
      return row;
    }),
  );
  if (focused) list.querySelector<HTMLElement>(`[data-case="${CSS.escape(focused)}"]`)?.focus();
}
