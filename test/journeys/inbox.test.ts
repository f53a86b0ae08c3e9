import { expect, test } from 'vitest';
import { issueOperatorLink } from '#features/accounts';
import { demoQuestions } from '../../seed/demo.ts';
import { type DemoQuestions, seedDemoQuestions } from '../../src/features/contact/demo-seed.ts';
import { site } from '../support/site.ts';
import { openTeamSession } from '../support/team.ts';

const QUESTIONS = 30;
const MAX_KEYS = 6;

const { phone, at, app, faults } = await site();
const token = await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 900));
await seedDemoQuestions(app, demoQuestions());

async function desk(options: { script?: boolean; wide?: boolean } = {}) {
  const context = await phone(options);
  await context.addCookies([{ name: 'vanonderop_team', value: token, url: at }]);
  return { context, page: await context.newPage() };
}

const many: DemoQuestions = {
  templates: [],
  questions: Array.from({ length: QUESTIONS }, (_, i) => ({
    key: `many-${i}`,
    category: 'place',
    language: i % 3 === 0 ? 'ar' : 'nl',
    name: `Vrager ${i}`,
    hoursAgo: 100 + i,
    state: 'open',
    messages: [{ side: 'asker', text: `Waar kan ik leren zwemmen? (${i})` }],
  })),
};

test('thirty questions are answered with the keyboard alone, with at most six keys each besides the words', async () => {
  await seedDemoQuestions(app, many);
  const { context, page } = await desk({ script: true, wide: true });
  await page.goto('/nl/inbox?q=zwemmen&sort=name');
  let keys = 0;
  const press = async (key: string) => {
    keys++;
    await page.keyboard.press(key);
  };
  // From the list to the first question; from there each answer leads to the next.
  await press('j');
  await Promise.all([page.waitForURL(/inbox\/[0-9a-f-]{36}/), press('Enter')]);
  const most: number[] = [];
  for (let i = 0; i < QUESTIONS; i++) {
    const here = page.url();
    keys = 0;
    await press('r');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('dutch');
    await page.keyboard.type('In het zwembad.');
    if (await page.locator('textarea[name=words]').count()) {
      await press('Tab');
      await page.keyboard.type('في المسبح.');
    }
    await Promise.all([page.waitForURL((url) => url.href !== here), press('Control+Enter')]);
    most.push(keys);
  }
  expect(Math.max(...most)).toBeLessThanOrEqual(MAX_KEYS);
  await page.goto('/nl/inbox/answered?q=zwemmen');
  expect(await page.locator('tbody tr').count()).toBeGreaterThanOrEqual(QUESTIONS - 8);
  await context.close();
}, 120_000);

test('keys choose rows, press what stands on the page, and leave alone who is typing', async () => {
  const { context, page } = await desk({ script: true, wide: true });
  await page.goto('/nl/inbox/answered');
  const bulk = page.locator('#bulk button').first();
  expect(await bulk.isDisabled()).toBe(true);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  expect(await page.locator('#bulk b').innerText()).toContain('1 gekozen');
  expect(await bulk.isDisabled()).toBe(false);
  await page.keyboard.press('?');
  expect(await page.locator('.desk-keys').isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('jxek?');
  expect(await page.locator('[data-desk-search]').inputValue()).toBe('jxek?');
  await page.locator('[data-desk-search]').fill('');
  await page.keyboard.press('Escape');
  await page.goto(`/nl${(await page.locator('tbody a').first().getAttribute('href'))?.slice(3)}`);
  await Promise.all([page.waitForURL(/done=open/), page.keyboard.press('e')]);
  await Promise.all([page.waitForURL(/done=close/), page.keyboard.press('z')]);
  await context.close();
});

test('without JavaScript and on a phone everything works with links and buttons', async () => {
  const { context, page } = await desk();
  await page.goto('/nl/inbox');
  await page.locator('input[type=search]').fill('folders');
  await page.locator('.desk-toolbar button').click();
  expect(await page.locator('tbody tr').count()).toBe(1);
  await page.locator('input[name=chosen]').first().check();
  await page.locator('#bulk button[value=mine]').click();
  expect(await page.locator('.notice.good').innerText()).toContain('1 vraag is bijgewerkt');
  await page.locator('tbody a').first().click();
  await page.locator('select[name=template]').selectOption({ label: 'Reiskosten' });
  await page.locator('form#answer button.quiet').click();
  expect(await page.locator('textarea[name=dutch]').inputValue()).toContain('Reiskosten betalen we niet');
  await page.locator('a', { hasText: 'Toon de hele brief' }).click();
  expect(await page.locator('main').innerText()).toContain('Bij ons zijn ze op');
  await page.locator('.crumbs a').last().click();
  await page.locator('details.desk-menu summary').click();
  await page.locator('details.desk-menu a[href$="/spreadsheets"]').click();
  expect(page.url()).toContain('/spreadsheets');
  await context.close();
});

test('nothing of this was a fault', () => {
  expect(faults).toEqual([]);
});
