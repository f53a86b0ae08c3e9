import { createHash, randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { getCookie } from 'hono/cookie';
import { isDuty, mayDo, visitor } from '#core/access/actor.ts';
import type { House } from '#core/context.ts';
import { isFormToken, isOwnPage } from '#core/http/csrf.ts';
import { type Packed, pack, pageMemory, unpack } from '#core/http/page-cache.ts';
import {
  type Address,
  type Assets,
  OTHER_PAGE,
  patternOf,
  type Visit,
  visitOf,
} from '#core/http/request-context.ts';
import {
  dutchDay,
  type InterfaceLanguage,
  interfaceLanguages,
  isInterfaceLanguage,
  isTeamLanguage,
  preferredLanguage,
} from '#core/i18n/i18n.ts';
import { accountAddresses, actorOf, memberOf } from '#features/accounts';
import { contactAddresses } from '#features/contact';
import {
  directoryAddresses,
  directoryOpenDoors,
  directoryPictureDoors,
  directoryRevision,
} from '#features/directory';
import { homeAddresses, troublePage } from '#features/home';
import { meetingAddresses } from '#features/meetings';
import { storyAddresses } from '#features/story';
import { suggestionAddresses } from '#features/suggestions';
import { openDoors } from './server/public-api.ts';
import { secure } from './server/security-headers.ts';

/** Every address of the house, room by room. */
export const contents: { room: string; addresses: Address[] }[] = [
  { room: 'home', addresses: homeAddresses },
  { room: 'accounts', addresses: accountAddresses },
  { room: 'directory', addresses: directoryAddresses },
  { room: 'story', addresses: storyAddresses },
  { room: 'suggestions', addresses: suggestionAddresses },
  { room: 'meetings', addresses: meetingAddresses },
  { room: 'contact', addresses: contactAddresses },
];

export interface Furnished {
  house: House;
  assets: Assets;
  /** The hashed files of the pages, by address. */
  files: Map<string, Packed>;
}

/** Every kind of page that there is. */
const patterns = new Set(contents.flatMap(({ addresses }) => addresses.map(({ path }) => patternOf(path))));

/** The largest form there is: a week grid with every cell and a long free text stays far below it. */
const MOST_BYTES = 64 * 1024;

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#17533a" stroke-width="2" stroke-linecap="round">' +
  '<path d="M12 21v-11M12 13.5C7.5 13.500 5 11 5 6.500c4.500 0 7 2.500 7 7zM12 11c0-4 2.500-6 7-6 0 4-2.500 6-7 6z"/></svg>';

/** The house as one function from request to answer: nothing here listens to a port. */
export function makeApp({ house, assets, files }: Furnished): Hono {
  const app = new Hono({ strict: false });
  const memory = pageMemory();
  const cookieName = house.publicUrl.startsWith('https:') ? '__Host-vanonderop' : 'vanonderop';
  const trouble = (
    c: Context,
    kind: Parameters<typeof troublePage>[1],
    more: { reference?: string; visit?: Visit } = {},
  ) => {
    const visit =
      more.visit ??
      visitOf(
        c,
        { path: '/', may: 'anyone' },
        { house, actor: visitor, language: languageOf(c), assets, cookieName },
      );
    return troublePage(visit, kind, more.reference);
  };

  app.use(secure(house.publicUrl));
  app.use(compress({ threshold: 512 }));
  app.get('/healthz', async (c) => c.json({ ok: true, revision: await directoryRevision(house) }));
  app.get('/', (c) => {
    c.header('vary', 'accept-language');
    return c.redirect(`/${preferredLanguage(c.req.header('accept-language'))}`, 302);
  });
  app.get('/icon.svg', (c) =>
    c.body(ICON, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=604800' }),
  );
  app.get('/robots.txt', (c) =>
    c.text(
      'User-agent: *\nDisallow: /*/story\nDisallow: /*/week\nDisallow: /*/card\nDisallow: /*/open\nDisallow: /*/m/\nDisallow: /*/contact/q/\nDisallow: /*/team\n' +
        `Sitemap: ${house.publicUrl}/sitemap.xml\n`,
    ),
  );
  app.get('/assets/:file', (c) => {
    const found = files.get(c.req.path);
    if (!found) return c.notFound();
    const { body, headers } = unpack(found, c.req.header('accept-encoding'));
    return c.body(new Uint8Array(body), 200, {
      ...headers,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  app.get('/:worker{[a-z-]+-worker\\.js}', (c) => {
    const found = files.get(c.req.path);
    if (!found) return c.notFound();
    const { body, headers } = unpack(found, c.req.header('accept-encoding'));
    return c.body(new Uint8Array(body), 200, {
      ...headers,
      'cache-control': 'no-cache',
      'service-worker-allowed': '/',
    });
  });
  openDoors(app, house, directoryOpenDoors);
  for (const { path, answer } of directoryPictureDoors)
    app.get(path, (c) =>
      answer({
        house,
        query: new URL(c.req.url).searchParams,
        param: (name) => c.req.param(name) ?? '',
      }),
    );
  for (const { code } of interfaceLanguages) {
    for (const address of contents.flatMap(({ addresses }) => addresses)) {
      const path = address.path === '/' ? `/${code}` : `/${code}${address.path}`;
      const limit = bodyLimit({
        maxSize: address.mostBytes ?? MOST_BYTES,
        onError: (c) => trouble(c, 'too-big'),
      });
      app.on(address.method, path, limit, (c) => answer(c, code, address));
    }
  }
  app.notFound((c) => trouble(c, 'not-found'));
  app.onError((fault, c) => {
    const reference = randomBytes(4).toString('hex');
    // The pattern of the address, never the address itself: that may hold a code or somebody's words.
    house.log.fault('request failed', fault, { reference, method: c.req.method, route: c.req.routePath });
    return trouble(c, 'fault', { reference });
  });
  return app;

  async function answer(c: Context, language: InterfaceLanguage, address: Address): Promise<Response> {
    const cookie = getCookie(c, cookieName);
    if (address.keeps && !cookie) return keptAnswer(c, language, address);
    const duty = isDuty(address.may);
    if ((duty || address.teamLanguages) && !isTeamLanguage(language)) return inDutch(c, language);
    const actor = address.counts
      ? visitor
      : duty
        ? await memberOf(house, getCookie(c, `${cookieName}_team`))
        : await actorOf(house, cookie);
    const sent = address.method === 'post' ? await c.req.parseBody({ all: true }) : {};
    const form = address.counts ? { page: knownPage(sent.page) } : sent;
    const visit = visitOf(c, address, { house, actor, language, assets, cookieName, form });
    if (cookie || duty || address.path.includes('/:link')) c.header('cache-control', 'private, no-store');
    if (address.method === 'post' && !(address.oneClick && form['List-Unsubscribe'] === 'One-Click')) {
      const { req } = c;
      if (
        !isOwnPage({
          site: req.header('sec-fetch-site'),
          origin: req.header('origin'),
          host: req.header('host'),
        })
      ) {
        return trouble(c, 'other-site');
      }
      if (!address.counts && !isFormToken(house.secret, actor, house.now(), visit.form.one('token')))
        return trouble(c, 'stale-form', { visit });
    }
    if (!mayDo(actor, address.may)) return trouble(c, duty ? 'team-door' : 'closed-door', { visit });
    const answered = await address.answer(visit);
    // A room says only that it is not there; how that looks is the same everywhere.
    return answered.status === 404 && !answered.body ? trouble(c, 'not-found', { visit }) : answered;
  }

  /** The same page for every visitor: made once, packed once. */
  async function keptAnswer(c: Context, language: InterfaceLanguage, address: Address): Promise<Response> {
    const now = Date.now();
    const version = await directoryRevision(house);
    // What is true until a day is not kept beyond midnight.
    const key = `${dutchDay(house.now())} ${c.req.url}`;
    let packed = memory.find(key, version, now);
    if (!packed) {
      const made = await address.answer(
        visitOf(c, address, { house, actor: visitor, language, assets, cookieName }),
      );
      if (made.status !== 200) return made;
      const body = Buffer.from(await made.arrayBuffer());
      packed = pack(
        body,
        'text/html; charset=UTF-8',
        createHash('sha256').update(body).digest('base64url').slice(0, 16),
      );
      memory.keep(key, version, now, packed);
    }
    const { body, headers } = unpack(packed, c.req.header('accept-encoding'));
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
