import { startServiceWorker } from '#core/http/service-worker.ts';

/**
 * Without network it answers with the stored offline page, in the language of the page that was asked, and with its
 * assets. With network it passes every navigation on. A page that somebody reads tells it which language to have ready
 * (`{ keep: '/ti/offline' }`): the offline page, and the packs that this device keeps, in that language.
 */

/** What somebody kept; the same name as in `offline.client.ts`. Phones have it: it never changes. */
const PACK_CACHE = 'pocket-1';
/** The offline pages of the languages that were read on this device. */
const PAGE_CACHE = 'offline-pages-1';
const MAX_PAGE_AGE_MS = 7 * 86_400_000;

startServiceWorker(
  (request) => {
    const { pathname } = new URL(request.url);
    if (request.mode === 'navigate') return openPage(request, pathname);
    return pathname.startsWith('/assets/') ? openAsset(request) : null;
  },
  async (message) => {
    const path = (message as { keep?: unknown } | null)?.keep;
    if (typeof path !== 'string' || !/^\/[a-z]{2,3}\/offline$/.test(path)) return;
    // Without network what was stored before stays.
    await Promise.all([keepPage(path), keepPacks(path)]).catch(() => undefined);
  },
);

async function openPage(request: Request, pathname: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    const path = `/${pathname.split('/')[1]}/offline`;
    return (await stored(path)) ?? (await storedInAnyLanguage()) ?? Response.error();
  }
}

async function openAsset(request: Request): Promise<Response> {
  return (await stored(request)) ?? fetch(request);
}

const stored = (request: Request | string): Promise<Response | undefined> =>
  caches.match(request, { ignoreVary: true });

async function storedInAnyLanguage(): Promise<Response | undefined> {
  for (const name of [PAGE_CACHE, PACK_CACHE]) {
    const cache = await caches.open(name);
    const page = (await cache.keys()).find(({ url }) => url.endsWith('/offline'));
    if (page) return cache.match(page, { ignoreVary: true });
  }
  return undefined;
}

/** Stores the offline page with its styles and scripts, at most once a week. */
async function keepPage(path: string): Promise<void> {
  const cache = await caches.open(PAGE_CACHE);
  const before = await cache.match(path, { ignoreVary: true });
  if (before && Date.now() - Date.parse(before.headers.get('date') ?? '') < MAX_PAGE_AGE_MS) return;
  const page = await fetch(path);
  if (!page.ok) return;
  const html = await page.clone().text();
  await Promise.all(
    [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, url = '']) => keepAsset(cache, url)),
  );
  await cache.put(path, page);
}

/** Stores a style or a script, and the scripts that it imports. */
async function keepAsset(cache: Cache, url: string): Promise<void> {
  if (await cache.match(url)) return;
  const asset = await fetch(url);
  if (!asset.ok) return;
  await cache.put(url, asset.clone());
  if (!url.endsWith('.js')) return;
  const imported = [...(await asset.text()).matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)];
  await Promise.all(imported.map(([, name]) => keepAsset(cache, `/assets/${name}`)));
}

/** Stores in this language each pack that is kept in another one. */
async function keepPacks(path: string): Promise<void> {
  if (!(await caches.has(PACK_CACHE))) return;
  const cache = await caches.open(PACK_CACHE);
  const codes = (await cache.keys()).flatMap(({ url }) => /\/offline\/(GM\d{4})$/.exec(url)?.[1] ?? []);
  for (const code of new Set(codes)) {
    const url = `${path}/${code}`;
    if (!(await cache.match(url, { ignoreVary: true }))) await cache.add(url);
  }
}
