import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  axe,
  firstVisitBytes,
  site,
  sticksOut,
  tellByTapping,
  wrongOnPhoneAndDesk,
} from '../support/site.ts';

const { phone, at, app, faults } = await site();

const PUBLIC = [
  '',
  '/initiatives',
  '/initiatives?goal=dutch&day=2',
  '/initiatives?q=xqz',
  '/do',
  '/work',
  '/about',
  '/privacy',
  '/languages',
  '/languages/thanks',
  '/begin',
  '/open',
  '/open/pictures',
  '/closed',
  '/forgotten',
  '/nowhere',
];
const OWN = [
  '/story',
  '/story/log',
  '/my-data',
  '/card',
  '/week',
  '/week/print',
  '/requests',
  '/requests/print',
  ...[
    'name',
    'age',
    'languages',
    'place',
    'travel',
    'time',
    'busy',
    'level',
    'script',
    'goals',
    'children',
    'company',
    'access',
    'more',
    'second',
    'moving',
    'reach',
    'give',
  ].map((question) => `/story/${question}`),
];

const detail = async (): Promise<string> => {
  const html = await (await fetch(`${at}/nl/initiatives`)).text();
  return html.match(/\/initiatives\/[0-9a-f-]{36}/)?.[0] ?? '';
};

const NARROW_WIDTH = 320;
/** Twice the size that the style sheet gives the text. */
const LARGE_TEXT = '225%';

/** What sticks out of a page on the smallest screen, and with text twice as large. */
async function cutOff(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: NARROW_WIDTH, height: 640 });
  const narrow = await sticksOut(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = size;
  }, LARGE_TEXT);
  return [...narrow, ...(await sticksOut(page)).map((what) => `large text: ${what}`)];
}

// Two directions for axe; the longest words, a tall script and the other direction for narrow screens and large text.
test.each([
  { language: 'nl', measures: [wrongOnPhoneAndDesk] },
  { language: 'ar', measures: [wrongOnPhoneAndDesk, cutOff] },
  { language: 'uk', measures: [cutOff] },
  { language: 'ti', measures: [cutOff] },
])(
  'every page in $language is fit for everybody: axe finds nothing, and nothing is cut on any screen',
  async ({ language, measures }) => {
    const context = await phone({ script: true });
    const page = await context.newPage();
    await page.goto(`/${language}`);
    await tellByTapping(page, 'Delft');
    const wrong: string[] = [];
    const swap = (await page.content()).match(/name="initiative" value="([^"]+)"/)?.[1];
    const place = await detail();
    for (const path of [...PUBLIC, place, `${place}/come`, ...OWN, `/week/swap/${swap}`]) {
      await page.goto(`/${language}${path}`);
      for (const measure of measures) wrong.push(...(await measure(page)).map((what) => `${path}: ${what}`));
    }
    expect(wrong).toEqual([]);
    await context.close();
  },
  120_000,
);

test('the measure bites: a field without a label and a picture without words are noticed', async () => {
  const context = await phone({ script: true });
  const page = await context.newPage();
  await page.goto('/nl/about');
  await page.evaluate(() =>
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<input name="x"><img src="/icon.svg">'),
  );
  expect((await axe(page)).map((wrong) => wrong.split(':')[0]).sort()).toEqual(['image-alt', 'label']);
  await context.close();
});

test('the first visit to start, list and detail is at most 30 kB each, everything counted', async () => {
  for (const path of ['/nl', '/ar', '/nl/initiatives', `/nl${await detail()}`, `/ar${await detail()}/come`]) {
    const total = await firstVisitBytes(await phone({ script: true }), path);
    expect(total, path).toBeGreaterThan(2_000);
    expect(total, path).toBeLessThanOrEqual(30_000);
  }
});

test.each([
  ['without JavaScript thanks on a page of its own, with the way back', false],
  ['with JavaScript thanks on the page itself, where what was typed stays', true],
])('one tap in Arabic that a page is not well translated: %s', async (_, script) => {
  const context = await phone({ script });
  const page = await context.newPage();
  await page.goto('/ar/contact?about=mistake');
  await page.fill('textarea[name=words]', 'كلمة');
  const tap = page.locator('footer form button');
  expect(await tap.innerText()).toBe('ترجمة هذه الصفحة ليست جيدة');
  expect((await tap.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await tap.click();
  await page.locator('h1, footer p', { hasText: 'شكرًا. تم العدّ.' }).waitFor();
  if (script) {
    expect(await axe(page)).toEqual([]);
    expect(await sticksOut(page)).toEqual([]);
    expect(await page.locator('textarea[name=words]').inputValue()).toBe('كلمة');
    expect(await page.locator('footer p[tabindex] a').getAttribute('href')).toContain('page=');
  } else {
    await page.locator('main a.button').first().click();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/ar/contact?about=mistake');
  }
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('footer').isVisible()).toBe(false);
  await context.close();
});

test('every link on every page leads somewhere', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto('/nl');
  await tellByTapping(page, 'Delft');
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const seen = new Set<string>();
  const todo = ['/nl', '/nl/story', '/nl/week'];
  const broken: string[] = [];
  for (let path = todo.pop(); path !== undefined && seen.size < 150; path = todo.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const answer = await fetch(at + path, { headers: { cookie } });
    if (answer.status !== 200) broken.push(`${path}: ${answer.status}`);
    for (const [, href = ''] of (await answer.text()).matchAll(/<a [^>]*href="(\/[^"#]*)/g)) {
      const next = href.replaceAll('&amp;', '&');
      if (!seen.has(next) && [...seen].filter((one) => one.startsWith('/nl/initiatives/')).length < 30)
        todo.push(next);
    }
  }
  expect(broken).toEqual([]);
  expect(seen.size).toBeGreaterThan(40);
  await context.close();
});

test("every page forbids what is not ours, and a person's page is kept nowhere", async () => {
  const open = await fetch(`${at}/nl/initiatives`);
  const policy = open.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/frame-ancestors 'none'/);
  expect(policy).not.toMatch(/unsafe|http:|data:|\*/);
  expect(open.headers.get('x-content-type-options')).toBe('nosniff');
  expect(open.headers.get('referrer-policy')).toBe('same-origin');
  const html = await open.text();
  expect(html).not.toMatch(/ style="|<style|<script(?![^>]* src=)| on\w+="/);
  const own = await fetch(`${at}/nl/story`, { headers: { cookie: 'vanonderop=nobody' } });
  expect(own.headers.get('cache-control')).toContain('no-store');
  expect(own.status).toBe(403);
});

test('a page is small enough to compress on the way, and the same for every visitor', async () => {
  const one = Buffer.from(await (await fetch(`${at}/nl`)).arrayBuffer());
  const two = Buffer.from(await (await fetch(`${at}/nl`)).arrayBuffer());
  expect(one.equals(two)).toBe(true);
  expect(brotliCompressSync(one).length).toBeLessThan(8_000);
  expect(app.demo).toBe(true);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
