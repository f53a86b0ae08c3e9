import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { getCookie } from 'hono/cookie';
import {
  type Actor,
  can,
  isForStaff,
  isForTeam,
  type Permission,
  type SessionKind,
  type StaffMember,
  sessionKindOf,
  type TeamMember,
  visitor,
} from '#core/access/actor.ts';
import { countForDesk } from '#core/access/logged-read.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { cleanQuery } from '#core/http/clean-text.ts';
import { isSameOrigin, isValidFormToken } from '#core/http/csrf.ts';
import {
  type DeskMenuRequest,
  type DeskMenuSection,
  type DeskMenuSource,
  mergeSections,
  type StaffMenuSource,
} from '#core/http/desk-menu.ts';
import type { ErrorKind } from '#core/http/error-kind.ts';
import { hasEntityTag, preferredLanguage } from '#core/http/negotiation.ts';
import {
  type CompressedBody,
  compressBody,
  createPageCache,
  negotiateEncoding,
} from '#core/http/page-cache.ts';
import type { Assets } from '#core/http/page-context.ts';
import { problemJson } from '#core/http/problem-json.ts';
import { declaredLength, type FormFields, readForm } from '#core/http/read-form.ts';
import {
  CAME_FROM,
  createRequestContext,
  type RequestContext,
  sessionCookieName,
} from '#core/http/request-context.ts';
import { type ImageRoute, type PublicApiRoute, publicPathMatcher, type Route } from '#core/http/route.ts';
import { inTeamLanguages, OTHER_PAGE, routePattern } from '#core/http/route-options.ts';
import {
  type InterfaceLanguage,
  interfaceLanguages,
  isInterfaceLanguage,
  isTeamLanguage,
} from '#core/i18n/languages.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { authenticateAccount, authenticateNewcomer, authenticateTeamMember } from '#features/accounts';
import { authenticateOwner, directoryRevision } from '#features/directory';
import { forReaderOnly, noStoreByDefault } from './cache-control.ts';
import { faultResponder, TYPED_FORM } from './fault-response.ts';
import { mountHealth } from './health.ts';
import { inputGuard } from './input-guard.ts';
import { mountPublicApi } from './public-api.ts';
import { securityHeaders } from './security-headers.ts';
import { mountSecurityTxt } from './security-txt.ts';
import { mountStaticFiles } from './static-files.ts';
import { pagesWithoutDatabase, type StaleNotice } from './without-database.ts';

export interface Website {
  app: AppContext;
  assets: Assets;
  /** The built files by path. */
  files: Map<string, CompressedBody>;
  routes: readonly Route[];
  apiRoutes: readonly PublicApiRoute[];
  imageRoutes: readonly ImageRoute[];
  /** What the menu of the team's desks is made of. */
  deskMenus: readonly DeskMenuSource[];
  /** What the menu of a municipality's desks is made of. */
  staffMenus: readonly StaffMenuSource[];
  /** Renders an error page; `reference` is the number under which the fault is logged. */
  errorPage: (ctx: RequestContext, kind: ErrorKind, reference?: string) => Response;
  staleNotice: StaleNotice;
}

/** Who holds the session token of a cookie, by the kind of session; a visitor when that session is not open. */
const authenticate: Record<SessionKind, (app: AppContext, token: string | undefined) => Promise<Actor>> = {
  newcomer: authenticateNewcomer,
  owner: authenticateOwner,
  account: authenticateAccount,
  team: authenticateTeamMember,
};

/** What a page says to somebody without the session that it needs. */
const NOT_SIGNED_IN: Record<SessionKind, ErrorKind> = {
  newcomer: 'sign-in-needed',
  owner: 'owner-link-needed',
  account: 'account-needed',
  team: 'team-link-needed',
};

/** Why this actor may not come here; undefined when they may. */
function whyNotAllowed(actor: Actor, allow: Permission): ErrorKind | undefined {
  if (can(actor, allow)) return undefined;
  // Signed in as a member of the initiative: opening its link again is not what they need.
  return allow === 'owner' && can(actor, 'member') ? 'owner-only' : NOT_SIGNED_IN[sessionKindOf(allow)];
}

