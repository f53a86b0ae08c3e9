/** The part of a service worker's scope that we use; the DOM library knows only windows (Service Workers, W3C, §4.1). */
interface ServiceWorkerScope {
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
  addEventListener: (type: string, listener: (event: ServiceWorkerEvent) => void) => void;
}

interface ServiceWorkerEvent {
  request: Request;
  /** What a page of ours sent. */
  data: unknown;
  respondWith: (response: Promise<Response>) => void;
  waitUntil: (work: Promise<unknown>) => void;
}

declare const self: ServiceWorkerScope;

/**
 * Installs and activates at once, and answers GET requests.
 * @param respond the response to a request; null lets the browser ask the network as if there were no worker
 * @param receive what to do with a message of a page
 */
export function startServiceWorker(
  respond: (request: Request) => Promise<Response> | null,
  receive?: (message: unknown) => Promise<void>,
): void {
  self.addEventListener('install', () => void self.skipWaiting());
  self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
  self.addEventListener('fetch', (event) => {
    const response = event.request.method === 'GET' ? respond(event.request) : null;
    if (response) event.respondWith(response);
  });
  if (receive) self.addEventListener('message', (event) => event.waitUntil(receive(event.data)));
}

/**
 * Makes a page open without network: the network first, and the copy of the page when there is none. A page of ours sends the
 * addresses that it was made of, for those came in before the worker did.
 * @param isPage which addresses are kept
 */
export function startNetworkFirstWorker(cacheName: string, isPage: (url: URL) => boolean): void {
  const networkFirst = async (request: Request): Promise<Response> => {
    const cache = await caches.open(cacheName);
    try {
      const response = await fetch(request);
      // After a sign-out the address leads elsewhere: the copy stays what it was.
      if (response.ok && !response.redirected) await cache.put(request, response.clone());
      return response;
    } catch {
      return (await cache.match(request, { ignoreVary: true })) ?? Response.error();
    }
  };
  startServiceWorker(
    (request) => (isPage(new URL(request.url)) ? networkFirst(request) : null),
    async (message) => {
      if (!Array.isArray(message)) return;
      const cache = await caches.open(cacheName);
      const addresses = message.filter(
        (address): address is string => typeof address === 'string' && isPage(new URL(address)),
      );
      await Promise.all(addresses.map((address) => cache.add(address).catch(() => undefined)));
    },
  );
}
