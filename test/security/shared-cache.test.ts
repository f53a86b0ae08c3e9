import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, expect, test } from 'vitest';
import { fillForm } from '../support/fill-form.ts';
import { hasNginx, nginxBefore } from '../support/nginx.ts';
import { formsOf } from '../support/pages/forms.ts';
import { begin, wordsOf, yonas } from '../support/people.ts';
import { allRoutes, type Browser, populatedSite } from '../support/populated-site.ts';
import { sharedCache } from '../support/shared-cache.ts';
import { createBrowser, type Site } from '../support/visitor.ts';

const site = await populatedSite();
const { hono, app, faults } = site;

const FIRST_WROTE = 'Alleen voor wie dit schreef';
/** Addresses of no route: a fault in an address, the start, what machines ask. */
const OTHER_ADDRESSES = [
  '/',
  '/nl/there-is-nothing',
  '/healthz',
  '/robots.txt',
  '/icon.svg',
  '/api/hsds/v3/nothing',
];

/** Everybody can ask these; a page behind a private link belongs to who has the link. */
const addresses = [
  ...OTHER_ADDRESSES,
  ...allRoutes
    .filter(({ method, path }) => method === 'get' && !/:(link|token|code)/.test(path))
    .map((route) => site.addressOf(route)),
];

/** What stands only on the page of one reader: keys and tokens of forms, private links, what a cookie holds. */
const secretsIn = (html: string): string[] => [
  ...[...html.matchAll(/name="(?:once|token)" value="([^"]+)"/g)].map(([, value]) => value ?? ''),
  ...[...html.matchAll(/(?<=\/)[\w-]{43}(?![\w-])/g)].map(([link]) => link),
];

/**
 * One person walks all routes and sends what forms there are, with a story, a team link or neither; then others come.
 * @returns addresses at which one of the others got something of the first
 */
async function leaksThrough(cache: Site): Promise<string[]> {
  let networks = 0;
  const browser = () => createBrowser(cache, { 'x-forwarded-for': `10.99.${++networks}.7` });
  const asTeam = (person: Browser) => {
    person.jar.set('vanonderop_team', site.teamToken);
    return person;
  };
  const firsts = [browser(), await yonas(browser()), asTeam(browser())];
  const words = await wordsOf(firsts[1] as Browser);
  const secrets = new Set<string>();
  for (const first of firsts) {
    for (const address of addresses) {
      const page = await first.get(address);
      for (const secret of secretsIn(page.html)) secrets.add(secret);
      for (const form of formsOf(page.html).filter(({ fields }) => fields.once)) {
        const sent = await first.post(form.action, fillForm(form, FIRST_WROTE));
        for (const secret of secretsIn(`${sent.to} ${sent.html}`)) secrets.add(secret);
        const landing = sent.to ? (await first.follow()).html : '';
        for (const secret of secretsIn(landing)) secrets.add(secret);
      }
      // Once more: what was sent made the cache forget the page.
      for (const secret of secretsIn((await first.get(address)).html)) secrets.add(secret);
    }
    for (const [, value] of first.jar) secrets.add(value);
  }
  const leaks: string[] = [];
  for (const other of [browser(), await begin(browser())])
    for (const address of addresses) {
      const { html, headers } = await other.get(address);
      const text = `${html} ${[...headers].join(' ')}`;
      if ([...secrets, FIRST_WROTE, words, 'Yonas'].some((secret) => text.includes(secret)))
        leaks.push(address);
    }
  return leaks;
}

test('with the strictest cache in front, nobody gets the form, words or links of who came before', async () => {
  const cache = sharedCache(hono);
  expect(await leaksThrough(cache)).toEqual([]);
  // It is a cache all the same: what is public comes out of it.
  expect(cache.counts.kept).toBeGreaterThan(0);
  expect(cache.counts.served).toBeGreaterThan(0);
});

test('the check bites: where answers say nothing, the next visitor gets the form of the first', async () => {
  const silent = {
    request: async (url: string, init?: RequestInit) => {
      const response = await hono.request(url, init);
      response.headers.delete('cache-control');
      return response;
    },
  };
  const leaks = await leaksThrough(sharedCache(silent));
  expect(leaks).toEqual(expect.arrayContaining(['/nl/contact', '/nl/register', '/nl/week', '/nl/organise']));
});

test('every answer says who may keep it; whatever is not declared public is kept by nobody', async () => {
  const published = new Set(
    allRoutes.filter(({ cache }) => cache === 'public').map((route) => site.addressOf(route)),
  );
  for (const address of addresses) {
    const { status, headers } = await site.browser().get(address);
    const said = headers.get('cache-control') ?? '';
    const isPublic = published.has(address) || /^\/(api\/|robots|icon)/.test(address);
    if (!isPublic || status >= 400) expect(said, address).toMatch(/\bno-store\b/);
    else expect(said, address).toMatch(/^(public|private, no-cache)/);
  }
  const refused = await hono.request('http://localhost/nl/contact', { method: 'POST' });
  expect(refused.headers.get('cache-control')).toBe('private, no-store');
});

test.runIf(hasNginx())(
  'nginx, told to keep all it may, gives nobody the form of who came before',
  async () => {
    const server = serve({ fetch: hono.fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    afterAll(() => {
      server.close();
      (server as Server).closeAllConnections();
    });
    const nginx = await nginxBefore(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const hits = new Set<string>();
    const throughNginx = async (url: string, init?: RequestInit) => {
      const path = url.replace(/^http:\/\/localhost/, '');
      const response = await fetch(nginx + path, { ...init, redirect: 'manual' });
      if (response.headers.get('x-cache') === 'HIT') hits.add(path);
      return response;
    };
    expect(await leaksThrough({ request: throughNginx })).toEqual([]);
    expect([...hits]).toContain('/icon.svg');
  },
);

test('nothing went wrong unseen', () => {
  expect(faults).toEqual([]);
  expect(app.demo).toBe(true);
});
