import { startServiceWorker } from '#core/http/service-worker.ts';

/**
 * Without network it answers with the stored offline page, in the language of the page that was asked, and with its
 * assets. With network it passes every navigation on.
 */

/** The same name as in `offline.client.ts`. Phones have it: it never changes. */
const CACHE_NAME = 'pocket-1';

startServiceWorker((request) => {
  const { pathname } = new URL(request.url);
  if (request.mode === 'navigate') return openPage(request, pathname);
  return pathname.startsWith('/assets/') ? openAsset(request) : null;
});

async function openPage(request: Request, pathname: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    const cache = await caches.open(CACHE_NAME);
    const inLanguage = await cache.match(`/${pathname.split('/')[1]}/offline`, { ignoreVary: true });
    if (inLanguage) return inLanguage;
    const inOtherLanguage = (await cache.keys()).find(({ url }) => url.endsWith('/offline'));
    return (
      (inOtherLanguage && (await cache.match(inOtherLanguage, { ignoreVary: true }))) ?? Response.error()
    );
  }
}

async function openAsset(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE_NAME);
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request);
}
