import { readPublic } from '#core/access/logged-read.ts';
import { problemJson } from '#core/http/problem-json.ts';
import type { ApiRequest, PublicApiRoute } from '#core/http/route.ts';
import { findPostcode } from '#features/geography';
import { FEED_PATH, type HsdsListName, LIST_PARAMETERS, RECORD_PARAMETERS } from './feed.ts';
import { type HsdsQuery, type PostcodePoint, parseQuery } from './query.ts';

/** The wrapper of HSDS around every list. */
export interface HsdsPage<T> {
  total_items: number;
  total_pages: number;
  page_number: number;
  size: number;
  first_page: boolean;
  last_page: boolean;
  empty: boolean;
  contents: T[];
}

const DEFAULT_PAGE_SIZE = 50;
/** Records with only an id and a timestamp are small. */
const DEFAULT_MINIMAL_PAGE_SIZE = 10_000;

/** One page of a list; only the items on it are converted. A page past the end is empty, and no error. */
export function pageOf<Item, Output>(
  items: readonly Item[],
  query: HsdsQuery,
  toRecord: (item: Item) => Output,
): HsdsPage<Output> {
  const size = query.per_page ?? (query.minimal ? DEFAULT_MINIMAL_PAGE_SIZE : DEFAULT_PAGE_SIZE);
  const page_number = query.page ?? 1;
  const total_pages = Math.max(1, Math.ceil(items.length / size));
  const contents = items.slice((page_number - 1) * size, page_number * size).map(toRecord);
  return {
    total_items: items.length,
    total_pages,
    page_number,
    size: contents.length,
    first_page: page_number === 1,
    last_page: page_number >= total_pages,
    empty: contents.length === 0,
    contents,
  };
}

const RECORDS_PER_CHUNK = 200;

/** All items as NDJSON, converted while the stream is read, so that the whole is never in memory. */
export function streamRecords<Item>(
  items: readonly Item[],
  toRecord: (item: Item) => unknown,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let position = 0;
  return new ReadableStream({
    pull(controller) {
      const chunk = items.slice(position, position + RECORDS_PER_CHUNK);
      position += RECORDS_PER_CHUNK;
      const lines = chunk.map((item) => `${JSON.stringify(toRecord(item))}\n`);
      if (lines.length) controller.enqueue(encoder.encode(lines.join('')));
      if (position >= items.length) controller.close();
    },
  });
}

/**
 * The route of a list: JSON in pages, or everything as NDJSON.
 * @param find gives the selected items, and how an item becomes a record
 */
export function listRoute<Item>(
  name: HsdsListName,
  find: (
    request: ApiRequest,
    query: HsdsQuery,
    point: PostcodePoint,
  ) => Promise<{ items: readonly Item[]; toRecord: (item: Item) => unknown }>,
): PublicApiRoute {
  return {
    path: `${FEED_PATH}/${name}`,
    acceptsPost: true,
    handler: async (request) => {
      const parsed = parseQuery(request.query, LIST_PARAMETERS[name]);
      if (!parsed.ok) return invalidParameters(parsed.refusal);
      const query = parsed.value;
      const { postcode } = query;
      const point = postcode === undefined ? null : await findPostcodePoint(request.app, postcode);
      if (postcode !== undefined && !point)
        return invalidParameters([{ parameter: 'postcode', why: 'not in the postcode table' }]);
      const { items, toRecord } = await find(request, query, point);
      if (query.format !== 'ndjson') return Response.json(pageOf(items, query, toRecord));
      return new Response(streamRecords(items, toRecord), {
        headers: { 'content-type': 'application/x-ndjson' },
      });
    },
  };
}

/** The route of one record by its id. */
export function recordRoute(
  name: HsdsListName,
  find: (request: ApiRequest, id: string, query: HsdsQuery) => Promise<unknown>,
): PublicApiRoute {
  return {
    path: `${FEED_PATH}/${name}/:id`,
    handler: async (request) => {
      const parsed = parseQuery(request.query, RECORD_PARAMETERS[name]);
      if (!parsed.ok) return invalidParameters(parsed.refusal);
      const record = await find(request, request.param('id'), parsed.value);
      return record
        ? Response.json(record)
        : problemJson(404, 'There is no such record.', `No id among ${name} is like this one.`);
    },
  };
}

const invalidParameters = (parameters: { parameter: string; why: string }[]): Response =>
  problemJson(
    400,
    'Invalid query parameters.',
    parameters.map(({ parameter, why }) => `${parameter}: ${why}`).join('; '),
    { parameters },
  );

/** The centre of a postcode; null when it is not known. */
async function findPostcodePoint(app: ApiRequest['app'], postcode: string): Promise<PostcodePoint> {
  const point = await readPublic(app, (tx) => findPostcode(tx, postcode.slice(0, 4)));
  return point ?? null;
}
