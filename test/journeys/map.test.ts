import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { site, wrongOnPhoneAndDesk } from '../support/site.ts';

const { phone, at, faults } = await site();

const LIST = '/nl/initiatives?view=map&town=Delft';
const viewOf = async (page: Page): Promise<number[]> =>
  ((await page.locator('.map-frame > svg').getAttribute('viewBox')) ?? '').split(' ').map(Number);
const searchLink = (page: Page) => page.locator('.map-search');
const pinLabels = (page: Page) =>
  page.locator('.map-frame svg a').evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));

test('somebody drags the map with a mouse, and asks for the places there; a tap on a place still leads to its card', async () => {
  const page = await (await phone({ script: true, wide: true })).newPage();
  const foreign: string[] = [];
  page.on('request', (request) => request.url().startsWith(at) || foreign.push(request.url()));
  await page.goto(LIST);
  await page.locator('.map-frame.draggable').waitFor();
  const [x = 0, , width = 0] = await viewOf(page);
  const frame = await page.locator('.map-frame > svg').boundingBox();
  if (!frame) throw new Error('there is no map');
  await page.mouse.move(frame.x + 300, frame.y + 60);
  await page.mouse.down();
  await page.mouse.move(frame.x + 200, frame.y + 90, { steps: 5 });
  await page.mouse.up();
  const [movedX = 0, , sameWidth] = await viewOf(page);
  expect(movedX).toBeGreaterThan(x);
  expect(sameWidth).toBe(width);
  // Nothing is asked until the person does.
  expect(page.url()).toBe(`${at}${LIST}`);
  await searchLink(page).click();
  await page.waitForURL('**box=*');
  expect(await page.locator('.chips').first().innerText()).toContain('op dit stuk van de kaart');
  await page.goto(LIST);
  await page.locator('.map-frame.draggable').waitFor();
  await page.locator('.map-frame svg a').first().click();
  expect(page.url()).toMatch(/#place-\d+$/);
  expect(foreign).toEqual([]);
});

test('on a phone two fingers that spread show the map larger, with pins of the same size', async () => {
  const context = await phone({ script: true });
  const page = await context.newPage();
  await page.goto(LIST);
  await page.locator('.map-frame.draggable').waitFor();
  const [, , width = 0] = await viewOf(page);
  const pin = page.locator('.map-pin').first();
  const size = async () => (await pin.boundingBox())?.width ?? 0;
  const before = await size();
  await page.locator('.map-frame > svg').scrollIntoViewIfNeeded();
  const frame = await page.locator('.map-frame > svg').boundingBox();
  if (!frame) throw new Error('there is no map');
  const client = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd'
          ? []
          : [-1, 1].map((side, id) => ({
              x: frame.x + frame.width / 2 + (side * apart) / 2,
              y: frame.y + frame.height / 2,
              id,
            })),
    });
  await touch('touchStart', 80);
  for (const apart of [100, 120, 140, 160]) await touch('touchMove', apart);
  await touch('touchEnd', 0);
  const [, , nearer = 0] = await viewOf(page);
  expect(nearer).toBeLessThan(width * 0.75);
  expect(Math.abs((await size()) - before)).toBeLessThan(3);
  expect(await searchLink(page).isVisible()).toBe(true);
});

test('the buttons move the map without a new page where a script runs, also by keyboard, and with one where none does', async () => {
  const page = await (await phone({ script: true })).newPage();
  await page.goto(LIST);
  await page.locator('.map-frame.draggable').waitFor();
  const [, , width = 0] = await viewOf(page);
  await page.locator('.map-in').focus();
  await page.keyboard.press('Enter');
  expect((await viewOf(page))[2]).toBeLessThan(width);
  expect(page.url()).toBe(`${at}${LIST}`);

  const plain = await (await phone()).newPage();
  await plain.goto(LIST);
  expect(await searchLink(plain).isVisible()).toBe(false);
  const all = await pinLabels(plain);
  await plain.locator('.map-in').click();
  await plain.waitForURL('**box=*');
  expect((await pinLabels(plain)).length).toBeGreaterThan(0);
  expect(all.length).toBeGreaterThan(0);
  await plain.locator('.map-frame svg a').first().click();
  expect(plain.url()).toMatch(/#place-\d+$/);
});

test.each([
  ['nl', '/initiatives?view=map&town=Delft'],
  ['ar', '/initiatives?view=map&town=Delft'],
  ['nl', '/initiatives?view=map&box=50.8,3.4,53.5,7.2'],
  ['nl', '/initiatives?town=Nergenshuizen'],
])('in %s %s is readable: axe finds nothing, and nothing sticks out', async (language, path) => {
  const page = await (await phone({ script: true })).newPage();
  await page.goto(`/${language}${path}`);
  expect(await wrongOnPhoneAndDesk(page)).toEqual([]);
  expect(faults).toEqual([]);
});
