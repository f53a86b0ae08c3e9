import type { Route } from '#core/http/route.ts';
import { routePattern } from '#core/http/route-options.ts';
import type { createBrowser, Seen } from '../support/visitor.ts';

export type Browser = ReturnType<typeof createBrowser>;

/** A form that stood on a page: where it goes, and everything a browser would send. */
export interface FoundForm {
  /** `POST` and the pattern of the route that receives it. */
  route: string;
  path: string;
  fields: Record<string, string | string[]>;
}

/** What somebody who may be there finds by following every link. */
export interface Found {
  /** Route pattern of GET → addresses that answered 200. */
  pages: Map<string, Set<string>>;
  forms: FoundForm[];
}

/** An address may have so many of a kind: a list of ninety initiatives is one kind of page. */
const MAX_ADDRESSES_PER_ROUTE = 4;

/** Finds the route of an address, without its language and query, in the order in which the server looks. */
export function routeFinder(routes: readonly Route[]): (method: Route['method'], path: string) => string {
  const patterns = routes.map(({ method, path }) => ({
    method,
    pattern: routePattern(path),
    matches: new RegExp(`^${path.replace(/:\w+(?:\{([^/]*)\})?/g, (_, own = '[^/]+') => `(${own})`)}$`),
  }));
  return (method, path) => {
    const bare = path.replace(/[?#].*$/, '').replace(/^\/nl(?=\/|$)/, '') || '/';
    return patterns.find((known) => known.method === method && known.matches.test(bare))?.pattern ?? '';
  };
}

/** Follows every link from `starts`, breadth first, at most a few addresses per route, and reads every form. */
export async function crawl(
  browser: Browser,
  starts: readonly string[],
  routeOf: ReturnType<typeof routeFinder>,
  seen: (path: string, page: Seen) => void,
): Promise<Found> {
  const found: Found = { pages: new Map(), forms: [] };
  const visited = new Set<string>();
  const queue = [...starts];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const pattern = routeOf('get', path);
    const addresses = found.pages.get(pattern) ?? new Set();
    if (!pattern || visited.has(path) || addresses.size >= MAX_ADDRESSES_PER_ROUTE) continue;
    visited.add(path);
    const page = await browser.get(path);
    seen(path, page);
    if (page.to) queue.unshift(localPath(page.to) ?? '/nl');
    if (page.status !== 200) continue;
    found.pages.set(pattern, addresses.add(path));
    queue.push(...queriesOf(page.html, path), ...linksOf(page.html));
    found.forms.push(...formsOf(page.html, path, routeOf));
  }
  return found;
}

/** The path of an address of our own, in Dutch; undefined for any other. */
function localPath(href: string): string | undefined {
  const path = unescapeHtml(href)
    .replace(/^https?:\/\/localhost(?=\/)/, '')
    .replace(/#.*$/, '');
  return /^\/nl(\/|$|\?)/.test(path) ? path : undefined;
}

/** Every address of ours on a page, also where it is only text, a value, or inside a script's data. */
const linksOf = (html: string): string[] =>
  [...html.matchAll(/(?:http:\/\/localhost)?\/nl(?:[/?][^\s"'<>\\]*)?(?=["'<\s\\])/g)].flatMap(
    ([href]) => localPath(href) ?? [],
  );

/** The same page with another query, as a board writes it seven hundred times. */
const queriesOf = (html: string, page: string): string[] =>
  [...html.matchAll(/ href="(\?[^"#]*)/g)].map(
    ([, query = '']) => page.replace(/[?#].*$/, '') + unescapeHtml(query),
  );

const unescapeHtml = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescapeHtml(value);
};

/** Every form of a page that is posted, once per address that it or one of its buttons names. */
export function formsOf(html: string, page: string, routeOf: ReturnType<typeof routeFinder>): FoundForm[] {
  const loose = [...html.matchAll(/<(?:button|input)[^>]* form="([^"]+)"[^>]*>/g)];
  return [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', inside = '']) => {
    if (!/ method="post"/i.test(head)) return [];
    const id = attribute(head, 'id');
    const parts = [inside, ...loose.filter(([, owner]) => owner === id).map(([tag]) => tag)].join('');
    const targets = [
      attribute(head, 'action') ?? page,
      ...[...parts.matchAll(/ formaction="([^"]+)"/g)].map(([, target = '']) => unescapeHtml(target)),
    ];
    return [...new Set(targets)].map((path) => ({
      route: routeOf('post', path),
      path,
      fields: fieldsOf(parts),
    }));
  });
}

function fieldsOf(html: string): Record<string, string | string[]> {
  const fields: Record<string, string[]> = {};
  const add = (name: string | undefined, value: string) => {
    if (name && name !== 'token') fields[name] = [...(fields[name] ?? []), value];
  };
  for (const [tag] of html.matchAll(/<(?:input|button)[^>]*>/g)) {
    const choice = /type="(checkbox|radio)"/.test(tag);
    if (!choice || / checked/.test(tag)) add(attribute(tag, 'name'), attribute(tag, 'value') ?? '');
  }
  for (const [, head = '', text = ''] of html.matchAll(/<textarea([^>]*)>([^<]*)/g))
    add(attribute(head, 'name'), unescapeHtml(text));
  for (const [, head = '', options = ''] of html.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const [first, chosen] = [
      /<option[^>]*>/.exec(options)?.[0],
      /<option[^>]* selected[^>]*>/.exec(options)?.[0],
    ];
    add(attribute(head, 'name'), attribute(chosen ?? first ?? '', 'value') ?? '');
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}

/** Opens a page, fills in its form that goes to `target` (or its only one), sends it. */
export async function send(
  browser: Browser,
  page: string,
  fields: Record<string, string | string[] | File>,
  target = page,
): Promise<Seen> {
  const { html } = await browser.get(page);
  const forms = formsOf(html, page, () => '');
  const form = forms.find(({ path }) => path === target) ?? forms.find(({ path }) => path.startsWith(target));
  if (!form) throw new Error(`there is no form to ${target} on ${page}`);
  return browser.post(form.path, { ...form.fields, ...fields });
}

/** Opens a link of the team as a person does: follow it, look at the page, tap. */
export async function openTeamLink(browser: Browser, token: string): Promise<Browser> {
  let page = await browser.get(`/nl/team/${token}`);
  if (page.to) page = await browser.follow();
  const form = formsOf(page.html, '', () => '').find(({ path }) => path.includes('/team'));
  if (form) await browser.post(form.path, form.fields);
  return browser;
}
