import { startServiceWorker } from '#core/http/service-worker.ts';

/**
 * Makes the page of a tablet at a table open without network: the network first, and the copy of the page when there is none. The
 * page holds questions; what people answered lies encrypted in the browser's database.
 */
const CACHE_NAME = 'voice-tablet-1';

const isPage = ({ pathname }: URL): boolean => /\/voice-booth\/tablet$|^\/assets\//.test(pathname);

startServiceWorker(
  (request) => (isPage(new URL(request.url)) ? networkFirst(request) : null),
  async (message) => {
    // What the page was made of came in before this worker did.
    if (!Array.isArray(message)) return;
    const cache = await caches.open(CACHE_NAME);
    const addresses = message.filter(
      (address): address is string => typeof address === 'string' && isPage(new URL(address)),
    );
    await Promise.all(addresses.map((address) => cache.add(address).catch(() => undefined)));
  },
);

async function networkFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE_NAME);
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected) await cache.put(request, response.clone());
    return response;
  } catch {
    return (await cache.match(request, { ignoreVary: true })) ?? Response.error();
  }
}
