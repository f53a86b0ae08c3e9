import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { translationCoverage } from '#core/i18n/messages.ts';
import { directorySnapshot } from '#features/directory';
import { demoSet } from '../seed/demo.ts';
import { createTestApp } from '../test/support/app.ts';
import { seedDemoDirectory } from './features/directory/demo-seed.ts';
import { countSupply, dailyExamples } from './features/home/rules.ts';
import { readConfig } from './server/config.ts';

const { app, hono, browser, faults } = await createTestApp();
await seedDemoDirectory(app, demoSet());
const { initiatives } = await directorySnapshot(app);

test('the bare address leads to the language that the browser asks for', async () => {
  const lead = async (accept: string) =>
    (await hono.request('http://localhost/', { headers: { 'accept-language': accept } })).headers.get(
      'location',
    );
  expect([await lead('ar-SY'), await lead('en-GB,nl;q=0.8'), await lead('xx')]).toEqual([
    '/ar',
    '/en',
    '/nl',
  ]);
});

test('the pages of the team are in the languages of the team; in another they are in Dutch, at the same place', async () => {
  const answer = await hono.request('http://localhost/ti/organise?x=1');
  expect([answer.status, answer.headers.get('location')]).toEqual([307, '/nl/organise?x=1&from-language=ti']);
  expect((await hono.request('http://localhost/ar/organise')).status).not.toBe(307);
});

test('the start page has its two sentences, a search, three doors and something near, in every language', async () => {
  for (const { code: language } of interfaceLanguages) {
    const { html, status } = await browser().get(`/${language}`);
    expect(status).toBe(200);
    for (const part of [
      `action="/${language}/initiatives"`,
      `href="/${language}/begin"`,
      `href="/${language}/do"`,
      `href="/${language}/work"`,
    ]) {
      expect(html).toContain(part);
    }
    expect(html.match(/class="card[ "]/g)?.length).toBeGreaterThanOrEqual(3);
  }
});

test("a page that is not there is said in the reader's language, with a way on", async () => {
  expect((await browser().get('/ar/nowhere')).html).toContain('هذه الصفحة غير موجودة');
  expect((await browser().get('/nowhere')).status).toBe(404);
  expect((await browser().get('/nl/story/shoe-size')).status).toBe(404);
});

test('who finds a weakness reads where to report it, and the address is never out of date', async () => {
  const read = async () => (await hono.request('http://localhost/.well-known/security.txt')).text();
  const expires = /^Expires: (.+)$/m.exec(await read())?.[1] ?? '';
  const days = (Date.parse(expires) - app.now().getTime()) / 86_400_000;
  expect(days).toBeGreaterThan(170);
  expect(days).toBeLessThan(365);
  expect(await read()).toContain('Contact: http://localhost/en/contact\n');
  app.settings.securityContact = 'mailto:cert@example.org';
  expect(await read()).toContain('Contact: mailto:cert@example.org\n');
  delete app.settings.securityContact;
  expect(readConfig({ SECURITY_CONTACT: 'ring us' }, [])).toMatchObject({ errors: [expect.any(String)] });
});

test('an embedded list may be framed by anybody, and everything else by nobody', async () => {
  const policyOf = async (path: string) => {
    const { headers } = await hono.request(`http://localhost${path}`);
    return [headers.get('x-frame-options'), headers.get('content-security-policy') ?? ''] as const;
  };
  const [frame, policy] = await policyOf('/nl/initiatives/embed');
  expect(frame).toBeNull();
  for (const part of ["base-uri 'none'", "form-action 'none'", 'frame-ancestors *'])
    expect(policy).toContain(part);
  for (const path of ['/nl', '/nl/contact', '/nowhere', '/healthz', '/robots.txt'])
    expect((await policyOf(path))[0], path).toBe('DENY');
});

