import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { AppContext } from '#core/context.ts';
import { problemJson } from '#core/http/problem-json.ts';
import { PUBLIC_API_HEADER } from '#core/http/request-context.ts';
import type { PublicApiRoute } from '#core/http/route.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { directoryRevision } from '#features/directory';

/** As long as one server runs, the same revision of the directory gives the same answer on one day. */
const started = Date.now().toString(36);
const MOST_BYTES = 16 * 1024;

/** Hangs the doors for other systems: CORS, tags by revision, conditional questions (RFC 9110 §13), questions by post. */
export function mountPublicApi(hono: Hono, app: AppContext, doors: readonly PublicApiRoute[]): void {
  for (const door of doors) {
    hono.on(['GET', 'HEAD'], door.path, (c) => answer(c, door, new URL(c.req.url).searchParams));
    hono.options(door.path, (c) =>
      c.body(null, 204, {
        ...SHARED,
        'access-control-allow-methods': methods(door),
        'access-control-allow-headers': 'content-type, if-none-match',
        'access-control-max-age': '86400',
      }),
    );
    if (door.acceptsPost)
      hono.post(door.path, async (c) => {
        const asked = await posted(c);
        return asked
          ? answer(c, door, asked)
          : withHeaders(
              problemJson(400, 'The body cannot be understood.', 'It is not a JSON object of parameters.'),
              SHARED,
            );
      });
    hono.all(door.path, () =>
      withHeaders(problemJson(405, 'This is read-only.', `One may ${methods(door)} here.`), {
        ...SHARED,
        allow: `${methods(door)}, OPTIONS`,
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
      SHARED,
    ),
  );

  async function answer(c: Context, door: PublicApiRoute, query: URLSearchParams): Promise<Response> {
    const asked = `${started} ${await directoryRevision(app)} ${amsterdamDate(app.now())} ${c.req.path} ${query}`;
    const etag = `W/"${createHash('sha256').update(asked).digest('base64url').slice(0, 16)}"`;
    const headers = { ...SHARED, etag, 'cache-control': 'public, no-cache' };
    if (c.req.method !== 'POST' && hasAlready(c.req.header('if-none-match'), etag))
      return new Response(null, { status: 304, headers });
    const made = await door.handler({ app, query, param: (name) => c.req.param(name) ?? '' });
    if (!made.ok) return withHeaders(made, SHARED);
    return withHeaders(made, headers);
  }
}

const methods = ({ acceptsPost }: PublicApiRoute): string => (acceptsPost ? 'GET, HEAD, POST' : 'GET, HEAD');

const SHARED = {
  [PUBLIC_API_HEADER]: '1',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link, api-version',
  'api-version': '3.1.0',
};

/** A tag is the same whether it is called weak or not (RFC 9110 §8.8.3.2); a star is any answer. */
const hasAlready = (said: string | undefined, etag: string): boolean =>
  said !== undefined && (said.trim() === '*' || said.includes(etag.slice(2)));

function withHeaders(made: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) made.headers.set(name, value);
  return made;
}

/** What a question by post asks: in its address, as HSDS has it, in its body, or some here and some there. */
async function posted(c: Context): Promise<URLSearchParams | null> {
  const text = await c.req.text();
  if (text.length > MOST_BYTES) return null;
  try {
    const asked: unknown = JSON.parse(text || '{}');
    if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) return null;
    const query = new URL(c.req.url).searchParams;
    for (const [name, value] of Object.entries(asked)) {
      if (!['string', 'number', 'boolean'].includes(typeof value)) return null;
      query.append(name, String(value));
    }
    return query;
  } catch {
    return null;
  }
}
