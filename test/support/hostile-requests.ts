import { type SessionKind, sessionKindOf } from '#core/access/actor.ts';
import type { Route } from '#core/http/route.ts';
import { routePattern } from '#core/http/route-options.ts';

/** Who sends a request; each has the rights of a real one. */
export type HostileActor = 'visitor' | SessionKind;

export interface HostileRequest {
  actor: HostileActor;
  method: string;
  /** Path and query, percent-encoded as far as it is. */
  path: string;
  headers: Record<string, string>;
  body?: Uint8Array;
}

/** What the generator knows of the site: its routes, how each address is filled in, and the fields of each form. */
export interface HostileSite {
  routes: readonly Route[];
  /** Paths of the public API and of images, with parameters. */
  otherPaths: readonly string[];
  parameterOf: (pattern: string, name: string) => string;
  /** By action of a form, with its language: the fields as a page shows them. */
  forms: ReadonlyMap<string, Record<string, string[]>>;
  /** The token that this actor's forms carry now. */
  tokenOf: (actor: HostileActor) => string;
}

/** A source of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const DEEP_JSON = '['.repeat(5_000) + ']'.repeat(5_000);

/** Values that no form of ours sends, percent-encoded as they go over the line. */
const HOSTILE_VALUES = [
  '%00',
  'a%00b',
  '%00%00%00',
  '-'.repeat(36),
  '0'.repeat(36),
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'x%0d%0aSet-Cookie:%20a=b',
  '%0a',
  '%e2%80%a8',
  '%',
  '%zz',
  '%ff%fe',
  '%ed%a0%80',
  '%f0%9f%98%80',
  '%c0%80',
  "'%20or%201=1--",
  '%22%3e%3csvg%20onload=x%3e',
  '..%2f..%2fetc',
  '%5c..%5c',
  '-1',
  '0',
  '1e999',
  'NaN',
  'Infinity',
  '9'.repeat(30),
  '2147483648',
  '-2147483649',
  '9007199254740993',
  '0.1',
  '2027-02-30',
  '9999-99-99',
  '0000-00-00',
  '+275760-09-14',
  '-271822-04-19',
  '25:61',
  'null',
  'undefined',
  'true',
  '__proto__',
  'constructor',
  'toString',
  '%7b%22%24gt%22:1%7d',
  '%5b%22%5cu0000%22%5d',
  '%5b%7b%22code%22:%22%5cu0000%22,%22at%22:%22%5cud800%22%7d%5d',
  '%5b%7b%22code%22:%22AAAA-AAAA%22,%22at%22:%229999999-01-01T00:00:00Z%22%7d%5d',
  encodeURIComponent(DEEP_JSON),
  'a'.repeat(300),
  'a'.repeat(9_000),
  '%d8%a7'.repeat(2_000),
  '%e2%80%8f%e2%81%a6',
  '%20',
  '',
] as const;

const ACTORS = ['visitor', 'newcomer', 'owner', 'team'] as const;

/** Who may come to this route. */
export const actorFor = ({ allow }: Pick<Route, 'allow'>): HostileActor =>
  allow === 'anyone' ? 'visitor' : sessionKindOf(allow);

const METHODS = ['GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'];
const FIELD_NAMES = [
  'words',
  'name',
  'email',
  'id',
  'seen',
  'what',
  'state',
  'link',
  'member',
  'scans',
  'code',
];

