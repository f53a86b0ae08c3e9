import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { axe, site, wrongOnPhoneAndDesk } from '../support/site.ts';
import { gives, streetTile, tileServer } from '../support/tileServer.ts';

const { phone, at, app, faults } = await site();
const tile = await streetTile();
const { at: tiles, told } = await tileServer(gives(tile));
// Another choice of the operator for each test: what was kept and what failed before is forgotten.
beforeEach(() => {
  told.does = gives(tile);
  app.settings.tiles = { url: `${tiles}/{z}/{x}/{y}.png`, attribution: '© Kaartmakers', maxZoom: 18 };
});

const LIST = '/initiatives?view=map&goal=work&town=Delft&km=10';
const button = (page: Page) => page.locator('[data-bring]');
const pins = (page: Page) => page.locator('.streets-pin');
const drawing = (page: Page) => page.locator('.map-frame > svg');
const tap = async (page: Page) => {
  await button(page).click();
  await page.locator('.leaflet-tile-loaded').first().waitFor();
  await page.waitForLoadState('networkidle');
};

/** The numbers that the pins stand for, as they are heard. */
const numbersOf = async (page: Page, selector: string): Promise<number[]> => {
  const labels = await page.locator(selector).evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));
  const numbers = labels.flatMap((label) => {
    const inside = [...label.matchAll(/(?:: |, )(\d+) /g)].map(([, number]) => Number(number));
    return inside.length ? inside : [Number.parseInt(label, 10)];
  });
  return numbers.sort((a, b) => a - b);
};
const cards = (page: Page) =>
  page
    .locator('.card[id^=place-]')
    .evaluateAll((all) => all.map(({ id, textContent }) => ({ number: Number(id.slice(6)), textContent })));

test('on tap the drawing becomes a map with streets with the same numbers; moved, it searches there; everything from this house', async () => {
  const context = await phone({ script: true });
  const page = await context.newPage();
  const asked: string[] = [];
  const wrong: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (line) => line.type() === 'error' && wrong.push(line.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  await page.goto(`/nl${LIST}`);
  await button(page).waitFor();
  const drawn = await numbersOf(page, '.map-frame > svg a');
  expect(drawn.length).toBeGreaterThan(8);
  expect(asked.filter((url) => /streets|tiles/.test(url))).toEqual([]);
  await tap(page);
  expect(await drawing(page).isVisible()).toBe(false);
  expect(await numbersOf(page, '.streets-pin')).toEqual(drawn);
  expect(await page.locator('[data-part=whose]').innerText()).toBe('© Kaartmakers');
  expect(page.url()).toContain('view=streets');

  // A pin tells its names, as the list has them, and leads there.
  await pins(page).first().click();
  const link = page.locator('.leaflet-popup a').first();
  const [, number = '', name = ''] = ((await link.textContent()) ?? '').match(/^(\d+) (.+)$/) ?? [];
  expect((await cards(page)).find((card) => card.number === Number(number))?.textContent).toContain(name);
  await link.click();
  expect(page.url()).toContain(`#place-${number}`);

  // Somewhere else: fewer places, and list and map agree about them.
  await page.locator('.leaflet-container').focus();
  const search = page.locator('[data-part=search]');
  const leads = () => search.getAttribute('href');
  for (const key of ['+', 'ArrowRight']) {
    const to = await leads();
    await page.keyboard.press(key);
    await expect.poll(leads).not.toBe(to);
  }
  // Still gliding for a moment.
  await page.waitForFunction(() => !document.querySelector('.leaflet-zoom-anim, .leaflet-pan-anim'));
  const before = page.url();
  await search.click();
  await page.waitForURL('**box=*');
  await page.locator('.leaflet-tile-loaded').first().waitFor();
  const listed = (await cards(page)).map((card) => card.number);
  expect(listed.length).toBeGreaterThan(0);
  expect(listed.length).toBeLessThan(drawn.length);
  const onMap = await numbersOf(page, '.streets-pin');
  expect(onMap.length).toBeGreaterThan(0);
  expect(onMap.every((one) => listed.includes(one))).toBe(true);
  const outside = await page.locator('.leaflet-container').evaluate((map) => {
    const [frame, all] = [map.getBoundingClientRect(), [...map.querySelectorAll('.streets-pin')]];
    const middle = (one: Element) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    };
    return all
      .map(middle)
      .filter(({ x, y }) => x < frame.left || x > frame.right || y < frame.top || y > frame.bottom).length;
  });
  expect(outside).toBe(0);

  // Back with the browser's own button: to where one was, with streets; and once more to the drawing.
  await page.goBack();
  await page.waitForURL(before);
  await pins(page).first().waitFor();
  expect(await numbersOf(page, '.streets-pin')).toEqual(drawn);
  await page.locator('[data-part=back]').click();
  expect(await drawing(page).isVisible()).toBe(true);
  expect(await pins(page).count()).toBe(0);
  expect(page.url()).toContain('view=map');
  expect(asked.filter((url) => !url.startsWith(`${at}/`))).toEqual([]);
  expect(wrong).toEqual([]);
  await context.close();
});

