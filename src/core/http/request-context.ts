import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { ActionDescription } from '../access/action.ts';
import { type Actor, isTeamRole, type Permission, type Purpose, type TeamMember } from '../access/actor.ts';
import { readAsTeam, readOwn, readPublic } from '../access/logged-read.ts';
import type { AppContext } from '../context.ts';
import type { Tx } from '../db/connection.ts';
import {
  type InterfaceLanguage,
  interfaceLanguages,
  type Language,
  teamLanguages,
  textDirection,
} from '../i18n/i18n.ts';
import { formToken } from './csrf.ts';

/** An answer with this header may stand in a frame on another site: only what is public and has no form. */
export const EMBEDDABLE_HEADER = 'x-vanonderop-framed';

/** An answer with this header may be read by other sites: public data for machines. */
export const PUBLIC_API_HEADER = 'x-vanonderop-open';

/** Files that every page refers to, by their hashed names. */
export interface Assets {
  css: string;
  js: string;
  /** Only for the team: check-in without network. */
  checkIn?: string;
  /** The cards of a municipality without network. */
  offline?: string;
  /** A map with streets, and its look. */
  streets?: string;
  streetsCss?: string;
  /** How the pages of an owner look, beside `css`. */
  owner?: string;
  /** The card that follows what an owner types. */
  preview?: string;
}

