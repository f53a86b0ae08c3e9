import type { ImportIssueSink } from '../../schema/issues.ts';
import { sourceIdOf } from '../../schema/source-ids.ts';
import { asNumber, asObject, asObjects, type RawRecord } from '../../schema/values.ts';
import { type FetchPolicy, getJson } from './fetch.ts';

const PAGE_SIZE = 100;
const MAX_PAGES = 100_000;
/** After so many failures in a row the server has a problem, and we stop asking. */
const MAX_CONSECUTIVE_FAILURES = 5;

export interface FeedRequest {
  /** URL of the list of services, without page parameters. */
  list: URL;
  fetchPolicy: FetchPolicy;
  addIssue: ImportIssueSink;
  /** Called for every page. */
  progress: (services: number, page: number, pages: number | null) => void;
}

/** The URL of the list of services, from a response and its URL; null when the response is a file and no part of a feed. */
export function serviceListUrl(response: unknown, url: URL): URL | null {
  const raw = asObject(response);
  if (!raw) return null;
  if (Array.isArray(raw.contents)) {
    const list = new URL(url);
    for (const name of ['page', 'per_page']) list.searchParams.delete(name);
    return list;
  }
  const isVersionDocument =
    !('name' in raw && 'id' in raw) && ['openapi_url', 'profile', 'version'].some((name) => name in raw);
  return isVersionDocument ? servicesUrlBelow(url) : null;
}

/** A URL for reports: without its query, which may contain a key. */
export const redactedUrl = (url: URL): string => url.origin + url.pathname;

export function servicesUrlBelow(url: URL): URL {
  const list = new URL(url);
  list.pathname = `${list.pathname.replace(/\/$/, '')}/services`;
  return list;
}

/**
 * The services of a feed, page after page, with one request at a time. Services of which the list has only a summary are
 * fetched in full. A page that cannot be fetched ends the feed; a service that cannot be fetched is skipped.
 */
export async function* readFeed({
  list,
  fetchPolicy,
  addIssue,
  progress,
}: FeedRequest): AsyncGenerator<RawRecord> {
  const file = redactedUrl(list);
  const seenIds = new Set<string>();
  let failures = 0;
  for (let page = 1; page <= MAX_PAGES; page++) {
    const wrapper = await fetchPage(list, page, fetchPolicy);
    if (fetchPolicy.stop.aborted) return;
    if (!wrapper) return addIssue({ code: 'page-failed', position: { file, index: page } });
    const pages = asNumber(wrapper.total_pages);
    progress(seenIds.size, page, pages);
    let newItems = 0;
    for (const item of asObjects(wrapper.contents)) {
      const id = sourceIdOf(item.id);
      if (id && seenIds.has(id)) continue;
      if (id) seenIds.add(id);
      newItems++;
      const service = id && isSummary(item) ? await fetchDetail(list, id, item, fetchPolicy) : item;
      if (fetchPolicy.stop.aborted) return;
      if (service) {
        failures = 0;
        yield service;
        continue;
      }
      addIssue({ code: 'detail-failed', position: { file, index: seenIds.size }, id });
      if (++failures >= MAX_CONSECUTIVE_FAILURES)
        return addIssue({ code: 'page-failed', position: { file, index: page } });
    }
    // Some servers return the first page for every page number, so a page with nothing new is the end.
    const isLast =
      !newItems || wrapper.last_page === true || wrapper.empty === true || (pages !== null && page >= pages);
    if (isLast) return;
  }
}

async function fetchPage(list: URL, page: number, fetchPolicy: FetchPolicy): Promise<RawRecord | null> {
  const url = new URL(list);
  url.searchParams.set('page', String(page));
  url.searchParams.set('per_page', String(PAGE_SIZE));
  let response = await getJson(url, fetchPolicy);
  if (!response.ok && response.refusal === 'refused') {
    url.searchParams.delete('per_page');
    response = await getJson(url, fetchPolicy);
  }
  if (!response.ok) return null;
  if (Array.isArray(response.value)) return { contents: response.value, last_page: true };
  const wrapper = asObject(response.value);
  return wrapper && Array.isArray(wrapper.contents) ? wrapper : null;
}

const CHILD_FIELDS = [
  'service_at_locations',
  'schedules',
  'phones',
  'languages',
  'attributes',
  'contacts',
  'cost_options',
  'service_areas',
];

/** HSDS allows lists to leave out what belongs to an item. */
const isSummary = (item: RawRecord): boolean =>
  !asObject(item.service) && !CHILD_FIELDS.some((name) => Array.isArray(item[name]));

/** The full service; the summary itself when the feed has no more than that; null when the request fails. */
async function fetchDetail(
  list: URL,
  id: string,
  summary: RawRecord,
  fetchPolicy: FetchPolicy,
): Promise<RawRecord | null> {
  const url = new URL(list);
  url.search = '';
  url.pathname = `${list.pathname.replace(/\/$/, '')}/${encodeURIComponent(id)}`;
  const response = await getJson(url, fetchPolicy);
  if (response.ok) {
    const service = asObject(response.value);
    return service && sourceIdOf(service.id) === id ? service : summary;
  }
  return response.refusal === 'not-found' ? summary : null;
}
