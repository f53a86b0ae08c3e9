/// <reference lib="dom" />
/**
 * The cards of one municipality on this phone: kept in the browser's cache, searched here, with how old they are. Without
 * network the worker brings this page, wherever on the site somebody was.
 */

import type { OfflineCard, OfflinePack } from './offline-pack.ts';
import { createOfflineSearch } from './search-offline-pack.ts';

export const SHELF = 'pocket-1';
const DAY = 86_400_000;
const box = document.getElementById('pocket');
if (box) void start(box);

async function start(pocket: HTMLElement): Promise<void> {
  const words = pocket.dataset;
  const kept = localStorage.getItem('pocket');
  // The page was asked for a municipality, or shows the one that was kept before.
  const url = words.url || kept;
  if (!url) return;
  const packed = await load(url);
  if (!packed) return;
  localStorage.setItem('pocket', url);
  await keepAlong();
  show(pocket, packed, url);
}

/** From the network when there is one, and then kept; else what was kept. */
async function load(url: string): Promise<OfflinePack | null> {
  const shelf = await caches.open(SHELF);
  try {
    const fresh = await fetch(url);
    if (fresh.ok) await shelf.put(url, fresh.clone());
    if (fresh.ok) return (await fresh.json()) as OfflinePack;
  } catch {
    // No network: below is what it was.
  }
  const before = await shelf.match(url);
  return before ? ((await before.json()) as OfflinePack) : null;
}

/** This page and what it needs, so that it opens without network. */
async function keepAlong(): Promise<void> {
  const shelf = await caches.open(SHELF);
  const files = [
    ...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[rel=stylesheet], script[src]'),
  ];
  const needed = [location.pathname, ...files.map((file) => ('src' in file ? file.src : file.href))];
  await Promise.all(needed.map((one) => shelf.add(one).catch(() => undefined)));
  if ('serviceWorker' in navigator)
    await navigator.serviceWorker.register('/offline-worker.js', { scope: '/' });
}

function show(pocket: HTMLElement, packed: OfflinePack, url: string): void {
  const part = <T extends HTMLElement>(name: string) => pocket.querySelector(`[data-part=${name}]`) as T;
  const { today = '', days = '#', found = '#' } = pocket.dataset;
  const find = createOfflineSearch(packed);
  const field = part<HTMLInputElement>('question');
  const age = Math.floor((Date.now() - Date.parse(packed.at)) / DAY);
  part('place').textContent = packed.place;
  part('age').textContent = age < 1 ? today : days.replace('#', String(age));
  const list = () => {
    const cards = find(field.value);
    part('count').textContent = found.replace('#', String(cards.length));
    part('cards').replaceChildren(...cards.slice(0, 100).map((card) => article(card, packed.language)));
  };
  field.oninput = list;
  list();
  pocket.hidden = false;
  part('forget').onclick = async () => {
    await caches.delete(SHELF);
    localStorage.removeItem('pocket');
    for (const worker of await navigator.serviceWorker.getRegistrations())
      if (worker.active?.scriptURL.endsWith('/offline-worker.js')) await worker.unregister();
    location.assign(location.pathname);
  };
  pocket.dataset.kept = url;
}

/** A card as the server would draw it; texts are texts, never markup. */
function article(card: OfflineCard, language: string): HTMLElement {
  const made = (tag: string, className: string, ...inside: (string | Node)[]) => {
    const one = document.createElement(tag);
    one.className = className;
    one.append(...inside);
    return one;
  };
  const link = document.createElement('a');
  link.href = `/${language}/initiatives/${card.id}`;
  const title = document.createElement('bdi');
  title.lang = card.lang;
  title.append(card.title);
  link.append(title);
  const line = (text: string) => {
    const one = made('p', 'line', text);
    one.dir = 'auto';
    return one;
  };
  return made(
    'article',
    'card',
    made('h2', 'card-title', link),
    made('p', 'org', card.org),
    ...[card.summary, card.where, ...card.contact].filter(Boolean).map(line),
    made('p', 'badges', ...card.badges.map((badge) => made('span', 'badge', badge))),
  );
}
