/** What a worker of ours may do: begin at once, and answer what a page asks for. The types of browsers know it as a window. */
interface WorkerScope extends EventTarget {
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
}
interface ServiceWorkerEvent extends Event {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
  waitUntil: (work: Promise<unknown>) => void;
}

/** Works from the first moment on. @param answer what becomes of a GET; null: the browser asks as if we were not there */
export function startServiceWorker(answer: (request: Request) => Promise<Response> | null): void {
  const scope = globalThis as unknown as WorkerScope;
  scope.addEventListener('install', () => void scope.skipWaiting());
  scope.addEventListener('activate', (stage) =>
    (stage as ServiceWorkerEvent).waitUntil(scope.clients.claim()),
  );
  scope.addEventListener('fetch', (stage) => {
    const { request } = stage as ServiceWorkerEvent;
    const answered = request.method === 'GET' ? answer(request) : null;
    if (answered) (stage as ServiceWorkerEvent).respondWith(answered);
  });
}
