import { createHash } from 'node:crypto';
import { bodyOf, type Fields, formsOf, type PageForm } from './forms.ts';
import { labelOf } from './normalise.ts';
import { PUBLIC_URL } from './server.ts';

/** One answer of a server, as it is kept for comparing. */
export interface Page {
  /** Who asked what, alike on both servers, such as `Yonas GET /nl/week`. */
  label: string;
  /** The path that was asked, with its query. */
  address: string;
  status: number;
  headers: Headers;
  body: string;
}

/** A server as the journey sees it, with everything that it answered so far. */
export interface Site {
  origin: string;
  /** Codes of the languages in which pages are looked at, the first of them for walking on. */
  languages: string[];
  pages: Page[];
  /** How often each label occurs in `pages`. */
  times: Map<string, number>;
}

export const makeSite = (origin: string, languages: string[]): Site => ({
  origin,
  languages,
  pages: [],
  times: new Map(),
});

export interface SubmitOptions {
  /** Which of the forms with this action, when there are more. */
  nth?: number;
  /** Or the form in which these fields stand with these values. */
  holding?: Record<string, string>;
  /** Does not go where the answer sends on. */
  stay?: boolean;
}

export type Visitor = ReturnType<typeof makeVisitor>;

const MAX_REDIRECTS = 5;

/** A person with a browser: keeps cookies, fills in the forms that are shown, and every answer is kept in `site.pages`. */
export function makeVisitor(site: Site, name: string) {
  const jar = new Map<string, string>();
  const address = networkAddressOf(name);

  async function send(path: string, init: RequestInit = {}): Promise<Page> {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', address);
    if (!headers.has('accept-language')) headers.set('accept-language', 'nl');
    if (jar.size) headers.set('cookie', [...jar].map(([key, value]) => `${key}=${value}`).join('; '));
    const response = await fetch(site.origin + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const cut = pair.indexOf('=');
      if (/max-age=0(;|$)/i.test(line)) jar.delete(pair.slice(0, cut));
      else jar.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    const page: Page = {
      label: labelFor(`${name} ${init.method ?? 'GET'} ${labelOf(path)}`),
      address: path,
      status: response.status,
      headers: response.headers,
      body: await readBody(response),
    };
    site.pages.push(page);
    return page;
  }

  /** The same address asked again gets a number, so that every answer is compared with the right one. */
  function labelFor(label: string): string {
    const number = (site.times.get(label) ?? 0) + 1;
    site.times.set(label, number);
    return number > 1 ? `${label} (${number})` : label;
  }

  async function follow(page: Page, redirects = 0): Promise<Page> {
    const location = page.headers.get('location');
    if (!location || redirects >= MAX_REDIRECTS) return page;
    const target = new URL(location, PUBLIC_URL + page.address);
    if (target.origin !== PUBLIC_URL) return page;
    return follow(await send(target.pathname + target.search), redirects + 1);
  }

  const visitor = {
    name,
    jar,
    site,
    /** Asks one address, with its language, and goes where the answer sends on. */
    open: async (path: string, headers: Record<string, string> = {}): Promise<Page> =>
      follow(await send(path, { headers })),
    /** Any request at all, of which only the answer is kept. */
    request: send,
    /** Asks an address without its language in each language. @returns the page in the first one */
    look: async (path: string, languages = site.languages): Promise<Page> => {
      const pages: Page[] = [];
      for (const language of languages) pages.push(await visitor.open(`/${language}${path}`));
      const [first] = pages;
      if (!first) throw new Error('no language to look in');
      return first;
    },
    /**
     * Fills in the form of a page whose action ends in `action` and sends it. What already stands in the form is sent
     * along, as a browser does; a field of `fields` takes the place of all with that name.
     */
    submit: async (
      page: Page,
      action: string,
      fields: Fields = {},
      options: SubmitOptions = {},
    ): Promise<Page> => {
      const form = findForm(page, action, options);
      return visitor.post(form.action, { ...form.fields, ...fields }, options);
    },
    /** Posts fields to an address as they are. */
    post: async (path: string, fields: Fields, { stay = false }: SubmitOptions = {}): Promise<Page> => {
      const body = bodyOf(fields);
      const page = await send(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } });
      return stay ? page : follow(page);
    },
  };
  return visitor;
}

function findForm(page: Page, action: string, { nth = 0, holding = {} }: SubmitOptions): PageForm {
  const forms = formsOf(page.body).filter((form) => form.action.split(/[?#]/)[0]?.endsWith(action));
  const fitting = forms.filter(({ fields }) =>
    Object.entries(holding).every(([field, value]) => fields[field]?.includes(value)),
  );
  const form = fitting[nth];
  if (!form) throw new Error(`${page.label} (${page.status}) shows no form for ${action}`);
  return form;
}

/** The first part of a page that a pattern (or its first group) matches. */
export function findIn(page: Page, pattern: RegExp): string {
  const match = page.body.match(pattern);
  if (!match) throw new Error(`${page.label} (${page.status}) shows no ${pattern}`);
  return match[1] ?? match[0];
}

/** What a page puts in its forms itself. */
export function hidden(page: Page): Record<string, string> {
  const fields = [...page.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name, value]) => [name, value]));
}

/** The path of a page without its language and query. */
export const pathOf = (page: Page): string => page.address.split('?')[0]?.replace(/^\/[a-z]+/, '') ?? '';

/** Texts are kept as they are; of a picture or another file only its digest. */
async function readBody(response: Response): Promise<string> {
  const type = response.headers.get('content-type') ?? '';
  if (!type || /^text\/|json|xml|javascript/.test(type)) return response.text();
  const bytes = Buffer.from(await response.arrayBuffer());
  return `${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** An address in 10.0.0.0/8, the same for one person in each run. */
const networkAddressOf = (name: string): string => `10.${[...digest(name).subarray(0, 3)].join('.')}`;
