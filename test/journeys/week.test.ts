import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PICTURED_WORDS } from '#core/passphrase/pictured-words.ts';
import { words as pictures } from '../../src/ui/icons/words.ts';
import { tell, wordsOf, yonas } from '../support/people.ts';
import { site } from '../support/site.ts';
import { createBrowser } from '../support/visitor.ts';

const { at, faults, phone } = await site();

/** A browser without a window, on the same server. */
const visitor = () =>
  createBrowser({
    request: async (input, init) =>
      fetch(String(input).replace('http://localhost', at), { ...init, redirect: 'manual' }),
  });

/** A phone on which the story of Yonas is open, and the same story in a browser without a window. */
async function phoneOfYonas({ language = 'nl', wide = false } = {}) {
  const browser = await yonas(visitor(), language);
  await tell(browser, 'age', { age: '27-64' }, language);
  await tell(browser, 'children', { children: 'no' }, language);
  await tell(browser, 'company', { company: ['mixed'] }, language);
  const context = await phone({ wide });
  await context.addCookies([{ name: 'vanonderop', value: browser.jar.get('vanonderop') ?? '', url: at }]);
  return { browser, page: await context.newPage() };
}

const count = (page: Page, selector: string) => page.locator(selector).count();

test('a week of three things, with the card, is at most 3,000 px long on a phone, and no part of a fact breaks', async () => {
  const { page } = await phoneOfYonas();
  await page.goto('/nl/week');
  expect(await count(page, '.slot')).toBe(3);
  expect(await count(page, '.slot .medal svg')).toBe(3);
  expect(await count(page, '#card .words li svg')).toBe(8);
  for (let slot = 0; slot < 3; slot++)
    expect(await count(page, `.slot >> nth=${slot} >> ul.reasons:not(details *) > li`)).toBeLessThanOrEqual(
      3,
    );
  const { length, width, broken } = await page.evaluate(() => ({
    length: document.documentElement.scrollHeight,
    width: document.documentElement.scrollWidth,
    broken: [...document.querySelectorAll('.slot .fact')].filter(
      (fact) => fact.getBoundingClientRect().height > 30,
    ).length,
  }));
  expect(length).toBeLessThanOrEqual(3_000);
  expect(width).toBeLessThanOrEqual(360);
  expect(broken).toBe(0);
});

test('one tap makes the week busier or quieter, and the story remembers it', async () => {
  const { browser, page } = await phoneOfYonas();
  await page.goto('/nl/week');
  await page.locator('button[name=busy][value="2"]').click();
  expect(await page.locator('.busy').innerText()).toContain('2 dingen in een week');
  expect((await browser.get('/nl/story')).html).toContain('2 dingen');
  await page.locator('button[name=busy][value="3"]').click();
  expect(await page.locator('.busy').innerText()).toContain('3 dingen in een week');
});

test('the week after this one has its own dates, and the way back', async () => {
  const { page } = await phoneOfYonas();
  await page.goto('/nl/week');
  const dates = () => page.locator('.week-steps bdi').innerText();
  const thisWeek = await dates();
  expect(await count(page, '.week-steps a')).toBe(1);
  await page.locator('.week-steps a').click();
  expect(await dates()).not.toBe(thisWeek);
  await page.locator('.week-steps a').first().click();
  expect(await dates()).toBe(thisWeek);
  // A day that is over, or none, is this week.
  for (const from of ['2020-01-01', 'yesterday', '2026-13-45']) {
    await page.goto(`/nl/week?from=${from}`);
    expect(await dates()).toBe(thisWeek);
  }
});

test('the card is in plain sight at the end of the story; somebody who opens it later finds it folded', async () => {
  const { browser, page } = await phoneOfYonas();
  const code = await wordsOf(browser);
  await page.goto('/nl/week');
  expect((await page.locator('#card .words b').allInnerTexts()).join(' ')).toBe(code);
  expect(await page.locator('#card').innerText()).toContain('Maak hier een foto van');
});

test('without a word of Latin script somebody opens the week by tapping eight pictures, also with the keyboard', async () => {
  const { browser } = await phoneOfYonas({ language: 'ti' });
  const [first = '', ...rest] = (await wordsOf(browser)).split(' ');
  const page = await (await phone()).newPage();
  await page.goto('/ti/open');
  await page.locator('a[href="/ti/open/pictures"]').click();
  await page.locator(`button[name=tap][value=${first}]`).focus();
  await page.keyboard.press('Enter');
  for (const word of rest) await page.locator(`button[name=tap][value=${word}]`).click();
  expect(page.url()).not.toContain(first);
  await page.locator('button[value=own]').last().click();
  await page.waitForURL('**/ti/week');
  expect(await page.locator('h1').innerText()).toContain('Yonas');
});

