import type { Query } from './query.ts';

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
    pull(reader) {
      const lines = all.slice(at, at + LINES);
      at += LINES;
      if (lines.length)
        reader.enqueue(letters.encode(lines.map((one) => `${JSON.stringify(make(one))}\n`).join('')));
      if (at >= all.length) reader.close();
    },
  });
}
