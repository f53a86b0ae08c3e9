/// <reference lib="dom" />
/**
 * The initiatives of one municipality on this phone: stored in the cache of the browser, searched here, shown with their
 * age. Without network the service worker opens this page, wherever on the site somebody was.
 */

import type { OfflineCard, OfflinePack } from './offline-pack.ts';
import { createOfflineSearch } from './search-offline-pack.ts';

/** The same name as in the service worker. Phones have it: it never changes. */
const CACHE_NAME = 'pocket-1';
/** Under this key the browser remembers the URL of its pack. */
const STORAGE_KEY = 'pocket';
const DAY_MS = 86_400_000;
const MAX_CARDS_SHOWN = 100;
const container = document.getElementById('pocket');
if (container) void start(container);
sayWhenOffline();

/** Says that there is no network: when this page opened in place of another, or when the network is gone. */
function sayWhenOffline(): void {
  const notice = document.getElementById('no-network');
  const asked = /^\/\w+\/offline$/.test(location.pathname);
  const update = () => {
    if (notice) notice.hidden = asked && navigator.onLine;
  };
  update();
  // The page that was asked for comes when somebody wants it: until then they may be searching here.
  addEventListener('online', update);
  addEventListener('offline', update);
  notice?.querySelector('button')?.addEventListener('click', () => location.reload());
}

async function start(section: HTMLElement): Promise<void> {
  // The page was asked for a municipality, or shows the one that was stored before.
  const kept = section.dataset.url || localStorage.getItem(STORAGE_KEY);
  if (!kept) return;
  // In the language of this page where that can be had, else as it was kept.
  const url = kept.replace(/^\/\w+/, `/${document.documentElement.lang}`);
  const pack = (await loadPack(url)) ?? (await loadPack(kept));
  if (!pack) return;
  localStorage.setItem(STORAGE_KEY, url);
  await storePage();
  show(section, pack, url);
}

/** From the network when there is one, and then stored; else what was stored before. */
async function loadPack(url: string): Promise<OfflinePack | null> {
  const cache = await caches.open(CACHE_NAME);
  try {
    const response = await fetch(url);
    if (response.ok) await cache.put(url, response.clone());
    if (response.ok) return (await response.json()) as OfflinePack;
  } catch {
    // Without network the stored pack is shown.
  }
  const stored = await cache.match(url);
  return stored ? ((await stored.json()) as OfflinePack) : null;
}

/** Stores this page, its styles and scripts, so that it opens without network. */
async function storePage(): Promise<void> {
  const cache = await caches.open(CACHE_NAME);
  const assets = [
    ...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[rel=stylesheet], script[src]'),
  ];
  const urls = [location.pathname, ...assets.map((asset) => ('src' in asset ? asset.src : asset.href))];
  await Promise.all(urls.map((url) => cache.add(url).catch(() => undefined)));
  if ('serviceWorker' in navigator)
    await navigator.serviceWorker.register('/offline-worker.js', { scope: '/' });
}

function show(section: HTMLElement, pack: OfflinePack, url: string): void {
  const part = <T extends HTMLElement>(name: string) => section.querySelector(`[data-part=${name}]`) as T;
  const { today = '', days = '#', found: countTemplate = '#' } = section.dataset;
  const search = createOfflineSearch(pack);
  const field = part<HTMLInputElement>('question');
  const ageDays = Math.floor((Date.now() - Date.parse(pack.at)) / DAY_MS);
  part('place').textContent = pack.place;
  part('age').textContent = ageDays < 1 ? today : days.replace('#', String(ageDays));
  const showResults = () => {
    const cards = search(field.value);
    part('count').textContent = countTemplate.replace('#', String(cards.length));
    part('cards').replaceChildren(
      ...cards.slice(0, MAX_CARDS_SHOWN).map((card) => renderCard(card, pack.language)),
    );
  };
  field.oninput = showResults;
  showResults();
  section.hidden = false;
  part('forget').onclick = async () => {
    await caches.delete(CACHE_NAME);
    localStorage.removeItem(STORAGE_KEY);
    for (const registration of await navigator.serviceWorker.getRegistrations())
      if (registration.active?.scriptURL.endsWith('/offline-worker.js')) await registration.unregister();
    location.assign(location.pathname);
  };
  section.dataset.kept = url;
}

/** A card as the server renders it. Texts are added as text nodes, never as markup. */
function renderCard(card: OfflineCard, language: string): HTMLElement {
  const element = (tag: string, className: string, ...children: (string | Node)[]) => {
    const created = document.createElement(tag);
    created.className = className;
    created.append(...children);
    return created;
  };
  const link = document.createElement('a');
  link.href = `/${language}/initiatives/${card.id}`;
  const title = document.createElement('bdi');
  title.lang = card.lang;
  title.append(card.title);
  link.append(title);
  const line = (text: string) => {
    const paragraph = element('p', 'line', text);
    paragraph.dir = 'auto';
    return paragraph;
  };
  return element(
    'article',
    'card',
    element('h2', 'card-title', link),
    element('p', 'org', card.org),
    ...[card.about ?? '', card.summary, card.where, ...card.contact].filter(Boolean).map(line),
    element('p', 'badges', ...card.badges.map((badge) => element('span', 'badge', badge))),
  );
}