/** One knock on one door: who asks, in which language, with which words. */
export interface RequestContext {
  app: AppContext;
  actor: Actor;
  language: InterfaceLanguage;
  /** The address after the language, e.g. `/initiatives`. */
  path: string;
  query: URLSearchParams;
  param: (name: string) => string;
  /** What a form sent: the last value of a field, or all of them. */
  form: {
    get: (field: string) => string;
    getAll: (field: string) => string[];
    entries: () => [string, string][];
    /** A file that somebody chose. */
    file: (field: string) => File | undefined;
  };
  /** What the frame of a page needs. */
  page: PageContext;
  /** Goes into every form that does something. */
  formToken: () => string;
  /** Where somebody comes from, as far as a rate limit needs it. */
  clientNetwork: string;
  /** Shows a page. */
  render: (page: VNode, status?: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500) => Response;
  /** There is nothing here, or not for whoever asks: the two look the same. */
  notFound: () => Response;
  /** Sends the browser on, within this language unless `to` names one. */
  redirect: (to: string) => Response;
  /** Reads what is public. */
  readPublic: <T>(read: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Reads what is the person's own, for the purpose the address declares. Only where `shows` is declared. */
  readOwn: <T>(read: (tx: Tx, person: string) => Promise<T>) => Promise<T>;
  /** Looks, for the team, at the things of people who are in `about`; they can read that somebody looked. */
  readAsTeam: <T>(about: string, read: (tx: Tx) => Promise<T>) => Promise<T>;
  /** The member of the team who knocks. Only at addresses that let in a duty. */
  teamMember: () => TeamMember;
  setCookie: (value: string, seconds: number, whose?: CookiePurpose) => void;
  /** The page of ours, after the language, that the browser says it comes from; empty when it says none. */
  refererPath: string;
  /** What this browser keeps for itself: places on a list. Anybody may have written it. */
  savedListCookie: () => string;
}

/** A cookie of a person's story, of the team, or of a list of places on this browser. */
type CookiePurpose = 'own' | 'team' | 'kept';

export interface PageContext {
  language: string;
  dir: 'ltr' | 'rtl';
  path: string;
  /** The address as a kind of page, without what stands in it: `/initiatives/:id`. */
  pattern: string;
  query: string;
  languages: readonly Language[];
  assets: Assets;
  signedIn: boolean;
}

/** One address: where one knocks, who may, what of a person it shows, which action it does. */
export interface Route {
  method: 'get' | 'post';
  path: `/${string}`;
  allow: Permission;
  /** Shows a person's own things, for this purpose. */
  purpose?: Purpose;
  /** The action it does; a `post` without it only renders again. */
  action?: { spec: ActionDescription };
  /** Speaks only the languages of the team, also when anybody may come. */
  teamLanguages?: true;
  /** A mail program may post here by itself (RFC 8058): the private link in the address is the proof. */
  oneClickUnsubscribe?: true;
  /**
   * Only counts something: a form of our own pages may post here without a token, for it holds nobody's words and acts
   * for nobody. Whoever posts is a visitor here, and of the form nothing arrives but `page`: one of our patterns or `other`.
   */
  onlyCounts?: true;
  /** How large what a form sends may be, where it may hold a file. */
  maxBytes?: number;
  /** Same answer for every visitor until the directory changes: may be kept in memory. */
  cache?: boolean;
  handler: (ctx: RequestContext) => Promise<Response> | Response;
}

/** A door for other systems: public data, without language, cookie or form. Anybody may ask, from any site. */
export interface PublicApiRoute {
  path: `/${string}`;
  /** The same question may be posted as JSON, so that what is asked stands in no log. */
  acceptsPost?: boolean;
  /** The answer changes only with the directory: it gets a tag, and who has it already is told so. */
  handler: (asked: ApiRequest) => Promise<Response> | Response;
}

/** A door to pictures for our own pages: without language, cookie or form, the same for everybody, closed to other sites. */
export interface ImageRoute {
  path: `/${string}`;
  handler: (asked: ApiRequest) => Promise<Response> | Response;
}

export interface ApiRequest {
  app: AppContext;
  query: URLSearchParams;
  param: (name: string) => string;
}

/** A page that no pattern of ours names. */
export const OTHER_PAGE = 'other';

/** An address as a kind of page: `/initiatives/:id{[0-9a-f-]{36}}` is `/initiatives/:id`. */
export const routePattern = (path: string): string => path.replace(/(:\w+)\{[^/]*\}/g, '$1');

/** The doors of a room, in the order in which they are tried. */
export const defineRoutes = (...list: Route[]): Route[] => list;

export interface RequestInput {
  app: AppContext;
  actor: Actor;
  language: InterfaceLanguage;
  assets: Assets;
  cookieName: string;
  form?: Record<string, string | File | (string | File)[]>;
}

/** Makes the visit that an address answers. */
export function createRequestContext(
  c: Context,
  address: Pick<Route, 'purpose' | 'path' | 'allow' | 'teamLanguages'>,
  knock: RequestInput,
): RequestContext {
  const { app, actor, language, assets, cookieName, form = {} } = knock;
  const url = new URL(c.req.url);
  const path = url.pathname.slice(language.length + 1) || '/';
  const texts = (field: string): string[] =>
    [form[field] ?? []].flat().filter((value) => typeof value === 'string');
  const secure = app.publicUrl.startsWith('https:');
  return {
    app,
    actor,
    language,
    path,
    query: url.searchParams,
    param: (name) => c.req.param(name) ?? '',
    form: {
      get: (field) => texts(field).at(-1) ?? '',
      getAll: texts,
      file: (field) => [form[field] ?? []].flat().find((value) => value instanceof File),
      entries: () =>
        Object.keys(form).flatMap((field) => texts(field).map((value): [string, string] => [field, value])),
    },
    page: {
      language,
      dir: textDirection(language),
      path,
      pattern: routePattern(address.path),
      query: url.search,
      languages: address.teamLanguages || isTeamRole(address.allow) ? teamLanguages : interfaceLanguages,
      assets,
      signedIn: actor.kind === 'newcomer',
    },
    formToken: () => formToken(app.secret, actor, app.now()),
    clientNetwork: networkOf(c, app.behindProxy),
    render: (page, status = 200) => c.html(`<!doctype html>${renderToString(page)}`, status),
    notFound: () => new Response(null, { status: 404 }),
    redirect: (to) =>
      c.redirect(
        to.startsWith(`/${language}/`) || to === `/${language}` ? to : `/${language}${to === '/' ? '' : to}`,
        303,
      ),
    readPublic: (read) => readPublic(app, read),
    readOwn: async (read) => {
      if (!address.purpose) throw new Error(`${address.path} shows a person's things without saying why`);
      const seen = await readOwn(app, actor, { purpose: address.purpose, page: address.path }, read);
      if (!seen.ok) throw new Error(`${address.path} let ${actor.kind} in`);
      return seen.value;
    },
    teamMember: () => memberOf(actor, address.path),
    readAsTeam: (about, read) => {
      if (!address.purpose) throw new Error(`${address.path} shows people's things without saying why`);
      const member = memberOf(actor, address.path);
      return readAsTeam(app, member, { purpose: address.purpose, page: address.path, about }, read);
    },
    setCookie: (value, seconds, whose = 'own') =>
      c.header(
        'set-cookie',
        `${cookieName}${whose === 'own' ? '' : `_${whose}`}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`,
        { append: true },
      ),
    refererPath: cameFrom(c, language),
    savedListCookie: () => getCookie(c, `${cookieName}_kept`) ?? '',
  };
}

function memberOf(actor: Actor, path: string): TeamMember {
  if (actor.kind !== 'team') throw new Error(`${path} let ${actor.kind} in`);
  return actor;
}

function cameFrom(c: Context, language: string): string {
  const said = c.req.header('referer') ?? '';
  if (!URL.canParse(said)) return '';
  const { host, pathname, search } = new URL(said);
  if (host !== c.req.header('host') || !`${pathname}/`.startsWith(`/${language}/`)) return '';
  return (pathname.slice(language.length + 1) || '/') + search;
}

/**
 * The network a request comes from: an address is personal too, so only its /24 or /48 is used, and only hashed. Behind
 * a proxy of the operator's own it is the last address that this proxy wrote down; what came before it anybody can write.
 */
function networkOf(c: Context, behindProxy: boolean): string {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
  const forwarded = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const address = (forwarded || incoming?.socket?.remoteAddress || 'unknown').replace(/^::ffff:/, '');
  return address.includes(':')
    ? address.split(':').slice(0, 3).join(':')
    : address.split('.').slice(0, 3).join('.');
}
