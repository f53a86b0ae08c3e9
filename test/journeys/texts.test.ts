import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { issueOperatorLink } from '#features/accounts';
import { startTranslationWorker } from '../../src/features/directory/listings/machine-translation/translation-job.ts';
import { startTranslationServer } from '../../src/features/directory/listings/machine-translation/translation-server.testing.ts';
import { site, wrongOnPhoneAndDesk } from '../support/site.ts';
import { openTeamSession } from '../support/team.ts';

const { phone, at, app, faults } = await site();
const server = await startTranslationServer();
app.settings.translation = { url: server.url };
const stop = startTranslationWorker(app, 200);
afterAll(async () => {
  await stop();
  server.close();
});
const token = await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 900));

/** Tells of an initiative, and has the team vouch for it. @returns its own page */
async function told(page: Page, name: string): Promise<string> {
  await page.goto('/nl/register');
  await page.fill('input[name=organisation]', `Groep ${name}`);
  await page.fill('input[name=name]', name);
  await page.fill('textarea[name=summary]', 'Kom naaien met de buren. Bel 015 123 45 67.');
  await page.locator('label:has(input[name=goals][value=people])').click();
  await page.fill('input[name=town]', 'Delft');
  await page.fill('input[name=phone]', '015 123 45 67');
  await page.locator('.actions button[value=send]').click();
  const own = new URL(page.url()).pathname;
  const desk = await phone({ wide: true });
  await desk.addCookies([{ name: 'vanonderop_team', value: token, url: at }]);
  const board = await desk.newPage();
  await board.goto('/nl/listings?part=waiting');
  await board.locator(`tr:has-text("Groep ${name}") form button`).click();
  await desk.close();
  return own;
}

test('without JavaScript, in Dutch: Arabic words are written beside the own ones, and read from right to left', async () => {
  const context = await phone();
  const page = await context.newPage();
  const own = await told(page, 'Naaien met de buren');
  await page.goto(own);
  await page.locator('#texts a[href$="/texts/ar"]').click();
  const field = page.locator('textarea[name=summary]');
  expect(await field.evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
  expect(await page.locator('main').innerText()).toContain('Kom naaien met de buren');
  await page.fill('input[name=name]', 'الخياطة مع الجيران');
  await page.locator('form#text button[value=save]').click();
  expect(await page.locator('main').innerText()).toContain('Schrijf een zin of twee');
  expect(await page.inputValue('input[name=name]')).toBe('الخياطة مع الجيران');
  await field.fill('تعالوا للخياطة مع الجيران. اتصلوا على 015 123 45 67.');
  await page.locator('form#text button[value=look]').click();
  expect(await page.locator('#preview').innerText()).toContain('الخياطة مع الجيران');
  await page.locator('form#text button[value=save]').click();
  expect(await page.locator('#texts [role=status]').innerText()).toContain('Bewaard');
  await page.waitForTimeout(700);
  await page.goto(
    '/ar/initiatives?q=%D8%A7%D9%84%D8%AE%D9%8A%D8%A7%D8%B7%D8%A9+%D9%85%D8%B9+%D8%A7%D9%84%D8%AC%D9%8A%D8%B1%D8%A7%D9%86',
  );
  await page.locator('.card a', { hasText: 'الخياطة مع الجيران' }).first().click();
  const lead = page.locator('article .lead');
  expect(await lead.evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
  const source = page.locator('article details');
  expect(await source.locator('div').isVisible()).toBe(false);
  await source.locator('summary').click();
  expect(await source.locator('div').innerText()).toContain('Naaien met de buren');
  expect(await source.locator('div').evaluate((one) => getComputedStyle(one).direction)).toBe('ltr');
  await context.close();
});

test('without JavaScript: a machine is asked for what is missing, and its words say so', async () => {
  const context = await phone();
  const page = await context.newPage();
  const own = await told(page, 'Koken met de buren');
  await page.goto(own);
  await page.locator('#texts button[value=all]').click();
  expect(await page.locator('#texts').innerText()).toContain('Wordt vertaald');
  for (
    let looks = 0;
    looks < 50 && !(await page.locator('#texts').innerText()).includes('Door een machine');
    looks++
  ) {
    await page.waitForTimeout(200);
    await page.goto(own);
  }
  await page.waitForTimeout(1500);
  await page.goto(own);
  expect(await page.locator('#texts').innerText()).not.toContain('Wordt vertaald');
  const open = (await page.locator('main .card a').first().getAttribute('href')) ?? '';
  await page.goto(open.replace('/nl/', '/fr/'));
  expect(await page.locator('article').innerText()).toContain('Une machine a traduit ce texte');
  await page.locator('article details summary').click();
  expect(await page.locator('article details').innerText()).toContain('Koken met de buren');
  await context.close();
});

/** One with words by a person and by a machine, both older than its own. @returns its private link, its own page and its public one */
async function toldInMany(): Promise<{ link: string; own: string; open: string }> {
  const context = await phone();
  const page = await context.newPage();
  const own = (await told(page, 'Tuinieren')).replace(/^\/nl/, '');
  await page.goto(`/nl${own}`);
  await page.locator('#texts button[value=en]').click();
  await page.waitForTimeout(1500);
  await page.goto(`/nl${own}/texts/ar`);
  await page.fill('input[name=name]', 'البستنة');
  await page.fill('textarea[name=summary]', 'تعالوا.');
  await page.locator('form#text button[value=save]').click();
  await page.goto(`/nl${own}/change`);
  await page.fill('input[name=name]', 'Samen tuinieren');
  await page.locator('.actions button[value=send]').click();
  await page.waitForTimeout(700);
  const link = await page.locator('.address bdi', { hasText: '/register/' }).innerText();
  const open = ((await page.locator('main .card a').first().getAttribute('href')) ?? '').slice(3);
  await context.close();
  return { link: new URL(link).pathname, own, open };
}
let many: ReturnType<typeof toldInMany> | undefined;
const inMany = () => {
  many ??= toldInMany();
  return many;
};

test.each(['nl', 'ar'])(
  'on a phone and on a desk in %s axe finds nothing, and nothing sticks out sideways',
  async (language) => {
    const { link, own, open } = await inMany();
    const context = await phone({ script: true });
    const page = await context.newPage();
    await page.goto(link);
    await page.locator('button[name=device][value=own]').click();
    const wrong: string[] = [];
    for (const here of [
      ...[own, `${own}/texts/ar`, `${own}/texts/fa`, `${own}/texts/en`, `${own}/texts/en/remove`, open].map(
        (path) => `/${language}${path}`,
      ),
      `/en${open}`,
    ]) {
      await page.goto(here);
      const opens = page.locator('main details summary');
      if (await opens.count()) await opens.first().click();
      wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `${here}: ${what}`));
    }
    expect(wrong).toEqual([]);
    await context.close();
  },
);

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
