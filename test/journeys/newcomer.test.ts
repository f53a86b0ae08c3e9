import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { site, tellByTapping } from '../support/site.ts';

const { phone, faults } = await site();

test('from the start page to a printed week in at most 25 taps, typing only the town, without JavaScript', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto('/nl');
  let taps = await tellByTapping(page);
  expect(new URL(page.url()).pathname).toBe('/nl/week');
  await page.locator('a[href="/nl/week/print"]').click();
  taps++;
  expect(await page.locator('.sheet-slot').count()).toBeGreaterThanOrEqual(2);
  expect(await page.locator('.sheet svg').count()).toBeGreaterThan(0);
  expect(taps).toBeLessThanOrEqual(25);
  const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  // The week on one side, the card on the other.
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  await context.close();
});

test('the week says why, and can be kept, swapped, emptied and put back', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto('/nl');
  await tellByTapping(page);
  /** Sends a form and waits until its answer is there. */
  const send = (button: Locator) => Promise.all([page.waitForEvent('load'), button.click()]);
  const slots = page.locator('.slot h3');
  const unfold = (slot: Locator) => slot.locator('summary').click();
  const before = await slots.allInnerTexts();
  expect(before.length).toBeGreaterThanOrEqual(2);
  expect(await page.locator('.slot .reasons li').count()).toBeGreaterThanOrEqual(before.length * 2);

  await unfold(page.locator('.slot').first());
  await send(page.locator('.slot button[value=pinned]').first());
  expect(await page.locator('.slot button[value=undo]').count()).toBe(1);

  await unfold(page.locator('.slot').last());
  await send(page.locator('.slot button[value=removed]').last());
  const after = await slots.allInnerTexts();
  expect(after).not.toContain(before.at(-1));
  expect(after).toContain(before[0]);

  await unfold(page.locator('.slot').last());
  await send(page.locator('.slot button[value=swap]').last());
  await send(page.locator('main form button[value=pinned]').first());
  expect(new URL(page.url()).pathname).toBe('/nl/week');

  await page.locator('details summary', { hasText: 'Weggehaald' }).click();
  await send(page.locator('form[action="/nl/week/afresh"] button'));
  expect(await slots.allInnerTexts()).toEqual(before);
  await context.close();
});

test('the QR code on paper opens the same week elsewhere, and says nothing about the person', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto('/nl');
  await tellByTapping(page);
  const names = await page.locator('.slot h3').allInnerTexts();
  await page.goto('/nl/week/print');
  const own = await page.locator('.sheet-slot h3 bdi').allInnerTexts();
  expect(own.sort()).toEqual(names.sort());
  const link = await page.locator('[data-link]').getAttribute('data-link');
  const other = await (await phone()).newPage();
  await other.goto(link ?? '');
  expect((await other.locator('.sheet-slot h3 bdi').allInnerTexts()).sort()).toEqual(names.sort());
  expect(await other.content()).not.toContain('Tigrinya');
  await context.close();
});

test('the language switch keeps the page and what was typed, in a search and in a question', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto('/nl/initiatives');
  await page.fill('input[name=q]', 'fietsles');
  await page.locator('details:has(button[formaction^="/ar"]) summary').first().click();
  await page.locator('button[formaction^="/ar"]').first().click();
  expect(page.url()).toContain('/ar/initiatives?');
  expect(await page.inputValue('input[name=q]')).toBe('fietsles');
  await page.goto('/nl/begin');
  await page.locator('button[value=own]').click();
  await page.fill('input[name=name]', 'Samira');
  await page.locator('details:has(button[formaction^="/ar"]) summary').first().click();
  await page.locator('button[formaction^="/ar"]').first().click();
  expect(await page.inputValue('input[name=name]')).toBe('Samira');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await page.locator('form#question button.primary').click();
  expect(page.url()).toContain('/ar/story/age');
  await context.close();
});

test('with the keyboard alone somebody tells a story and reaches the week', async () => {
  const context = await phone({ script: true });
  const page = await context.newPage();
  await page.goto('/nl');
  const press = async (until: string, key = 'Enter') => {
    for (let i = 0; i < 120; i++) {
      await page.keyboard.press('Tab');
      const there = await page.evaluate(
        (selector) => document.activeElement?.matches(selector) ?? false,
        until,
      );
      if (!there) continue;
      await page.keyboard.press(key);
      return;
    }
    throw new Error(`the keyboard never reached ${until}`);
  };
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
  await press('main a[href$="/begin"]');
  await page.waitForURL('**/begin');
  await press('button[value=own]');
  await page.waitForURL('**/story/name');
  await press('input[name=name]', 'Y');
  await page.keyboard.type('onas');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/story/age');
  await press('button[name=age][value="27-64"]');
  await page.waitForURL('**/story/languages');
  await press('input[value=ti]', 'Space');
  await press('form#question button.primary');
  await page.waitForURL('**/story/place');
  await press('input[name=place]', 'D');
  await page.keyboard.type('elft');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/story/travel');
  const next = 'form#question button.primary';
  for (const [question, ...taps] of [
    ['time', ['input[value=bicycle]', 'Space'], [next]],
    ['busy', ['input[value=all-morning]', 'Space'], [next]],
    ['level', ['button[name=busy][value="2"]']],
    ['script', ['button[value=a1]']],
    ['goals', ['button[name=script][value=yes]']],
    ['children', ['input[value=people]', 'Space'], [next]],
    ['company', ['button[name=children][value=no]']],
    ['access', ['input[value=mixed]', 'Space'], [next]],
    ['more', ['button[name=access][value=nothing]']],
  ] as [string, ...[string, string?][]][]) {
    for (const [where, key] of taps) await press(where, key);
    await page.waitForURL(`**/story/${question}`);
  }
  await press('main a.primary[href$="/week"]');
  await page.waitForURL('**/week');
  expect(await page.locator('h1').innerText()).toContain('Yonas');
  await press('a[href="/nl/week/print"]');
  await page.waitForURL('**/week/print');
  await context.close();
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
