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
