import { unescapeHtml } from '../forms.ts';
import { PUBLIC_URL } from '../server.ts';
import type { Visitor } from '../visitor.ts';

/** Pages that are alike, such as those of initiatives: so many of each kind. */
const MAX_OF_A_KIND = 4;
const MAX_PAGES = 120;

/**
 * Asks a page and every page of the same language to which links lead, a few of each kind.
 * @param start path of the first page, which begins with the language
 */
export async function crawl(visitor: Visitor, start: string): Promise<void> {
  const waiting = [start];
  const known = new Set(waiting);
  const kinds = new Map<string, number>();
  for (let asked = 0; asked < MAX_PAGES; asked++) {
    const path = waiting.shift();
    if (path === undefined) return;
    const page = await visitor.open(path);
    for (const [, link = ''] of page.body.matchAll(/\shref="([^"]+)"/g)) {
      const target = targetOf(unescapeHtml(link), PUBLIC_URL + path);
      if (!target || known.has(target) || !(target === start || target.startsWith(`${start}/`))) continue;
      known.add(target);
      const kind = kindOf(target);
      const times = (kinds.get(kind) ?? 0) + 1;
      kinds.set(kind, times);
      if (times <= MAX_OF_A_KIND) waiting.push(target);
    }
  }
}

/** The path and query to which a link leads, when that is on the same site. */
function targetOf(link: string, base: string): string | undefined {
  if (!URL.canParse(link, base)) return undefined;
  const url = new URL(link, base);
  return url.origin === new URL(base).origin ? url.pathname + url.search : undefined;
}

/** Addresses that differ only in an identifier, a link or the values of a query are of one kind. */
function kindOf(target: string): string {
  const { pathname, searchParams } = new URL(target, 'http://localhost');
  const path = pathname.replace(/\/[\w-]*\d[\w-]{6,}(?=\/|$)/g, '/*');
  return `${path}?${[...new Set(searchParams.keys())].sort()}`;
}
