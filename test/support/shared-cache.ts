import type { Site } from './visitor.ts';

/** What the cache keeps of an answer. */
interface StoredAnswer {
  status: number;
  headers: [string, string][];
  body: ArrayBuffer;
  /** The request headers that the answer depends on, with their values (RFC 9111 §4.1). */
  vary: Map<string, string | null>;
  /** Whether it must ask the application each time before it is used (no-cache, §5.2.2.4). */
  revalidated: boolean;
}

/** Answers that may be kept without a word about it (RFC 9110 §15.1). */
const HEURISTICALLY_CACHEABLE = new Set([200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501]);

/**
 * A shared cache in front of the application that keeps everything that RFC 9111 lets it keep, also what says nothing about
 * it, cookies and all, for ever. It is the worst cache that an operator can put there.
 */
export function sharedCache(application: Site) {
  const stored = new Map<string, StoredAnswer[]>();
  const counts = { kept: 0, served: 0 };

  async function request(url: string, init: RequestInit = {}): Promise<Response> {
    const asked = new Headers(init.headers);
    const found = init.method ? undefined : stored.get(url)?.find((answer) => matches(answer, asked));
    if (found && !found.revalidated) return serve(found);
    const etag = found?.headers.find(([name]) => name === 'etag')?.[1];
    if (found && etag) asked.set('if-none-match', etag);
    const response = await application.request(url, { ...init, headers: asked });
    if (found && response.status === 304) return serve(found);
    if (!init.method && mayBeKept(response)) {
      const answer = await keep(response.clone(), asked);
      if (answer) stored.set(url, [answer, ...(stored.get(url) ?? [])]);
    } else if (init.method && response.status < 400) stored.delete(url);
    return response;
  }

  function serve({ status, headers, body }: StoredAnswer): Response {
    counts.served++;
    return new Response(body.byteLength ? body : null, { status, headers: [...headers, ['age', '1']] });
  }

  async function keep(response: Response, asked: Headers): Promise<StoredAnswer | undefined> {
    const names = (response.headers.get('vary') ?? '')
      .toLowerCase()
      .split(/\s*,\s*/)
      .filter(Boolean);
    if (names.includes('*')) return undefined;
    counts.kept++;
    return {
      status: response.status,
      headers: [...response.headers],
      body: await response.arrayBuffer(),
      vary: new Map(names.map((name) => [name, asked.get(name)])),
      revalidated: directivesOf(response).has('no-cache'),
    };
  }

  return { request, counts };
}

const matches = ({ vary }: StoredAnswer, asked: Headers): boolean =>
  [...vary].every(([name, value]) => asked.get(name) === value);

const directivesOf = ({ headers }: Response): Set<string> =>
  new Set(
    (headers.get('cache-control') ?? '')
      .toLowerCase()
      .split(',')
      .map((directive) => directive.trim().split('=')[0] ?? ''),
  );

/** May a shared cache keep this answer to a GET (RFC 9111 §3)? */
function mayBeKept(response: Response): boolean {
  const directives = directivesOf(response);
  if (directives.has('no-store') || directives.has('private')) return false;
  const explicit =
    ['public', 'max-age', 's-maxage', 'must-understand'].some((name) => directives.has(name)) ||
    response.headers.has('expires');
  return explicit || HEURISTICALLY_CACHEABLE.has(response.status);
}
