import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { site } from '../support/site.ts';

const { phone, faults } = await site();

/** A phone without JavaScript on the first question, in a language. */
async function begin(language: string): Promise<Page> {
  const page = await (await phone()).newPage();
  await page.goto(`/${language}`);
  await page.locator('main a[href$="/begin"]').first().click();
  await page.locator('button[value=own]').click();
  return page;
}

const questionOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const skip = (page: Page) => page.locator('form#question nav a.ghost').click();
const next = (page: Page) => page.locator('form#question button.primary[type=submit]').click();
const tile = (page: Page, value: string, name?: string) =>
  page.locator(`label:has(input${name ? `[name="${name}"]` : ''}[value="${value}"])`).first();
const openWeek = (page: Page) => page.locator('main a.primary[href$="/week"]').click();

/** Skips until the page asks this. */
async function skipTo(page: Page, question: string): Promise<void> {
  for (let i = 0; i < 20 && questionOf(page) !== question; i++) await skip(page);
  expect(questionOf(page)).toBe(question);
}

async function expectWeek(page: Page): Promise<void> {
  expect(questionOf(page)).toBe('week');
  expect((await page.locator('h1').innerText()).length).toBeGreaterThan(0);
  expect(await page.locator('main a').count()).toBeGreaterThan(0);
  // Nothing sticks out sideways on a small phone.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
}

const overviewOf = async (page: Page, language: string): Promise<string> => {
  await page.goto(`/${language}/story`);
  return page.locator('main').innerText();
};

test('who skips everything is at the week, with something there', async () => {
  const page = await begin('nl');
  let taps = 2;
  while (questionOf(page) !== 'more') {
    await skip(page);
    taps++;
  }
  await openWeek(page);
  expect(taps + 1).toBeLessThanOrEqual(17);
  await expectWeek(page);
  await page.context().close();
});

test('a deaf woman says which language she signs, and that she wants messages; nobody asks why', async () => {
  const page = await begin('nl');
  await skipTo(page, 'access');
  expect(await tile(page, 'dse').isVisible()).toBe(false);
  await tile(page, 'signLanguage').click();
  await tile(page, 'dse').click();
  await tile(page, 'written').click();
  await next(page);
  await page.locator('a[href$="/story/reach"]').click();
  await tile(page, 'message').click();
  await next(page);
  await openWeek(page);
  await expectWeek(page);
  const told = await overviewOf(page, 'nl');
  for (const words of ['Nederlandse Gebarentaal', 'Alles ook opgeschreven', 'Alleen met berichten'])
    expect(told).toContain(words);
  await page.context().close();
});

test('a boy of seventeen says his age with one tap, in Arabic', async () => {
  const page = await begin('ar');
  await skipTo(page, 'age');
  await page.locator('button[name=age][value="16-17"]').click();
  expect(questionOf(page)).toBe('languages');
  await skipTo(page, 'more');
  await openWeek(page);
  await expectWeek(page);
  expect(await overviewOf(page, 'ar')).toContain('16 أو 17 سنة');
  await page.context().close();
});

test('a couple of sixty is one story: he reads Dutch, she does not; she can be taken out again', async () => {
  const page = await begin('fa');
  await skipTo(page, 'script');
  await page.locator('button[name=script][value=yes]').click();
  await skipTo(page, 'more');
  await page.locator('a[href$="/story/second"]').click();
  await page.fill('input[name="second-name"]', 'مریم');
  for (const [part, value] of [
    ['age', '65plus'],
    ['script', 'no'],
  ] as const) {
    await page.locator(`details:has(input[name="second-${part}"]) summary`).click();
    await tile(page, value, `second-${part}`).click();
  }
  await next(page);
  expect(await page.locator('main').innerText()).toContain('مریم');
  await openWeek(page);
  await expectWeek(page);
  expect(await overviewOf(page, 'fa')).toContain('مریم');
  await page.locator('form[action$="/second/erasure"] button').click();
  expect(await page.locator('main').innerText()).not.toContain('مریم');
  await page.context().close();
});

test('who works at night gives hours past midnight, and finds them as given', async () => {
  const page = await begin('nl');
  await skipTo(page, 'time');
  await page.locator('details:has(input[name="from-0"]) summary').click();
  await page.fill('input[name="from-0"]', '14:00');
  await page.fill('input[name="until-0"]', '20:30');
  await page.fill('input[name="from-6"]', '23:00');
  await page.fill('input[name="until-6"]', '02:00');
  await next(page);
  expect(questionOf(page)).toBe('busy');
  await page.goBack();
  await page.goto('/nl/story/time');
  expect(await page.inputValue('input[name="until-0"]')).toBe('20:30');
  expect(await page.inputValue('input[name="until-6"]')).toBe('02:00');
  await page.goto('/nl/week');
  await expectWeek(page);
  await page.context().close();
});

test('somebody in a reception centre says so, and where they shall live from which month', async () => {
  const page = await begin('uk');
  await skipTo(page, 'place');
  await page.fill('input[name=place]', 'Гаага');
  await tile(page, 'yes', 'reception').click();
  await next(page);
  expect(questionOf(page)).toBe('travel');
  await skipTo(page, 'more');
  await page.locator('a[href$="/story/moving"]').click();
  await page.fill('input[name=place]', 'Delft');
  await page.selectOption('select[name=month]', '6');
  await page.selectOption('select[name=year]', { index: 2 });
  await next(page);
  await openWeek(page);
  await expectWeek(page);
  expect(await overviewOf(page, 'uk')).toContain('Delft');
  await page.context().close();
});

test('who reads no Latin script tells a story by tapping pictures alone', async () => {
  const page = await begin('ti');
  await skipTo(page, 'age');
  await page.locator('button[name=age][value="18-26"]').click();
  await tile(page, 'ti').click();
  await next(page);
  await page.locator('details:has(button[name=province]) summary').click();
  await page.locator('button[name=province]').nth(9).click();
  await page.locator('button[name=town]').first().click();
  await tile(page, 'walk').click();
  await next(page);
  await tile(page, 'yes', 'varies').click();
  await next(page);
  await page.locator('button[name=busy][value="1"]').click();
  await page.locator('button[name=level][value=none]').click();
  await page.locator('button[name=script][value=no]').click();
  await tile(page, 'people').click();
  await next(page);
  await skipTo(page, 'more');
  await openWeek(page);
  await expectWeek(page);
  await page.context().close();
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
