import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { ActionFace } from '../access/action.ts';
import { type Actor, isDuty, type May, type Purpose, type TeamMember } from '../access/actor.ts';
import { browse, look, oversee } from '../access/logged-read.ts';
import type { House } from '../context.ts';
import type { Tx } from '../db/connection.ts';
import {
  directionOf,
  type InterfaceLanguage,
  interfaceLanguages,
  type Language,
  teamLanguages,
} from '../i18n/i18n.ts';
import { formToken } from './csrf.ts';

/** An answer with this header may stand in a frame on another site: only what is public and has no form. */
export const FRAMED = 'x-vanonderop-framed';

/** An answer with this header may be read by other sites: public data for machines. */
export const OPEN = 'x-vanonderop-open';

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
export interface Visit {
  house: House;
  actor: Actor;
  language: InterfaceLanguage;
  /** The address after the language, e.g. `/initiatives`. */
  path: string;
  query: URLSearchParams;
  param: (name: string) => string;
  /** What a form sent: the last value of a field, or all of them. */
  form: {
    one: (field: string) => string;
    all: (field: string) => string[];
    fields: () => [string, string][];
    /** A file that somebody chose. */
    file: (field: string) => File | undefined;
  };
  /** What the frame of a page needs. */
  reader: Reader;
  /** Goes into every form that does something. */
  token: () => string;
  /** Where somebody comes from, as far as a rate limit needs it. */
  network: string;
  /** Shows a page. */
  page: (page: VNode, status?: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500) => Response;
  /** There is nothing here, or not for whoever asks: the two look the same. */
  notThere: () => Response;
  /** Sends the browser on, within this language unless `to` names one. */
  go: (to: string) => Response;
  /** Reads what is public. */
  browse: <T>(read: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Reads what is the person's own, for the purpose the address declares. Only where `shows` is declared. */
  look: <T>(read: (tx: Tx, person: string) => Promise<T>) => Promise<T>;
  /** Looks, for the team, at the things of people who are in `about`; they can read that somebody looked. */
  oversee: <T>(about: string, read: (tx: Tx) => Promise<T>) => Promise<T>;
  /** The member of the team who knocks. Only at addresses that let in a duty. */
  member: () => TeamMember;
  setCookie: (value: string, seconds: number, whose?: Whose) => void;
  /** The page of ours, after the language, that the browser says it comes from; empty when it says none. */
  from: string;
  /** What this browser keeps for itself: places on a list. Anybody may have written it. */
  kept: () => string;
}

/** A cookie of a person's story, of the team, or of a list of places on this browser. */
type Whose = 'own' | 'team' | 'kept';

export interface Reader {
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
export interface Address {
  method: 'get' | 'post';
  path: `/${string}`;
  may: May;
  /** Shows a person's own things, for this purpose. */
  shows?: Purpose;
  /** The action it does; a `post` without it only renders again. */
  does?: { spec: ActionFace };
  /** Speaks only the languages of the team, also when anybody may come. */
  teamLanguages?: true;
  /** A mail program may post here by itself (RFC 8058): the private link in the address is the proof. */
  oneClick?: true;
  /**
   * Only counts something: a form of our own pages may post here without a token, for it holds nobody's words and acts
   * for nobody. Whoever posts is a visitor here, and of the form nothing arrives but `page`: one of our patterns or `other`.
   */
  counts?: true;
  /** How large what a form sends may be, where it may hold a file. */
  mostBytes?: number;
  /** Same answer for every visitor until the directory changes: may be kept in memory. */
  keeps?: boolean;
  answer: (visit: Visit) => Promise<Response> | Response;
}

/** A door for other systems: public data, without language, cookie or form. Anybody may ask, from any site. */
export interface OpenDoor {
  path: `/${string}`;
  /** The same question may be posted as JSON, so that what is asked stands in no log. */
  asksByPost?: boolean;
  /** The answer changes only with the directory: it gets a tag, and who has it already is told so. */
  answer: (asked: Asked) => Promise<Response> | Response;
}

/** A door to pictures for our own pages: without language, cookie or form, the same for everybody, closed to other sites. */
export interface PictureDoor {
  path: `/${string}`;
  answer: (asked: Asked) => Promise<Response> | Response;
}

export interface Asked {
  house: House;
  query: URLSearchParams;
  param: (name: string) => string;
}

/** A page that no pattern of ours names. */
export const OTHER_PAGE = 'other';

/** An address as a kind of page: `/initiatives/:id{[0-9a-f-]{36}}` is `/initiatives/:id`. */
export const patternOf = (path: string): string => path.replace(/(:\w+)\{[^/]*\}/g, '$1');

/** The doors of a room, in the order in which they are tried. */
export const addresses = (...list: Address[]): Address[] => list;

export interface Knock {
  house: House;
  actor: Actor;
  language: InterfaceLanguage;
  assets: Assets;
  cookieName: string;
  form?: Record<string, string | File | (string | File)[]>;
}

/** Makes the visit that an address answers. */
export function visitOf(
  c: Context,
  address: Pick<Address, 'shows' | 'path' | 'may' | 'teamLanguages'>,
  knock: Knock,
): Visit {
  const { house, actor, language, assets, cookieName, form = {} } = knock;
  const url = new URL(c.req.url);
  const path = url.pathname.slice(language.length + 1) || '/';
  const texts = (field: string): string[] =>
    [form[field] ?? []].flat().filter((value) => typeof value === 'string');
  const secure = house.publicUrl.startsWith('https:');
  return {
    house,
    actor,
    language,
    path,
    query: url.searchParams,
    param: (name) => c.req.param(name) ?? '',
    form: {
      one: (field) => texts(field).at(-1) ?? '',
      all: texts,
      file: (field) => [form[field] ?? []].flat().find((value) => value instanceof File),
      fields: () =>
        Object.keys(form).flatMap((field) => texts(field).map((value): [string, string] => [field, value])),
    },
    reader: {
      language,
      dir: directionOf(language),
      path,
      pattern: patternOf(address.path),
      query: url.search,
      languages: address.teamLanguages || isDuty(address.may) ? teamLanguages : interfaceLanguages,
      assets,
      signedIn: actor.kind === 'newcomer',
    },
    token: () => formToken(house.secret, actor, house.now()),
    network: networkOf(c, house.behindProxy),
    page: (page, status = 200) => c.html(`<!doctype html>${renderToString(page)}`, status),
    notThere: () => new Response(null, { status: 404 }),
    go: (to) =>
      c.redirect(
        to.startsWith(`/${language}/`) || to === `/${language}` ? to : `/${language}${to === '/' ? '' : to}`,
        303,
      ),
    browse: (read) => browse(house, read),
    look: async (read) => {
      if (!address.shows) throw new Error(`${address.path} shows a person's things without saying why`);
      const seen = await look(house, actor, { purpose: address.shows, page: address.path }, read);
      if (!seen.ok) throw new Error(`${address.path} let ${actor.kind} in`);
      return seen.value;
    },
    member: () => memberOf(actor, address.path),
    oversee: (about, read) => {
      if (!address.shows) throw new Error(`${address.path} shows people's things without saying why`);
      const member = memberOf(actor, address.path);
      return oversee(house, member, { purpose: address.shows, page: address.path, about }, read);
    },
    setCookie: (value, seconds, whose = 'own') =>
      c.header(
        'set-cookie',
        `${cookieName}${whose === 'own' ? '' : `_${whose}`}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`,
        { append: true },
      ),
    from: cameFrom(c, language),
    kept: () => getCookie(c, `${cookieName}_kept`) ?? '',
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
