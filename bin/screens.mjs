// Pictures of the pages, to look at: phone and desktop, Dutch and Arabic. `npm run screens` while the server is open.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const at = process.env.PUBLIC_URL ?? 'http://localhost:8080';
const only = process.argv[2];
mkdirSync('test/screens', { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
for (const [name, viewport] of [
  ['phone', { width: 360, height: 740 }],
  ['desktop', { width: 1200, height: 800 }],
]) {
  for (const language of ['nl', 'ar']) {
    const context = await browser.newContext({ viewport, javaScriptEnabled: false });
    const page = await context.newPage();
    const shoot = async (what) => {
      if (only && !what.includes(only)) return;
      await page.screenshot({ path: `test/screens/${what}-${language}-${name}.png`, fullPage: true });
    };
    const go = (path) => page.goto(`${at}/${language}${path}`);
    await go('');
    await shoot('start');
    for (const path of ['initiatives', 'do', 'work', 'about', 'open', 'begin']) {
      await go(`/${path}`);
      await shoot(path);
    }
    await go('/initiatives');
    await page
      .locator('.card a')
      .first()
      .click()
      .catch(() => {});
    await shoot('initiative');
    await go('/begin');
    await page.locator('button[value=own]').click();
    const tell = async (question, act) => {
      await go(`/story/${question}`);
      await act();
      await shoot(`question-${question}`);
      const next = page.locator('form#question nav button, form#question .btn.primary').last();
      if (await next.count()) await next.click();
    };
    await tell('name', () => page.fill('input[name=name]', language === 'ar' ? 'سميرة' : 'Yonas'));
    await tell('languages', async () => page.check(`input[value=${language === 'ar' ? 'ar' : 'ti'}]`));
    await tell('place', () => page.fill('input[name=place]', language === 'ar' ? 'لاهاي' : 'Den Haag'));
    await tell('travel', () => page.check('input[value=bicycle]'));
    await tell('time', async () => {
      await page.check('input[value=all-morning]');
      await page.check('input[value=all-afternoon]');
    });
    await go('/story/level');
    await shoot('question-level');
    await page.locator('button[value=a1]').click();
    await tell('goals', async () => {
      for (const goal of ['dutch', 'people', 'move']) await page.check(`input[value=${goal}]`);
    });
    for (const path of [
      'story',
      'week',
      'week/print',
      'card',
      'story/log',
      'story/company',
      'story/access',
      'story/age',
      'story/busy',
      'story/second',
      'story/moving',
      'story/more',
      'story/give',
    ]) {
      await go(`/${path}`);
      await shoot(path.replace('/', '-'));
    }
    await context.close();
  }
}
await browser.close();
