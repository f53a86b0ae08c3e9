import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Actor, SessionKind } from '../access/actor.ts';
import { readAsTeam, readOwn, readPublic } from '../access/logged-read.ts';
import type { AppContext } from '../context.ts';
import type { Tx } from '../db/connection.ts';
import {
  type InterfaceLanguage,
  interfaceLanguages,
  isInterfaceLanguage,
  teamLanguages,
  textDirection,
} from '../i18n/languages.ts';
import type { FormSource } from '../private-links.ts';
import { cleanQuery, cleanText } from './clean-text.ts';
import { type ClientNetwork, clientNetwork } from './client-network.ts';
import { formToken } from './csrf.ts';
import type { DeskMenuSection } from './desk-menu.ts';
import { createFormKeys, FORM_KEY_FIELD } from './form-key.ts';
import type { Assets, PageContext } from './page-context.ts';
import { type FormFields, NO_FIELDS } from './read-form.ts';
import { inTeamLanguages, type RouteOptions, routePattern } from './route-options.ts';

/** A response with this header may be embedded in a frame on another site: only what is public and has no form. */
export const EMBEDDABLE_HEADER = 'x-vanonderop-embeddable';

/** A page with this header may ask for the microphone, and play what was recorded there before it is sent. */
export const MICROPHONE_HEADER = 'x-vanonderop-microphone';

/** A response with this header may be read by other sites: public data for machines. */
export const PUBLIC_API_HEADER = 'x-vanonderop-public-api';