/** Endless requests that nobody means well, the same ones for the same seed. */
export function* hostileRequests(site: HostileSite, seed: number): Generator<HostileRequest> {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const chance = (probability: number): boolean => random() < probability;
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const hostile = (): string => pick(HOSTILE_VALUES);

  const fillIn = (pattern: string, probability: number): string =>
    pattern.replace(/:(\w+)/g, (_, name: string) =>
      chance(probability) ? hostile().slice(0, 2_000) : site.parameterOf(pattern, name),
    );
  const query = (): string =>
    chance(0.5)
      ? ''
      : `?${Array.from({ length: 1 + below(3) }, () => `${pick([...QUERY_NAMES, hostile().slice(0, 40)])}=${hostile().slice(0, 3_000)}`).join('&')}`;

  for (;;) {
    const headers = hostileHeaders();
    const isPage = chance(0.85);
    if (!isPage) {
      const path = fillIn(pick(site.otherPaths), 0.5) + query();
      const actor = pick(ACTORS);
      const posted = chance(0.3);
      yield {
        actor,
        method: posted ? 'POST' : pick(METHODS),
        path,
        headers: posted ? { ...headers, 'content-type': 'application/json' } : headers,
        ...(posted ? { body: Buffer.from(pick(JSON_BODIES)) } : {}),
      };
      continue;
    }
    const route = pick(site.routes);
    // Mostly somebody who may come there, for who may not gets no further than the refusal.
    const actor = chance(0.3) ? pick(ACTORS) : actorFor(route);
    const pattern = routePattern(route.path);
    const address = `/${chance(0.9) ? 'nl' : pick(['ar', 'en', 'xx'])}${fillIn(pattern, 0.25)}`;
    if (route.method === 'get' || chance(0.1)) {
      yield { actor, method: chance(0.9) ? 'GET' : pick(METHODS), path: address + query(), headers };
      continue;
    }
    const known = site.forms.get(`/nl${fillIn(pattern, 0)}`) ?? {};
    yield {
      actor,
      method: 'POST',
      path: address + (chance(0.1) ? query() : ''),
      ...formBody(mutated(known, actor), { 'sec-fetch-site': 'same-origin', ...headers }),
    };
  }

  function hostileHeaders(): Record<string, string> {
    const headers: Record<string, string> = {};
    if (chance(0.1)) headers['accept-language'] = pick(['', '*', 'x;q=9', ',,,', 'a'.repeat(5_000)]);
    if (chance(0.1)) headers.referer = pick(['http://[', 'about:blank', `http://localhost/nl/${hostile()}`]);
    if (chance(0.05)) headers['if-none-match'] = pick(['*', '"', 'W/', 'a'.repeat(3_000)]);
    if (chance(0.05)) headers['accept-encoding'] = pick(['br;q=0', 'x', '*', '']);
    if (chance(0.1))
      headers['x-hostile-cookie'] =
        `${pick(['_kept', '_form', '_team', '_team-link', '_owner', '_owner-link', ''])}=${hostile().slice(0, 2_000)}`;
    return headers;
  }

  /** The fields of a form with some of them spoiled, percent-encoded. */
  function mutated(known: Record<string, string[]>, actor: HostileActor): [string, string][] {
    const fields = Object.entries(known).flatMap(([name, values]) =>
      values.map((value): [string, string] => [encodeURIComponent(name), encodeURIComponent(value)]),
    );
    for (let i = 0; i < 1 + below(3); i++) {
      const at = below(fields.length + 2);
      const existing = fields[at];
      if (!existing)
        fields.push([
          pick([...FIELD_NAMES, ...Object.keys(known).map(encodeURIComponent), hostile().slice(0, 90)]),
          hostile(),
        ]);
      else if (chance(0.1)) fields.splice(at, 1);
      else existing[1] = hostile();
    }
    if (chance(0.9)) {
      const token: [string, string] = ['token', site.tokenOf(actor)];
      return [...fields.filter(([name]) => name !== 'token'), token];
    }
    return fields;
  }

  function formBody(
    fields: [string, string][],
    headers: Record<string, string>,
  ): Pick<HostileRequest, 'headers' | 'body'> {
    const kind = below(12);
    const urlencoded = Buffer.from(fields.map(([name, value]) => `${name}=${value}`).join('&'));
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    if (kind < 6) return { headers: form, body: urlencoded };
    if (kind === 6)
      return {
        headers: { ...headers, 'content-type': 'application/json' },
        body: Buffer.from(pick(JSON_BODIES)),
      };
    if (kind === 7) return { headers: { ...form, 'content-type': pick(CONTENT_TYPES) }, body: urlencoded };
    if (kind === 8) return { headers: form, body: Buffer.from('a=1&'.repeat(1 + below(8_000))) };
    const boundary = 'b0undary';
    const multipart = { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` };
    const whole = Buffer.from(
      fields.map(([name, value]) => partOf(boundary, name, value)).join('') +
        (chance(0.8) ? `--${boundary}--\r\n` : ''),
    );
    if (kind === 9) return { headers: multipart, body: whole };
    if (kind === 10) return { headers: multipart, body: whole.subarray(0, below(whole.length)) };
    return { headers: { ...multipart, 'content-type': pick(CONTENT_TYPES) }, body: whole };
  }

  /** One part of a multipart body; sometimes as a file, sometimes with headers that are none. */
  function partOf(boundary: string, name: string, value: string): string {
    const text = chance(0.5) ? lenient(value) : value;
    const file = chance(0.15) ? `; filename="${lenient(hostile().slice(0, 60))}"` : '';
    const extra = chance(0.1) ? pick(['content-type: x\r\n', 'nonsense\r\n', ': \r\n', '\0: \0\r\n']) : '';
    return `--${boundary}\r\ncontent-disposition: form-data; name="${lenient(name)}"${file}\r\n${extra}\r\n${text}\r\n`;
  }
}

/** Percent-decodes what can be decoded. */
function lenient(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const QUERY_NAMES = [
  'q',
  'page',
  'show',
  'language',
  'about',
  'shelf',
  'in',
  'said',
  'near',
  'day',
  'per_page',
  'format',
];

const CONTENT_TYPES = [
  '',
  'x',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary="',
  `multipart/form-data; boundary=${'b'.repeat(500)}`,
  'application/x-www-form-urlencoded; charset=utf-99',
  'application/x-www-form-urlencoded; charset=utf-16le',
  'application/x-www-form-urlencoded;;;',
  'text/plain',
];

const JSON_BODIES = [
  '',
  'null',
  '1',
  '"',
  '{',
  '[]',
  DEEP_JSON,
  `{"a":${DEEP_JSON}}`,
  `{"search":"\\u0000","page":1e999}`,
  '{"page":123456789012345678901234567890}',
  '{"page":-1,"per_page":0.5}',
  '{"search":"\\ud800"}',
  '{"__proto__":"x","constructor":"y"}',
  '{"format":["ndjson"]}',
  `{"search":"${'a'.repeat(15_000)}"}`,
  `{"search":"${'a'.repeat(30_000)}"}`,
];
