import { idOf } from '../ids.ts';
import type { Raw, Remarks } from '../types.ts';
import { numeric, object, objects } from '../values.ts';
import { getJson, type Manners } from './fetch.ts';

const PER_PAGE = 100;
const MOST_PAGES = 100_000;
/** After so many failures in a row the feed is not well, and we leave it alone. */
const MOST_FAILURES = 5;

export interface Feed {
  /** The address of the list, without page numbers. */
  list: URL;
  manners: Manners;
  remarks: Remarks;
  /** Called for every page, to tell how far it is. */
  progress: (services: number, page: number, pages: number | null) => void;
}

/** Where the list of services is, when this answer came from that address; null when it is no feed but a file. */
export function listAddress(answer: unknown, url: URL): URL | null {
  const raw = object(answer);
  if (!raw) return null;
  if (Array.isArray(raw.contents)) {
    const list = new URL(url);
    for (const name of ['page', 'per_page']) list.searchParams.delete(name);
    return list;
  }
  const describesFeed =
    !('name' in raw && 'id' in raw) && ['openapi_url', 'profile', 'version'].some((name) => name in raw);
  return describesFeed ? servicesBelow(url) : null;
}

/** How reports call an address: without what stands behind the question mark, which may be a key. */
export const nameOf = (url: URL): string => url.origin + url.pathname;

export function servicesBelow(url: URL): URL {
  const list = new URL(url);
  list.pathname = `${list.pathname.replace(/\/$/, '')}/services`;
  return list;
}

/**
 * The services of a feed, page after page; what the list says in short is asked for in full. One request at a time.
 * A page that does not come ends it; a service that does not come is left as it was.
 */
export async function* feedItems({ list, manners, remarks, progress }: Feed): AsyncGenerator<Raw> {
  const seen = new Set<string>();
  let failures = 0;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const wrapper = await pageOf(list, page, manners);
    if (manners.stop.aborted) return;
    if (!wrapper) return remarks({ code: 'page-failed', where: { file: nameOf(list), index: page } });
    const pages = numeric(wrapper.total_pages);
    const items = objects(wrapper.contents);
    progress(seen.size, page, pages);
    let fresh = 0;
    for (const item of items) {
      const id = idOf(item.id);
      if (id && seen.has(id)) continue;
      if (id) seen.add(id);
      fresh++;
      const full = id && isShort(item) ? await inFull(list, id, item, manners) : item;
      if (manners.stop.aborted) return;
      if (full) {
        failures = 0;
        yield full;
        continue;
      }
      remarks({ code: 'detail-failed', where: { file: nameOf(list), index: seen.size }, id });
      if (++failures >= MOST_FAILURES)
        return remarks({ code: 'page-failed', where: { file: nameOf(list), index: page } });
    }
    // Some feeds give page one for ever; nothing new means that it is the end.
    if (!fresh || wrapper.last_page === true || wrapper.empty === true || (pages !== null && page >= pages))
      return;
  }
}

async function pageOf(list: URL, page: number, manners: Manners): Promise<Raw | null> {
  const url = new URL(list);
  url.searchParams.set('page', String(page));
  url.searchParams.set('per_page', String(PER_PAGE));
  let got = await getJson(url, manners);
  if (!got.ok && got.refusal === 'refused') {
    url.searchParams.delete('per_page');
    got = await getJson(url, manners);
  }
  if (!got.ok) return null;
  if (Array.isArray(got.value)) return { contents: got.value, last_page: true };
  const wrapper = object(got.value);
  return wrapper && Array.isArray(wrapper.contents) ? wrapper : null;
}

const CHILDREN = [
  'service_at_locations',
  'schedules',
  'phones',
  'languages',
  'attributes',
  'contacts',
  'cost_options',
  'service_areas',
];

/** Items of a list need not carry what belongs to them. */
const isShort = (item: Raw): boolean =>
  !object(item.service) && !CHILDREN.some((name) => Array.isArray(item[name]));

/** The whole service; the item itself when the feed has no more of it; null when it does not answer. */
async function inFull(list: URL, id: string, item: Raw, manners: Manners): Promise<Raw | null> {
  const url = new URL(list);
  url.search = '';
  url.pathname = `${list.pathname.replace(/\/$/, '')}/${encodeURIComponent(id)}`;
  const got = await getJson(url, manners);
  if (got.ok) {
    const full = object(got.value);
    return full && idOf(full.id) === id ? full : item;
  }
  return got.refusal === 'not-found' ? item : null;
}