test('when something breaks on our side, the page is kind and gives a number that the log knows', async () => {
  await sql`select 1`.execute(app.db);
  const broken = { ...app, db: app.db.withSchema('nowhere') };
  const { createApp } = await import('./app.ts');
  const references: string[] = [];
  const log = {
    info: () => {},
    error: (_: string, __: unknown, fields = {}) => void references.push(String(Object.values(fields)[0])),
  };
  const failing = createApp({ app: { ...broken, log }, assets: {}, files: new Map() });
  const answer = await failing.request('http://localhost/nl/initiatives');
  expect(answer.status).toBe(500);
  const html = await answer.text();
  expect(html).toContain('Er ging iets mis bij ons');
  expect(html).toContain(references[0] ?? 'no number');
  expect(html).not.toMatch(/nowhere|relation|select/);
});

test('a kept page is answered with nothing when the browser has it already', async () => {
  const first = await hono.request('http://localhost/nl');
  const again = await hono.request('http://localhost/nl', {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
  const packed = await hono.request('http://localhost/nl', { headers: { 'accept-encoding': 'br' } });
  expect(packed.headers.get('content-encoding')).toBe('br');
});

test('the overview for municipalities counts initiatives and never people', () => {
  const supply = countSupply(initiatives);
  expect(supply.goals.dutch.all).toBe(initiatives.filter(({ goals }) => goals.includes('dutch')).length);
  expect(supply.goals.dutch.childcare).toBeLessThanOrEqual(supply.goals.dutch.all);
  expect(supply.towns.reduce((sum, { count }) => sum + count, 0)).toBe(initiatives.length);
  const inTown = (name: string | null) => initiatives.filter(({ town }) => town === name).length;
  const [most, ...others] = supply.towns.map(({ name }) => inTown(name));
  expect(most).toBe(Math.max(...others, most ?? 0));
  expect(supply.towns.find(({ name }) => name === 'Den Haag')?.count).toBe(inTown('Den Haag'));
});

test('what is near changes from day to day, is the same all day, and never names one organisation twice', () => {
  const today = dailyExamples(initiatives, 20_000, 4);
  expect(dailyExamples(initiatives, 20_000, 4)).toEqual(today);
  expect(dailyExamples(initiatives, 20_001, 4)).not.toEqual(today);
  expect(new Set(today.map(({ organisation }) => organisation.id)).size).toBe(4);
  expect(dailyExamples([], 1, 4)).toEqual([]);
});

test('settings that are not right are all named at once, and an empty one is no setting', () => {
  expect(readConfig({ PORT: 'x', SECRET: 'short', DATABASE_URL: 'mysql://x' }, [])).toMatchObject({
    errors: [
      expect.stringContaining('PORT'),
      expect.stringContaining('DATABASE_URL'),
      expect.stringContaining('SECRET'),
    ],
  });
  const tiles = (TILES_URL: string) =>
    JSON.stringify(readConfig({ TILES_URL, TILES_ATTRIBUTION: '© Kaartmakers' }, []));
  expect(tiles('https://kaart.nl/{z}/{x}/{y}.png?key=a')).toContain('"TILES_MOST_ZOOM":18');
  for (const strange of [
    '/var/tiles/{z}/{x}/{y}.png',
    'file:///tiles/{z}/{x}/{y}.png',
    'https://kaart.nl/{z}/{x}.png',
    'https://kaart.nl/{z}/{x}/{y}{r}.png',
    'https://{s}.kaart.nl/{z}/{x}/{y}.png',
    'https://me:secret@kaart.nl/{z}/{x}/{y}.png',
  ])
    expect(tiles(strange), strange).toContain('TILES_URL: an address with {z}, {x} and {y}');
  expect(readConfig({ TILES_URL: 'https://kaart.nl/{z}/{x}/{y}.png' }, [])).toMatchObject({
    errors: [expect.stringContaining('TILES_ATTRIBUTION: say whose map it is')],
  });
  expect(readConfig({ PORT: '' }, ['--empty'])).toMatchObject({ PORT: 8080, START: 'empty' });
});

test('nothing else went wrong unseen', () => expect(faults).toEqual([]));

test('every language of readers has every sentence, and a page says so', async () => {
  for (const { code } of interfaceLanguages) {
    const { filled, total } = translationCoverage(code);
    expect([code, filled]).toEqual([code, total]);
    expect(total).toBeGreaterThan(800);
  }
});
