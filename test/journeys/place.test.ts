import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, site } from '../support/site.ts';

const { phone, faults } = await site();

const askPlace = async (page: Page, language: string) => {
  await page.goto(`/${language}/begin`);
  await page.locator('button[value=own]').click();
  await page.waitForURL('**/story/**');
  await page.goto(`/${language}/story/place`);
};

test('without a script: a name that two towns have is asked back, and the enter key sends what was typed then', async () => {
  const page = await (await phone()).newPage();
  await askPlace(page, 'nl');
  await page.fill('input[name=place]', 'Rijswijk');
  await page.keyboard.press('Enter');
  await page.locator('button[name=town]').first().waitFor();
  expect(await page.locator('button[name=town]').count()).toBe(2);
  // Not the first town that was offered: what stands in the field now.
  await page.fill('input[name=place]', 'Delft');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.endsWith('/place'));
  await page.goto('/nl/story/place');
  expect(await page.locator('input[name=place]').inputValue()).toBe('Delft');
});

test('in Arabic a town nobody put in a table is one tap away, and so is every town without typing', async () => {
  const page = await (await phone({ script: true })).newPage();
  await askPlace(page, 'ar');
  await page.fill('input[name=place]', 'هلمند');
  await page.keyboard.press('Enter');
  await page.locator('button[name=town]').first().waitFor();
  expect(await page.locator('button[name=town]').first().innerText()).toContain('Helmond');
  expect(await axe(page)).toEqual([]);
  await page.locator('button[name=province][value=Zeeland]').click();
  await page.locator('button[name=town][value$=-middelburg]').waitFor();
  expect(await axe(page)).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
  await page.locator('input[name=reception]').check();
  await page.locator('button[name=town][value$=-middelburg]').click();
  await page.waitForURL((url) => !url.pathname.endsWith('/place'));
  await page.goto('/ar/story/place');
  expect(await page.locator('input[name=place]').inputValue()).toBe('Middelburg');
  expect(await page.locator('input[name=reception]').isChecked()).toBe(true);
  expect(faults).toEqual([]);
});
