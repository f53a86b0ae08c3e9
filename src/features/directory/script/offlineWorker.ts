/**
 * Without network: brings the page with the cards that were kept, in the language of the page that was asked, and the files
 * that it needs. With network it does nothing.
 */
declare const self: WorkerScope;
interface WorkerScope extends EventTarget {
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
}
interface Fetching extends Event {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
  waitUntil: (work: Promise<unknown>) => void;
}

const SHELF = 'pocket-1';

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (stage) => (stage as Fetching).waitUntil(self.clients.claim()));
self.addEventListener('fetch', (stage) => {
  const { request } = stage as Fetching;
  if (request.method !== 'GET') return;
  const { pathname } = new URL(request.url);
  if (request.mode === 'navigate') (stage as Fetching).respondWith(page(request, pathname));
  else if (pathname.startsWith('/assets/')) (stage as Fetching).respondWith(file(request));
});

async function page(request: Request, pathname: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    const shelf = await caches.open(SHELF);
    const own = await shelf.match(`/${pathname.split('/')[1]}/offline`, { ignoreVary: true });
    if (own) return own;
    const other = (await shelf.keys()).find(({ url }) => url.endsWith('/offline'));
    return (other && (await shelf.match(other, { ignoreVary: true }))) ?? Response.error();
  }
}

async function file(request: Request): Promise<Response> {
  const shelf = await caches.open(SHELF);
  return (await shelf.match(request, { ignoreVary: true })) ?? fetch(request);
}