test('no two pictures of a card look alike at 40 px', async () => {
  const page = await (await phone({ script: true })).newPage();
  await page.goto('/nl/open/pictures');
  const nearest = await page.evaluate((paths) => {
    /** How dark each of 20 × 20 fields of the drawing is: what the eye sees without looking closely. */
    const see = (path: string): number[] => {
      const canvas = document.createElement('canvas');
      canvas.width = 40;
      canvas.height = 40;
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('no canvas');
      pen.scale(40 / 24, 40 / 24);
      pen.lineWidth = 2;
      pen.lineCap = 'round';
      pen.lineJoin = 'round';
      pen.stroke(new Path2D(path));
      const { data } = pen.getImageData(0, 0, 40, 40);
      const fields = Array.from({ length: 400 }, () => 0);
      for (let i = 0; i < 1_600; i++) {
        const field = Math.floor(i / 80) * 20 + Math.floor((i % 40) / 2);
        fields[field] = (fields[field] ?? 0) + (data[i * 4 + 3] ?? 0) / 4;
      }
      return fields;
    };
    const seen = Object.entries(paths).map(([name, path]) => ({ name, fields: see(path) }));
    const ink = (fields: number[]) => fields.reduce((sum, field) => sum + field, 0);
    let least = { pair: '', share: 1 };
    for (const [i, a] of seen.entries())
      for (const b of seen.slice(i + 1)) {
        const differs = a.fields.reduce((sum, field, k) => sum + Math.abs(field - (b.fields[k] ?? 0)), 0);
        const share = differs / (ink(a.fields) + ink(b.fields));
        if (share < least.share) least = { pair: `${a.name} and ${b.name}`, share };
      }
    return { ...least, count: seen.length, empty: seen.filter(({ fields }) => ink(fields) < 5_000).length };
  }, pictures);
  expect(nearest.count).toBe(PICTURED_WORDS.length);
  expect(nearest.empty).toBe(0);
  // Of what is drawn of two pictures together, so much lies where the other has nothing.
  expect(nearest.share, nearest.pair).toBeGreaterThan(0.33);
});

const papers = [
  ['nl', 'ltr', null],
  ['ar', 'rtl', 'maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag'],
  ['ti', 'ltr', 'maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag'],
] as const;

test.each(papers)(
  'the week on paper in %s: two sides of one A4, the week with clocks and the card',
  async (language, direction, dutch) => {
    const { browser, page } = await phoneOfYonas({ language, wide: true });
    await page.goto(`/${language}/week/print`);
    const paper = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    expect(await page.locator('html').getAttribute('dir')).toBe(direction);
    expect(await count(page, '.sheet-slot')).toBe(3);
    const days = (await page.locator('.sheet-day').allInnerTexts()).join(' ');
    if (dutch) expect(days.match(new RegExp(dutch, 'g'))).toHaveLength(3);
    const code = await wordsOf(browser);
    expect((await page.locator('.card-side .words b').allInnerTexts()).join(' ')).toBe(code);
    // As it is drawn: on each side ink where the week and the card stand, and on no side anything beyond the paper.
    await page.setViewportSize({ width: 688, height: 1_017 });
    await page.emulateMedia({ media: 'print' });
    const boxes = await page.evaluate(() => {
      const box = (selector: string) => {
        const found = document.querySelector(selector);
        if (!found) throw new Error(`no ${selector}`);
        return found.getBoundingClientRect();
      };
      const mm = box('.card-side').height / 262;
      return {
        wide: document.documentElement.scrollWidth,
        clock: box('.clock-face').width / mm,
        card: [box('.card-side .keycard').width / mm, box('.card-side .keycard').height / mm],
        belowCard: (box('.card-side').bottom - box('.card-side .keycard').bottom) / mm,
        hidden: [...document.querySelectorAll('.card-side .words b, .card-side .words svg')].filter(
          (part) => {
            const { left, right, bottom } = part.getBoundingClientRect();
            const edge = box('.card-side .keycard');
            return left < edge.left || right > edge.right || bottom > edge.bottom;
          },
        ).length,
      };
    });
    expect(boxes.wide).toBeLessThanOrEqual(688);
    expect(boxes.clock).toBeGreaterThan(20);
    // As wide as a bank card and not much higher, along the bottom edge.
    expect(boxes.card[0]).toBeCloseTo(85.6, 0);
    expect(boxes.card[1]).toBeLessThan(64);
    expect(boxes.belowCard).toBeLessThan(1);
    expect(boxes.hidden).toBe(0);
    const clock = await page.locator('.clock-face').first().screenshot();
    const bare = await page.locator('.cut-line').screenshot();
    expect(clock.length).toBeGreaterThan(1_000);
    expect(bare.length).toBeGreaterThan(100);
  },
);

test('every letter on paper in Arabic, Tigrinya and Dutch is drawn, none as an empty box', async () => {
  for (const [language] of papers) {
    const { page } = await phoneOfYonas({ language, wide: true });
    await page.goto(`/${language}/week/print`);
    const text = await page.locator('.sheet').first().innerText();
    const withScript = await (await phone({ script: true })).newPage();
    await withScript.goto('/nl/about');
    const boxes = await withScript.evaluate((written) => {
      const draw = (letter: string): string => {
        const canvas = document.createElement('canvas');
        canvas.width = 60;
        canvas.height = 60;
        const pen = canvas.getContext('2d');
        if (!pen) throw new Error('no canvas');
        pen.font = `32px ${getComputedStyle(document.body).fontFamily}`;
        pen.fillText(letter, 5, 40);
        return canvas.toDataURL();
      };
      const none = draw('\u{10FFFE}');
      return [...new Set(written.match(/\p{L}/gu))].filter((letter) => draw(letter) === none);
    }, text);
    expect(boxes).toEqual([]);
  }
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