test('with the keyboard alone: open, go along the pins, read one, come back to it, and go back to the drawing', async () => {
  const context = await phone({ script: true, wide: true });
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/nl${LIST}`);
  await button(page).focus();
  await page.keyboard.press('Enter');
  await pins(page).first().waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.className ?? '');
  await expect.poll(focused).toContain('leaflet-container');
  await page.keyboard.press('Tab');
  expect(await focused()).toContain('streets-pin');
  await page.keyboard.press('Space');
  await page.locator('.leaflet-popup a').first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(/^#place-/);
  await page.keyboard.press('Escape');
  expect(await page.locator('.leaflet-popup').count()).toBe(0);
  expect(await focused()).toContain('streets-pin');
  // From a pin the arrows move the map, at once for who asked that nothing glides.
  const paneAt = () => page.locator('.leaflet-map-pane').evaluate((pane) => pane.getBoundingClientRect().x);
  const was = await paneAt();
  await page.keyboard.press('ArrowRight');
  expect(await paneAt()).toBeLessThan(was);
  expect(await page.locator('[data-part=search]').isVisible()).toBe(true);
  await page.locator('[data-part=back]').focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-bring'))).toBe(true);
  await context.close();
});

test('an address with streets opens them at once; without JavaScript it is the drawing, and there is no dead button', async () => {
  const context = await phone({ script: true });
  const page = await context.newPage();
  await page.goto('/nl/initiatives?view=streets&goal=dutch');
  await pins(page).first().waitFor();
  await context.close();
  const plain = await phone();
  const still = await plain.newPage();
  await still.goto('/nl/initiatives?view=streets&goal=dutch');
  expect(await drawing(still).isVisible()).toBe(true);
  for (const part of ['[data-bring]', '[data-part=map]', '[data-part=search]', '[data-part=back]'])
    expect([part, await still.locator(part).isVisible()]).toEqual([part, false]);
  await plain.close();
});

test('when the streets do not come, the drawing and the list stay, and it is said; a second try brings them', async () => {
  told.does = (response) => void response.writeHead(500).end();
  const context = await phone({ script: true });
  const page = await context.newPage();
  await page.goto(`/nl${LIST}`);
  await button(page).click();
  await page.getByText('De straten kwamen niet').waitFor();
  expect(await drawing(page).isVisible()).toBe(true);
  expect(await pins(page).count()).toBe(0);
  expect(page.url()).toContain('view=map');
  expect(await axe(page)).toEqual([]);
  told.does = gives(tile);
  // The moment in which the server is left alone is over.
  app.now = () => new Date(Date.now() + 60_000);
  await tap(page);
  expect(await page.getByText('De straten kwamen niet').count()).toBe(0);
  expect(await pins(page).count()).toBeGreaterThan(5);
  await context.close();
});

test.each(['nl', 'ar'])(
  'the open map in %s is fit for everybody, on a phone and on a desk: axe finds nothing, nothing sticks out sideways',
  async (language) => {
    const context = await phone({ script: true });
    const page = await context.newPage();
    await page.goto(`/${language}${LIST}`);
    await tap(page);
    await pins(page).first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.leaflet-popup a').first().waitFor();
    expect(await wrongOnPhoneAndDesk(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axe(page)).toEqual([]);
    await context.close();
  },
);

test('before the tap the page is as light as any first visit; what the tap brings is at most 90 kB', async () => {
  const context = await phone({ script: true });
  const page = await context.newPage();
  let sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (!request.url().includes('/tiles/'))
      sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
  });
  const total = async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await page.goto(`/ar${LIST}`, { waitUntil: 'networkidle' });
  expect(await total()).toBeLessThanOrEqual(30_000);
  sizes = [];
  await tap(page);
  expect(await total()).toBeGreaterThan(20_000);
  expect(await total()).toBeLessThanOrEqual(90_000);
  await context.close();
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