/** Where somebody with an account goes on from a letter to a passkey. */
const SECOND_FACTOR_PATH = '/account/start';

/** Works for a municipality, and opens one of its pages before the second factor. */
const needsSecondFactor = (actor: Actor, { method, allow }: Route): boolean =>
  method === 'get' &&
  isForStaff(allow) &&
  actor.kind === 'account' &&
  !actor.strong &&
  can({ ...actor, strong: true }, allow);

/** The largest form there is: a week grid with every cell and a long free text stays far below it. */
const MAX_FORM_BYTES = 64 * 1024;

/** Builds the website as one function from request to response: nothing here listens to a port. */
export function createWebsite(site: Website): Hono {
  const { app, assets, files, routes } = site;
  const hono = new Hono({ strict: false });
  const pageCache = createPageCache();
  const publicPath = publicPathMatcher(routes);
  const personalRoutes = new Map(
    routes.filter(({ personal }) => personal).map((route) => [route.path, route]),
  );
  const patterns = new Set(routes.map(({ path }) => routePattern(path)));
  const cookieName = app.publicUrl.startsWith('https:') ? '__Host-vanonderop' : 'vanonderop';
  const shared = { app, assets, cookieName, publicPath };
  const withoutDatabase = pagesWithoutDatabase(shared, site.staleNotice);
  const respondToFault = faultResponder(app);

  const errorPage = (
    c: Context,
    kind: ErrorKind,
    { reference, ctx, form }: { reference?: string; ctx?: RequestContext; form?: FormFields } = {},
  ): Response =>
    site.errorPage(
      ctx ??
        createRequestContext(
          c,
          { path: '/', allow: 'anyone' },
          { ...shared, actor: visitor, language: languageOf(c), form },
        ),
      kind,
      reference,
    );

  hono.use(securityHeaders(app.publicUrl));
  hono.use(noStoreByDefault);
  hono.use(compress({ threshold: 512 }));
  hono.use(
    inputGuard((c, why) => {
      if (why === 'unclear-host') return errorPage(c, 'broken-form');
      return c.req.path.startsWith('/api/')
        ? problemJson(404, 'There is nothing at this address.', 'No address has control characters.')
        : errorPage(c, 'not-found');
    }),
  );
  mountHealth(hono, app);
  hono.get('/', (c) => {
    c.header('vary', 'accept-language');
    return c.redirect(`/${preferredLanguage(c.req.header('accept-language'))}`, 302);
  });
  mountStaticFiles(hono, files, app.publicUrl);
  mountSecurityTxt(hono, app);
  mountPublicApi(hono, app, site.apiRoutes);
  for (const { path, handler } of site.imageRoutes)
    hono.get(path, (c) =>
      handler({
        app,
        query: cleanQuery(new URL(c.req.url)),
        param: (name) => c.req.param(name) ?? '',
        range: c.req.header('range') ?? '',
      }),
    );
  for (const { code } of interfaceLanguages) {
    for (const route of routes) {
      if (route.personal) continue;
      const path = route.path === '/' ? `/${code}` : `/${code}${route.path}`;
      hono.on(route.method, path, (c) =>
        withoutDatabase.answer(c, code, route, () => respond(c, code, route)),
      );
    }
  }
  hono.notFound((c) => inOwnLanguage(c) ?? errorPage(c, 'not-found'));
  hono.onError((fault, c) => {
    if (!isDataException(fault))
      return respondToFault(fault, c, (kind, reference, form) => errorPage(c, kind, { reference, form }));
    // What no route checked came as far as the database, which cannot make anything of it: logged as the fault that it
    // is, and answered as what it is to who sent it.
    app.log.error('request failed', fault, { method: c.req.method, route: c.req.routePath });
    return errorPage(c, c.req.method === 'POST' ? 'broken-form' : 'not-found');
  });
  return hono;

  /**
   * The address of a public page without its language, as on a poster for everybody: it leads to the page in the language of the
   * browser. What stands behind a `#` in it goes along, for browsers keep that.
   */
  function inOwnLanguage(c: Context): Response | undefined {
    if (c.req.method !== 'GET' || !publicPath(c.req.path)) return undefined;
    c.header('vary', 'accept-language');
    return c.redirect(`/${preferredLanguage(c.req.header('accept-language'))}${c.req.path}`, 302);
  }

  async function respond(c: Context, language: InterfaceLanguage, route: Route): Promise<Response> {
    const cookie = getCookie(c, cookieName);
    if (route.cache === 'public' && !cookie) return cachedResponse(c, language, route);
    if (inTeamLanguages(route) && !isTeamLanguage(language)) return redirectToDutch(c, language);
    const actor = await actorOf(c, route);
    if (needsSecondFactor(actor, route)) return c.redirect(`/${language}${SECOND_FACTOR_PATH}`, 303);
    const personal = route.method === 'get' && actor.kind === 'newcomer' && personalRoutes.get(route.path);
    const shown = personal || route;
    const missing = whyNotAllowed(actor, shown.allow);
    const deskMenu = missing ? undefined : await deskMenuOf(c, actor, shown.allow, language);
    const contextOf = (form?: FormFields) =>
      createRequestContext(c, shown, { ...shared, actor, language, form, deskMenu });
    if (route.method === 'post') return respondToForm(c, route, { actor, missing, contextOf });
    return missing ? errorPage(c, missing, { ctx: contextOf() }) : handle(c, shown, contextOf());
  }

  /** The desks with what waits there, for whoever may work at them. */
  async function deskMenuOf(
    c: Context,
    actor: Actor,
    allow: Permission,
    language: InterfaceLanguage,
  ): Promise<DeskMenuSection[] | undefined> {
    const path = new URL(c.req.url).pathname.slice(language.length + 1);
    const menuFor = <A extends TeamMember | StaffMember>(
      member: A,
      sources: readonly ((tx: Tx, request: DeskMenuRequest<A>) => Promise<DeskMenuSection[]>)[],
    ) =>
      countForDesk(app, member, async (tx) => {
        const sections: DeskMenuSection[] = [];
        for (const source of sources)
          sections.push(...(await source(tx, { app, actor: member, language, path })));
        return mergeSections(sections);
      });
    if (isForTeam(allow) && actor.kind === 'team') return menuFor(actor, site.deskMenus);
    if (isForStaff(allow) && can(actor, 'staff')) return menuFor(actor, site.staffMenus);
    return undefined;
  }

  /** Who asks, as far as this route wants to know: who only counts something stays a visitor. */
  async function actorOf(c: Context, { allow, csrf }: Route): Promise<Actor> {
    if (csrf === 'origin-only') return visitor;
    const kind = sessionKindOf(allow);
    return authenticate[kind](app, getCookie(c, sessionCookieName(cookieName, kind)));
  }

  /**
   * Carries out a form. Before its body is read there is only a look at the headers: which site it comes from, and whether
   * this actor may send it. So nobody makes the server read megabytes who could not use them.
   */
  async function respondToForm(
    c: Context,
    route: Route,
    {
      actor,
      missing,
      contextOf,
    }: {
      actor: Actor;
      missing: ErrorKind | undefined;
      contextOf: (form: FormFields) => RequestContext;
    },
  ): Promise<Response> {
    const { req } = c;
    const sameOrigin = isSameOrigin({
      site: req.header('sec-fetch-site'),
      origin: req.header('origin'),
      host: req.header('host'),
    });
    if (!sameOrigin && !route.oneClickUnsubscribe) return errorPage(c, 'other-site');
    // A session may have ended while somebody typed: a small form is read after all, so that it can be sent again.
    if (missing && (declaredLength(req.raw.headers) ?? Number.POSITIVE_INFINITY) > MAX_FORM_BYTES)
      return errorPage(c, missing);
    const body = await readForm(req.raw, missing ? MAX_FORM_BYTES : (route.maxBytes ?? MAX_FORM_BYTES));
    if (!body.ok) return errorPage(c, missing ?? body.refusal);
    c.set(TYPED_FORM, body.value);
    const onlyCounts = route.csrf === 'origin-only';
    const ctx = contextOf(onlyCounts ? new Map([['page', [knownPattern(body.value)]]]) : body.value);
    if (missing) return errorPage(c, missing, { ctx });
    if (!(route.oneClickUnsubscribe && ctx.form.get('List-Unsubscribe') === 'One-Click')) {
      if (!sameOrigin) return errorPage(c, 'other-site');
      if (!onlyCounts && !isValidFormToken(app.secret, actor, app.now(), ctx.form.get('token')))
        return errorPage(c, 'stale-form', { ctx });
    }
    return handle(c, route, ctx);
  }

  async function handle(c: Context, { action, handler }: Route, ctx: RequestContext): Promise<Response> {
    const response = await handler(ctx, async (input) => action?.(app, ctx.actor, input));
    return finish(c, response, ctx);
  }

  /** A feature says only that something is not there; how that looks is the same everywhere. */
  function finish(c: Context, response: Response, ctx: RequestContext): Response {
    return forReaderOnly(
      response.status === 404 && !response.body ? errorPage(c, 'not-found', { ctx }) : response,
    );
  }

  /** The same page for every visitor: rendered once, compressed once. */
  async function cachedResponse(c: Context, language: InterfaceLanguage, route: Route): Promise<Response> {
    const now = Date.now();
    const revision = await directoryRevision(app);
    // Some texts are true until a day ends, so a page is not cached beyond midnight.
    const key = `${amsterdamDate(app.now())} ${c.req.url}`;
    let cached = pageCache.find(key, revision, now);
    if (!cached) {
      const ctx = createRequestContext(c, route, { ...shared, actor: visitor, language });
      const response = await route.handler(ctx, noAction);
      if (response.status !== 200) return finish(c, response, ctx);
      const body = Buffer.from(await response.arrayBuffer());
      const hash = createHash('sha256').update(body).digest('base64url').slice(0, 16);
      cached = compressBody(body, 'text/html; charset=UTF-8', hash);
      pageCache.set(key, revision, now, cached);
      withoutDatabase.keep(c, body, revision, cached.br);
    }
    const { body, headers } = negotiateEncoding(cached, c.req.header('accept-encoding'));
    if (hasEntityTag(c.req.header('if-none-match'), cached.tag)) return c.body(null, 304, headers);
    return c.body(new Uint8Array(body), 200, {
      ...headers,
      vary: 'accept-encoding, cookie',
      'cache-control': 'private, no-cache',
    });
  }

  /** What may be counted of what a form says: a route pattern that exists, never a path with somebody's data in it. */
  function knownPattern(form: FormFields): string {
    const page = form.get('page')?.at(-1);
    return typeof page === 'string' && patterns.has(page) ? page : OTHER_PAGE;
  }
}

/** Did PostgreSQL refuse a value that it cannot read or keep (SQLSTATE class 22)? */
const isDataException = (fault: Error): boolean =>
  'code' in fault && typeof fault.code === 'string' && /^22[0-9A-Z]{3}$/.test(fault.code);

const noAction = async (): Promise<never> => {
  throw new Error('a cached page has no action');
};

/** Pages of the team exist in fewer languages than the public site: the same page in Dutch, which says so. */
function redirectToDutch(c: Context, language: InterfaceLanguage): Response {
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.set(CAME_FROM, language);
  return c.redirect(`/nl${pathname.slice(language.length + 1)}?${searchParams}`, 307);
}

function languageOf(c: Context): InterfaceLanguage {
  const code = c.req.path.split('/')[1] ?? '';
  return isInterfaceLanguage(code) ? code : preferredLanguage(c.req.header('accept-language'));
}
