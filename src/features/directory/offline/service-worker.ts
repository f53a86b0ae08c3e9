import { startServiceWorker } from '#core/http/service-worker.ts';

/**
 * Without network: brings the page with the cards that were kept, in the language of the page that was asked, and the files
 * that it needs. With network it does nothing.
 */
const SHELF = 'pocket-1';

startServiceWorker((request) => {
  const { pathname } = new URL(request.url);
  if (request.mode === 'navigate') return page(request, pathname);
  return pathname.startsWith('/assets/') ? file(request) : null;
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
