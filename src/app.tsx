import { createHash, randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { getCookie } from 'hono/cookie';
import { can, isTeamRole, visitor } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { isSameOrigin, isValidFormToken } from '#core/http/csrf.ts';
import {
  type CompressedBody,
  compressBody,
  createPageCache,
  negotiateEncoding,
} from '#core/http/page-cache.ts';
import {
  type Assets,
  createRequestContext,
  OTHER_PAGE,
  type RequestContext,
  type Route,
  routePattern,
} from '#core/http/request-context.ts';
import {
  amsterdamDate,
  type InterfaceLanguage,
  interfaceLanguages,
  isInterfaceLanguage,
  isTeamLanguage,
  preferredLanguage,
} from '#core/i18n/i18n.ts';
import { accountRoutes, authenticateNewcomer, authenticateTeamMember } from '#features/accounts';
import { contactRoutes } from '#features/contact';
import {
  directoryApiRoutes,
  directoryImageRoutes,
  directoryRevision,
  directoryRoutes,
} from '#features/directory';
import { errorPage, homeRoutes } from '#features/home';
import { meetingRoutes } from '#features/meetings';
import { storyRoutes } from '#features/story';
import { suggestionRoutes } from '#features/suggestions';
import { mountPublicApi } from './server/public-api.ts';
import { securityHeaders } from './server/security-headers.ts';

/** Every address of the house, room by room. */
export const routesByFeature: { room: string; addresses: Route[] }[] = [
  { room: 'home', addresses: homeRoutes },
  { room: 'accounts', addresses: accountRoutes },
  { room: 'directory', addresses: directoryRoutes },
  { room: 'story', addresses: storyRoutes },
  { room: 'suggestions', addresses: suggestionRoutes },
  { room: 'meetings', addresses: meetingRoutes },
  { room: 'contact', addresses: contactRoutes },
];

export interface AppDependencies {
  app: AppContext;
  assets: Assets;
  /** The hashed files of the pages, by address. */
  files: Map<string, CompressedBody>;
}

/** Every kind of page that there is. */
const patterns = new Set(
  routesByFeature.flatMap(({ addresses }) => addresses.map(({ path }) => routePattern(path))),
);

/** The largest form there is: a week grid with every cell and a long free text stays far below it. */
const MOST_BYTES = 64 * 1024;

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#17533a" stroke-width="2" stroke-linecap="round">' +
  '<path d="M12 21v-11M12 13.5C7.5 13.500 5 11 5 6.500c4.500 0 7 2.500 7 7zM12 11c0-4 2.500-6 7-6 0 4-2.500 6-7 6z"/></svg>';

/** The house as one function from request to answer: nothing here listens to a port. */
export function createApp({ app, assets, files }: AppDependencies): Hono {
  const hono = new Hono({ strict: false });
  const memory = createPageCache();
  const cookieName = app.publicUrl.startsWith('https:') ? '__Host-vanonderop' : 'vanonderop';
  const trouble = (
    c: Context,
    kind: Parameters<typeof errorPage>[1],
    more: { reference?: string; ctx?: RequestContext } = {},
  ) => {
    const ctx =
      more.ctx ??
      createRequestContext(
        c,
        { path: '/', allow: 'anyone' },
        { app: app, actor: visitor, language: languageOf(c), assets, cookieName },
      );
    return errorPage(ctx, kind, more.reference);
  };

  hono.use(securityHeaders(app.publicUrl));
  hono.use(compress({ threshold: 512 }));
  hono.get('/healthz', async (c) => c.json({ ok: true, revision: await directoryRevision(app) }));
  hono.get('/', (c) => {
    c.header('vary', 'accept-language');
    return c.redirect(`/${preferredLanguage(c.req.header('accept-language'))}`, 302);
  });
  hono.get('/icon.svg', (c) =>
    c.body(ICON, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=604800' }),
  );
  hono.get('/robots.txt', (c) =>
    c.text(
      'User-agent: *\nDisallow: /*/story\nDisallow: /*/week\nDisallow: /*/card\nDisallow: /*/open\nDisallow: /*/m/\nDisallow: /*/contact/q/\nDisallow: /*/team\n' +
        `Sitemap: ${app.publicUrl}/sitemap.xml\n`,
    ),
  );
  hono.get('/assets/:file', (c) => {
    const found = files.get(c.req.path);
    if (!found) return c.notFound();
    const { body, headers } = negotiateEncoding(found, c.req.header('accept-encoding'));
    return c.body(new Uint8Array(body), 200, {
      ...headers,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  hono.get('/:worker{[a-z-]+-worker\\.js}', (c) => {
    const found = files.get(c.req.path);
    if (!found) return c.notFound();
    const { body, headers } = negotiateEncoding(found, c.req.header('accept-encoding'));
    return c.body(new Uint8Array(body), 200, {
      ...headers,
      'cache-control': 'no-cache',
      'service-worker-allowed': '/',
    });
  });
  mountPublicApi(hono, app, directoryApiRoutes);
  for (const { path, handler } of directoryImageRoutes)
    hono.get(path, (c) =>
      handler({
        app,
        query: new URL(c.req.url).searchParams,
        param: (name) => c.req.param(name) ?? '',
      }),
    );
  for (const { code } of interfaceLanguages) {
    for (const address of routesByFeature.flatMap(({ addresses }) => addresses)) {
      const path = address.path === '/' ? `/${code}` : `/${code}${address.path}`;
      const limit = bodyLimit({
        maxSize: address.maxBytes ?? MOST_BYTES,
        onError: (c) => trouble(c, 'too-big'),
      });
      hono.on(address.method, path, limit, (c) => answer(c, code, address));
    }
  }
  hono.notFound((c) => trouble(c, 'not-found'));
  hono.onError((fault, c) => {
    const reference = randomBytes(4).toString('hex');
    // The pattern of the address, never the address itself: that may hold a code or somebody's words.
    app.log.error('request failed', fault, { reference, method: c.req.method, route: c.req.routePath });
    return trouble(c, 'fault', { reference });
  });
  return hono;

  async function answer(c: Context, language: InterfaceLanguage, address: Route): Promise<Response> {
    const cookie = getCookie(c, cookieName);
    if (address.cache && !cookie) return keptAnswer(c, language, address);
    const duty = isTeamRole(address.allow);
    if ((duty || address.teamLanguages) && !isTeamLanguage(language)) return inDutch(c, language);
    const actor = address.onlyCounts
      ? visitor
      : duty
        ? await authenticateTeamMember(app, getCookie(c, `${cookieName}_team`))
        : await authenticateNewcomer(app, cookie);
    const sent = address.method === 'post' ? await c.req.parseBody({ all: true }) : {};
    const form = address.onlyCounts ? { page: knownPage(sent.page) } : sent;
    const ctx = createRequestContext(c, address, { app: app, actor, language, assets, cookieName, form });
    if (cookie || duty || address.path.includes('/:link')) c.header('cache-control', 'private, no-store');
    if (
      address.method === 'post' &&
      !(address.oneClickUnsubscribe && form['List-Unsubscribe'] === 'One-Click')
    ) {
      const { req } = c;
      if (
        !isSameOrigin({
          site: req.header('sec-fetch-site'),
          origin: req.header('origin'),
          host: req.header('host'),
        })
      ) {
        return trouble(c, 'other-site');
      }
      if (!address.onlyCounts && !isValidFormToken(app.secret, actor, app.now(), ctx.form.get('token')))
        return trouble(c, 'stale-form', { ctx });
    }
    if (!can(actor, address.allow)) return trouble(c, duty ? 'team-door' : 'closed-door', { ctx });
    const answered = await address.handler(ctx);
    // A room says only that it is not there; how that looks is the same everywhere.
    return answered.status === 404 && !answered.body ? trouble(c, 'not-found', { ctx }) : answered;
  }

  /** The same page for every visitor: made once, packed once. */
  async function keptAnswer(c: Context, language: InterfaceLanguage, address: Route): Promise<Response> {
    const now = Date.now();
    const version = await directoryRevision(app);
    // What is true until a day is not kept beyond midnight.
    const key = `${amsterdamDate(app.now())} ${c.req.url}`;
    let packed = memory.find(key, version, now);
    if (!packed) {
      const made = await address.handler(
        createRequestContext(c, address, { app: app, actor: visitor, language, assets, cookieName }),
      );
      if (made.status !== 200) return made;
      const body = Buffer.from(await made.arrayBuffer());
      packed = compressBody(
        body,
        'text/html; charset=UTF-8',
        createHash('sha256').update(body).digest('base64url').slice(0, 16),
      );
      memory.keep(key, version, now, packed);
    }
    const { body, headers } = negotiateEncoding(packed, c.req.header('accept-encoding'));
    if (c.req.header('if-none-match') === packed.tag) return c.body(null, 304, headers);
    return c.body(new Uint8Array(body), 200, {
      ...headers,
      vary: 'accept-encoding, cookie',
      'cache-control': 'private, no-cache',
    });
  }
}

/** What may be counted of what a form says: a kind of page that there is, never an address with something of somebody. */
const knownPage = (said: unknown): string =>
  typeof said === 'string' && patterns.has(said) ? said : OTHER_PAGE;

/** The team works in fewer languages than the house speaks: the same page in one that it has. */
function inDutch(c: Context, language: InterfaceLanguage): Response {
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`/nl${pathname.slice(language.length + 1)}${search}`, 307);
}

function languageOf(c: Context): InterfaceLanguage {
  const said = c.req.path.split('/')[1] ?? '';
  return isInterfaceLanguage(said) ? said : preferredLanguage(c.req.header('accept-language'));
}
