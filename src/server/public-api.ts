import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { AppContext } from '#core/context.ts';
import { cleanQuery, cleanText } from '#core/http/clean-text.ts';
import { hasEntityTag } from '#core/http/negotiation.ts';
import { problemJson } from '#core/http/problem-json.ts';
import { readText } from '#core/http/read-form.ts';
import { PUBLIC_API_HEADER } from '#core/http/request-context.ts';
import type { PublicApiRoute } from '#core/http/route.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { directorySnapshot } from '#features/directory';

/** Part of every ETag: another version of the program may give another answer to the same request. */
const startedAt = Date.now().toString(36);
const MAX_BODY_BYTES = 16 * 1024;

/** Mounts the routes for other systems: CORS, ETags by revision, conditional requests (RFC 9110 §13), queries by POST. */
export function mountPublicApi(hono: Hono, app: AppContext, routes: readonly PublicApiRoute[]): void {
  for (const route of routes) {
    hono.on(['GET', 'HEAD'], route.path, (c) => respond(c, route, cleanQuery(new URL(c.req.url))));
    hono.options(route.path, (c) =>
      c.body(null, 204, {
        ...API_HEADERS,
        'access-control-allow-methods': methods(route),
        'access-control-allow-headers': 'content-type, if-none-match',
        'access-control-max-age': '86400',
      }),
    );
    if (route.acceptsPost)
      hono.post(route.path, async (c) => {
        const query = await postedQuery(c);
        return query
          ? respond(c, route, query)
          : withHeaders(
              problemJson(400, 'The body cannot be understood.', 'It is not a JSON object of parameters.'),
              API_HEADERS,
            );
      });
    hono.all(route.path, () =>
      withHeaders(problemJson(405, 'This is read-only.', `One may ${methods(route)} here.`), {
        ...API_HEADERS,
        allow: `${methods(route)}, OPTIONS`,
      }),
    );
  }
  hono.all('/api/*', () =>
    withHeaders(
      problemJson(
        404,
        'There is nothing at this address.',
        'What there is stands in openapi.json of the feed.',
      ),
      API_HEADERS,
    ),
  );

  async function respond(c: Context, route: PublicApiRoute, query: URLSearchParams): Promise<Response> {
    // While the database does not answer it is the revision of what is in memory, and that is what the answer is made of.
    const { revision } = await directorySnapshot(app);
    const request = { app, query, param: (name: string) => c.req.param(name) ?? '' };
    const own = (await route.revision?.(request)) ?? '';
    const version = `${startedAt} ${revision} ${own} ${amsterdamDate(app.now())} ${c.req.path} ${query}`;
    const etag = `W/"${createHash('sha256').update(version).digest('base64url').slice(0, 16)}"`;
    const headers = { ...API_HEADERS, etag, 'cache-control': 'public, no-cache' };
    if (c.req.method !== 'POST' && hasEntityTag(c.req.header('if-none-match'), etag))
      return new Response(null, { status: 304, headers });
    const response = await route.handler(request);
    return withHeaders(response, response.ok ? headers : API_HEADERS);
  }
}

const methods = ({ acceptsPost }: PublicApiRoute): string => (acceptsPost ? 'GET, HEAD, POST' : 'GET, HEAD');

const API_HEADERS = {
  [PUBLIC_API_HEADER]: '1',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link, api-version',
  'api-version': '3.1.0',
};

function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** The parameters of a posted query: in the URL, as HSDS has it, in the JSON body, or some here and some there. */
async function postedQuery(c: Context): Promise<URLSearchParams | null> {
  const text = await readText(c.req.raw, MAX_BODY_BYTES);
  if (text === null) return null;
  try {
    const body: unknown = JSON.parse(text || '{}');
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
    const query = cleanQuery(new URL(c.req.url));
    for (const [name, value] of Object.entries(body)) {
      if (!['string', 'number', 'boolean'].includes(typeof value)) return null;
      query.append(cleanText(name), cleanText(String(value)));
    }
    return query;
  } catch {
    return null;
  }
}