/** Context of one HTTP request: actor, language, parsed form, and helpers that read and respond. */
export interface RequestContext<A extends Actor = Actor> {
  app: AppContext;
  actor: A;
  language: InterfaceLanguage;
  /** The path after the language, e.g. `/initiatives`. */
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
  /** What the layout of a page needs. */
  page: PageContext;
  /** The database does not answer: a public page shows what is in memory, and leaves out what is not. */
  fromMemory: boolean;
  /** The token that every form with an action carries. */
  formToken: () => string;
  /**
   * A new key for a form that creates something, for its hidden field `once`.
   * @param path the path of the route that the form posts to, when it is another than this one
   */
  newFormKey: (path?: string) => string;
  /** The key that the form came with, where it is shown again with what was typed; a new one when that is not valid. */
  keptFormKey: (path?: string) => string;
  /**
   * What a row is made from, out of the key that the form came with: the same form sent twice by the same browser gives the
   * same, and nobody else can get it.
   * @param part tells several small forms with one key apart
   */
  formKey: (part?: string) => FormSource;
  /** The part of a sound that the browser asks for (RFC 9110, §14); empty for all of it. */
  range: string;
  /** The network that the request comes from, as coarse as a rate limit needs it. */
  clientNetwork: ClientNetwork;
  /** Renders a page. */
  render: (page: VNode, status?: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503) => Response;
  /** There is nothing here, or not for this actor: the two look the same. */
  notFound: () => Response;
  /** Redirects with 303, within this language unless `to` names one. */
  redirect: (to: string) => Response;
  /** Reads what is public. */
  readPublic: <T>(read: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Reads the newcomer's own data, for the purpose that the route declares, and logs it. */
  readOwn: <T>(read: (tx: Tx, person: string) => Promise<T>) => Promise<T>;
  /** Reads, for the team, data of people in `about` (an edition, a conversation), and logs it where they can see it. */
  readAsTeam: <T>(about: string, read: (tx: Tx) => Promise<T>) => Promise<T>;
  /** A cookie of ours as the browser sent it; empty when there is none. Anybody may have written it. */
  cookie: (purpose: CookiePurpose) => string;
  setCookie: (value: string, maxAgeSeconds: number, purpose?: CookiePurpose) => void;
  /** The name of a cookie, for a script that sets it. */
  cookieNameOf: (purpose: CookiePurpose) => string;
  /**
   * Closes a session on this device: its cookies expire, and the browser is asked to forget what it keeps for us (Clear Site
   * Data, W3C): pages for when there is no network, and the saved list. Somebody else may hold the device next. Where a page of a
   * desk says by a cookie that encrypted work waits here to be sent, what the browser stores stays.
   */
  clearDevice: (kind: SessionKind) => void;
  /** The page of ours, after the language, that the browser says it comes from; empty when it says none. */
  refererPath: string;
  /** A path as it may be passed on: itself when it is a public page, else empty. */
  publicPath: (path: string) => string;
}

/**
 * What a cookie is for: the session of a newcomer (`own`), of the team, of an owner or of an account; a private link that was
 * followed and not opened yet; a sign-in by e-mail (`account-sign-in`) or with an organisation (`account-openid`) that this browser began; the screen beside a newcomer
 * (`screen`) and a story that was sent as a link (`shared`); the list of saved places; what somebody answered in conversations
 * about policy, encrypted, so that only the server of this installation can read it back (`voice`); that a device is handed on at a table (`voice-booth`).
 */
export type CookiePurpose =
  | 'own'
  | 'team'
  | 'team-link'
  | 'owner'
  | 'owner-link'
  | 'account'
  | 'account-sign-in'
  | 'account-openid'
  | 'screen'
  | 'shared'
  | 'kept'
  | 'unsent'
  | 'voice'
  | 'voice-booth'
  | 'helped';

const SESSION_COOKIES: Record<SessionKind, readonly CookiePurpose[]> = {
  newcomer: ['own'],
  team: ['team', 'team-link'],
  owner: ['owner', 'owner-link'],
  account: ['account', 'account-sign-in', 'account-openid'],
};

/** The name of a cookie; `base` is that of the newcomer's session. */
export const cookieNameFor = (base: string, purpose: CookiePurpose): string =>
  purpose === 'own' ? base : `${base}_${purpose}`;

/** The name of the cookie that holds the token of a session. */
export const sessionCookieName = (base: string, kind: SessionKind): string =>
  cookieNameFor(base, kind === 'newcomer' ? 'own' : kind);

/** What the server knows before a route is asked. */
export interface RequestInput {
  app: AppContext;
  actor: Actor;
  language: InterfaceLanguage;
  assets: Assets;
  cookieName: string;
  publicPath: (path: string) => string;
  form?: FormFields;
  fromMemory?: boolean;
  /** The menu of the desks, where a member of the team asks. */
  deskMenu?: readonly DeskMenuSection[] | undefined;
}

/** Builds the context that a route's handler is given. */
export function createRequestContext(
  c: Context,
  route: Pick<RouteOptions, 'purpose' | 'allow' | 'teamLanguages' | 'cache'> & { path: string },
  {
    app,
    actor,
    language,
    assets,
    cookieName,
    publicPath,
    form = NO_FIELDS,
    fromMemory = false,
    deskMenu = [],
  }: RequestInput,
): RequestContext {
  const url = new URL(c.req.url);
  const languages = inTeamLanguages(route) ? teamLanguages : interfaceLanguages;
  const path = url.pathname.slice(language.length + 1) || '/';
  const values = (field: string): string[] =>
    (form.get(field) ?? []).filter((value) => typeof value === 'string');
  const declaredPurpose = () => {
    if (!route.purpose) throw new Error(`${route.path} reads personal data without a declared purpose`);
    return route.purpose;
  };
  const secure = app.publicUrl.startsWith('https:');
  const setCookieFor = (value: string, maxAgeSeconds: number, purpose: CookiePurpose = 'own') =>
    setCookie(c, cookieNameFor(cookieName, purpose), value, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: maxAgeSeconds,
      secure,
    });
  return {
    app,
    actor,
    language,
    path,
    query: cleanQuery(url),
    param: (name) => c.req.param(name) ?? '',
    form: {
      get: (field) => values(field).at(-1) ?? '',
      getAll: values,
      file: (field) => (form.get(field) ?? []).find((value) => value instanceof File),
      entries: () =>
        [...form.keys()].flatMap((field) => values(field).map((value): [string, string] => [field, value])),
    },
    page: {
      language,
      dir: textDirection(language),
      path,
      publicPath,
      pattern: routePattern(route.path),
      query: url.search,
      languages,
      assets,
      signedIn: actor.kind === 'newcomer',
      cameFrom: cameFrom(url, languages),
      deskMenu,
    },
    fromMemory,
    formToken: () => formToken(app.secret, actor, app.now()),
    ...createFormKeys(c, {
      secret: app.secret,
      cookieName,
      secure,
      route,
      sent: values(FORM_KEY_FIELD).at(-1) ?? '',
    }),
    range: c.req.header('range') ?? '',
    clientNetwork: clientNetwork(c, app.trustedProxies),
    render: (page, status = 200) => c.html(`<!doctype html>${renderToString(page)}`, status),
    notFound: () => new Response(null, { status: 404 }),
    redirect: (to) =>
      c.redirect(
        headerSafe(
          to.startsWith(`/${language}/`) || to === `/${language}`
            ? to
            : `/${language}${to === '/' ? '' : to}`,
        ),
        303,
      ),
    readPublic: (read) => readPublic(app, read),
    readOwn: async (read) => {
      const result = await readOwn(app, actor, { purpose: declaredPurpose(), page: route.path }, read);
      if (!result.ok) throw new Error(`${route.path} let a ${actor.kind} in`);
      return result.value;
    },
    readAsTeam: (about, read) => {
      if (actor.kind !== 'team') throw new Error(`${route.path} let a ${actor.kind} in`);
      return readAsTeam(app, actor, { purpose: declaredPurpose(), page: route.path, about }, read);
    },
    cookie: (purpose) => cleanText(getCookie(c, cookieNameFor(cookieName, purpose)) ?? ''),
    setCookie: setCookieFor,
    cookieNameOf: (purpose) => cookieNameFor(cookieName, purpose),
    clearDevice: (kind) => {
      for (const purpose of [...SESSION_COOKIES[kind], 'kept'] as const) setCookieFor('', 0, purpose);
      // Encrypted work of a desk that waits for a network outlives the session of whoever used the device meanwhile.
      const hasUnsent = getCookie(c, cookieNameFor(cookieName, 'unsent')) !== undefined;
      c.header('clear-site-data', hasUnsent ? '"cache"' : '"cache", "storage"');
    },
    refererPath: refererPath(c, language),
    publicPath,
  };
}

/** In the address of a page that does not exist in the language of the reader, that language. */
export const CAME_FROM = 'from-language';

const cameFrom = (url: URL, languages: PageContext['languages']): string | undefined => {
  const code = url.searchParams.get(CAME_FROM) ?? '';
  return isInterfaceLanguage(code) && languages.every((known) => known.code !== code) ? code : undefined;
};

/**
 * A path as it may stand in a header: everything but visible ASCII is percent-encoded, so that no value from outside can end
 * the line and begin a header of its own (CR LF).
 */
const headerSafe = (path: string): string =>
  path.toWellFormed().replace(/[^\x21-\x7e]+/g, (text) => encodeURIComponent(text));

function refererPath(c: Context, language: string): string {
  const referer = c.req.header('referer') ?? '';
  if (!URL.canParse(referer)) return '';
  const { host, pathname, search } = new URL(referer);
  if (host !== c.req.header('host') || !`${pathname}/`.startsWith(`/${language}/`)) return '';
  return (pathname.slice(language.length + 1) || '/') + search;
}
