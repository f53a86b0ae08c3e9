import type { MiddlewareHandler } from 'hono';

/** For what is meant for one reader: nothing in between may keep it, and the browser neither (RFC 9111 §5.2.2.5). */
export const NO_STORE = 'private, no-store';

/**
 * What an answer may be kept by. Every answer is for its reader alone unless it says itself that it is public: a cache may
 * otherwise keep what says nothing, also when a private page stands in it (RFC 9111 §4.2.2, heuristic freshness).
 */
export const noStoreByDefault: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', NO_STORE);
};

/** An answer of a page: whatever it says itself, no cache in between keeps it. */
export function forReaderOnly(response: Response): Response {
  if (!/\bno-store\b/i.test(response.headers.get('cache-control') ?? ''))
    response.headers.set('cache-control', NO_STORE);
  return response;
}
