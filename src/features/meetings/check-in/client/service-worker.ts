import { startServiceWorker } from '#core/http/service-worker.ts';

/**
 * Keeps the check-in page of one edition on the phone of the team: network first, what was kept when there is none.
 * Everything else on the site it leaves alone.
 */
const SHELF = 'check-in-1';

startServiceWorker((request) =>
  /\/check-in$|^\/assets\//.test(new URL(request.url).pathname) ? fresh(request) : null,
);

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
