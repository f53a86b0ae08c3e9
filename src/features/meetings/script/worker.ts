/**
 * Keeps the check-in page of one edition on the phone of the team: network first, what was kept when there is none.
 * Everything else on the site it leaves alone.
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

const SHELF = 'check-in-1';

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (stage) => (stage as Fetching).waitUntil(self.clients.claim()));
self.addEventListener('fetch', (stage) => {
  const { request } = stage as Fetching;
  const { pathname } = new URL(request.url);
  if (request.method !== 'GET' || !/\/check-in$|^\/assets\//.test(pathname)) return;
  (stage as Fetching).respondWith(fresh(request));
});

async function fresh(request: Request): Promise<Response> {
  const shelf = await caches.open(SHELF);
  try {
    const answer = await fetch(request);
    if (answer.ok) await shelf.put(request, answer.clone());
    return answer;
  } catch {
    return (await shelf.match(request, { ignoreVary: true })) ?? Response.error();
  }
}
