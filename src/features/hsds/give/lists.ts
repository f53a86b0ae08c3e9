import { readPublic } from '#core/access/logged-read.ts';
import { problemJson } from '#core/http/problem-json.ts';
import type { ApiRequest, PublicApiRoute } from '#core/http/route.ts';
import { findPostcode } from '#features/geography';
import { ALLOWED, ALLOWED_OF_ONE, FEED, type ListName } from './feed.ts';
import { type FindPoint, type Query, readQuery } from './query.ts';

/** The wrapper that HSDS asks around every list. */
export interface Page<T> {
  total_items: number;
  total_pages: number;
  page_number: number;
  size: number;
  first_page: boolean;
  last_page: boolean;
  empty: boolean;
  contents: T[];
}

const PER_PAGE = 50;
/** Identifiers and moments alone: as many as will ever be asked at once. */
const PER_PAGE_MINIMAL = 10_000;

/** One page of a list; only what stands on it is made. A page past the end is empty, not wrong. */
export function paged<A, T>(all: readonly A[], query: Query, make: (one: A) => T): Page<T> {
  const size = query.per_page ?? (query.minimal ? PER_PAGE_MINIMAL : PER_PAGE);
  const page_number = query.page ?? 1;
  const total_pages = Math.max(1, Math.ceil(all.length / size));
  const contents = all.slice((page_number - 1) * size, page_number * size).map(make);
  return {
    total_items: all.length,
    total_pages,
    page_number,
    size: contents.length,
    first_page: page_number === 1,
    last_page: page_number >= total_pages,
    empty: contents.length === 0,
    contents,
  };
}

const LINES = 200;

/** Everything as one JSON record on each line, made while it is read, so that nobody holds it whole. */
export function streamed<A>(all: readonly A[], make: (one: A) => unknown): ReadableStream<Uint8Array> {
  const letters = new TextEncoder();
  let at = 0;
  return new ReadableStream({
    pull(page) {
      const lines = all.slice(at, at + LINES);
      at += LINES;
      if (lines.length)
        page.enqueue(letters.encode(lines.map((one) => `${JSON.stringify(make(one))}\n`).join('')));
      if (at >= all.length) page.close();
    },
  });
}

/** A list: its parameters, then what is made of each; json in pages, or everything on lines. */
export function list<A>(
  name: ListName,
  find: (
    asked: ApiRequest,
    query: Query,
    near: FindPoint,
  ) => Promise<{ all: readonly A[]; make: (one: A) => unknown }>,
): PublicApiRoute {
  return {
    path: `${FEED}/${name}`,
    acceptsPost: true,
    handler: async (asked) => {
      const read = readQuery(asked.query, ALLOWED[name]);
      if (!read.ok) return refused(read.refusal);
      const { postcode } = read.value;
      const near = postcode === undefined ? null : await pointOf(asked.app, postcode);
      if (postcode !== undefined && !near)
        return refused([{ parameter: 'postcode', why: 'this house does not know where that is' }]);
      const { all, make } = await find(asked, read.value, near);
      if (read.value.format !== 'ndjson') return Response.json(paged(all, read.value, make));
      return new Response(streamed(all, make), { headers: { 'content-type': 'application/x-ndjson' } });
    },
  };
}

/** One record by its id. */
export function detail(
  name: ListName,
  find: (asked: ApiRequest, id: string, query: Query) => Promise<unknown>,
): PublicApiRoute {
  return {
    path: `${FEED}/${name}/:id`,
    handler: async (asked) => {
      const read = readQuery(asked.query, ALLOWED_OF_ONE[name]);
      if (!read.ok) return refused(read.refusal);
      const found = await find(asked, asked.param('id'), read.value);
      return found
        ? Response.json(found)
        : problemJson(404, 'There is no such record.', `No id among ${name} is like this one.`);
    },
  };
}

const refused = (parameters: { parameter: string; why: string }[]): Response =>
  problemJson(
    400,
    'The question cannot be understood.',
    parameters.map(({ parameter, why }) => `${parameter}: ${why}`).join('; '),
    { parameters },
  );

/** The middle of a postcode, when whoever runs the house imported a table of them. */
async function pointOf(app: ApiRequest['app'], postcode: string): Promise<FindPoint> {
  const found = await readPublic(app, (tx) => findPostcode(tx, postcode.slice(0, 4)));
  return found ?? null;
}
