import { startServiceWorker } from '#core/http/service-worker.ts';

/**
 * Makes the check-in page of one edition work without network: the network first, and the cached copy when there is
 * none. It leaves every other page alone.
 */
const CACHE_NAME = 'check-in-1';

startServiceWorker((request) =>
  /\/check-in$|^\/assets\//.test(new URL(request.url).pathname) ? networkFirst(request) : null,
);

async function networkFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE_NAME);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch {
    return (await cache.match(request, { ignoreVary: true })) ?? Response.error();
  }
}
