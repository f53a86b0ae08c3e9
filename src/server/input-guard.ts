import type { Context, MiddlewareHandler } from 'hono';

/** Control characters (C0 and DEL): they stand in no address of ours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** What is wrong with a request before any route looks at it. */
export type UnusableRequest = 'no-such-address' | 'unclear-host';

/**
 * Looks at each request before any route does, so that a new route has it too: at an address with a control character there
 * is nothing, and with more than one Host header the request is not answered (RFC 9112 §3.2). Queries and forms are cleaned
 * where they are read (`cleanQuery`, `readForm`).
 */
export const inputGuard =
  (refuse: (c: Context, why: UnusableRequest) => Response): MiddlewareHandler =>
  async (c, next) => {
    const why = unusable(c);
    if (why) return refuse(c, why);
    return next();
  };

function unusable(c: Context): UnusableRequest | undefined {
  if (CONTROL.test(decodeLeniently(c.req.path))) return 'no-such-address';
  const { incoming } = (c.env ?? {}) as { incoming?: { rawHeaders?: string[] } };
  const hosts = incoming?.rawHeaders?.filter((text, i) => i % 2 === 0 && /^host$/i.test(text)).length ?? 1;
  return hosts > 1 ? 'unclear-host' : undefined;
}

/** Percent-decodes what is valid and leaves the rest as it is, as the router does with parameters. */
const decodeLeniently = (path: string): string =>
  path.replace(/(?:%[0-9a-f]{2})+/gi, (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text.replace(/%([01][0-9a-f]|7f)/gi, '\0');
    }
  });
