import { expect, test } from 'vitest';
import { createTestApp } from '../../test/support/app.ts';
import { begin } from '../../test/support/people.ts';
import { createBrowser } from '../../test/support/visitor.ts';
import { createApp } from '../app.ts';

const { app, faults } = await createTestApp();
const site = createApp({
  app: { ...app, publicUrl: 'https://van-onderop.example' },
  assets: { 'style.css': '/assets/style.css', 'page.js': '/assets/page.js' },
  files: new Map(),
});
const ask = (path: string, init?: RequestInit) => site.request(`http://localhost${path}`, init);

test('with https every cookie belongs to this host alone, travels encrypted, and is read by no script', async () => {
  const cookies: string[] = [];
  const phone = await begin(
    createBrowser({
      request: async (...request) => {
        const response = await site.request(...request);
        cookies.push(...response.headers.getSetCookie());
        return response;
      },
    }),
  );
  await phone.get('/nl/contact');
  await phone.post('/nl/my-list/keep', { clear: '1' });
  const names = new Set(cookies.map((cookie) => cookie.split('=')[0]));
  for (const purpose of ['', '_form', '_kept']) expect(names).toContain(`__Host-vanonderop${purpose}`);
  for (const cookie of cookies) {
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
      expect(cookie.split('; '), cookie).toContain(attribute);
    expect(cookie).not.toMatch(/domain=/i);
  }
});

test('whatever is asked, the answer says its type and encoding, and what a browser may not do with it', async () => {
  for (const path of [
    '/nl',
    '/ar/initiatives',
    '/nl/nowhere',
    '/nl/story',
    '/nl/initiatives/embed',
    '/nl/initiatives/feed.atom',
    '/icon.svg',
    '/robots.txt',
    '/sitemap.xml',
    '/.well-known/security.txt',
    '/assets/none.css',
    '/healthz',
    '/api/hsds/v3',
    '/api/hsds/v3/nowhere',
  ]) {
    const { headers } = await ask(path);
    const type = headers.get('content-type') ?? '';
    const header = (name: string) => headers.get(name) ?? '';
    expect(type, path).toMatch(/^(?:text\/|[^;]*xml)/.test(type) ? /; ?charset=utf-8$/i : /^application\//);
    expect(header('strict-transport-security'), path).toBe('max-age=31536000; includeSubDomains');
    expect(header('x-content-type-options'), path).toBe('nosniff');
    expect(header('referrer-policy'), path).toBe('same-origin');
    const policy = header('content-security-policy').split('; ');
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain("base-uri 'none'");
    expect(policy, path).toContain(path.endsWith('/embed') ? 'frame-ancestors *' : "frame-ancestors 'none'");
  }
});

test('what belongs to the program and not to the website is not there, and nothing is changed by an odd method', async () => {
  for (const path of [
    '/.git/config',
    '/.env',
    '/package.json',
    '/assets/',
    '/assets/%2e%2e/package.json',
    '/migrations/',
  ])
    expect((await ask(path)).status, path).toBe(404);
  for (const method of ['PUT', 'DELETE', 'PATCH'])
    expect((await ask('/nl/story', { method })).status, method).toBe(404);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
