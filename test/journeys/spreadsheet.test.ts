import { expect, test } from 'vitest';
import { issueOperatorLink } from '#features/accounts';
import { site, wrongOnPhoneAndDesk } from '../support/site.ts';
import { openTeamSession } from '../support/team.ts';

const { phone, at, app, faults } = await site();
const token = await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 900));

const LIST = `Aanbod Den Haag, bijgewerkt door Joke;;;;
Organisatie;Activiteit;Dag en tijd;Adres en plaats;Contactpersoon;Contact
Buurthuis De Mus;Vogels kijken;di 10-12 en do 14-16;Hoefkade 602, 2526 CA Den Haag;Joke;06-12345678
;;vrijdag 19.00-21.00;;;
Koor De Merel;Fluiten;eerste woensdag 13-15;Hoefkade 602, 2526 CA Den Haag;Ali;070-1234567
;;;;;iets zonder naam
`;

async function desk(options: { script?: boolean; wide?: boolean } = {}) {
  const context = await phone(options);
  await context.addCookies([{ name: 'vanonderop_team', value: token, url: at }]);
  return { context, page: await context.newPage() };
}

test('on a phone without JavaScript: a list comes in, is looked at, stands in the directory, and goes out again', async () => {
  const { context, page } = await desk();
  await page.goto('/nl/organise');
  await page.locator('main a[href="/nl/spreadsheets"]').click();
  await page.setInputFiles('input[type=file]', {
    name: 'aanbod.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(LIST),
  });
  await page.locator('main form button.primary').click();
  expect(await page.locator('select[name=column3]').inputValue()).toBe('address');
  expect(await page.locator('select[name=column4]').inputValue(), 'a column of names').toBe('leave');
  await page.locator('main form button.primary').click();
  expect(await page.locator('main .lead').innerText()).toContain('3 rijen gelezen: 2 nieuwe initiatieven');
  await page.locator('main .chips a[href$="show=all"]').click();
  expect(await page.locator('.sheet-row').count()).toBe(3);
  expect(await page.locator('#row-3').innerText()).toContain('vrijdag');
  expect(await page.locator('#row-6').innerText()).toContain('geen naam');
  await page.selectOption('#row-5 select', 'leave');
  await page.locator('main form button.ghost').click();
  expect(await page.locator('main .lead').innerText()).toContain('1 nieuw initiatief');
  await page.locator('main form button.primary').first().click();
  await page.locator('dl').waitFor();

  await page.waitForTimeout(600);
  await page.goto('/nl/initiatives?q=vogels+kijken');
  expect(await page.locator('.card').first().innerText()).toContain('Vogels kijken');
  await page.locator('.card a').first().click();
  const words = await page.locator('main').innerText();
  expect(words).toContain('19.00\u2060–\u206021.00');
  expect(words, 'nobody asked Joke').not.toMatch(/Joke|06-12345678/);

  await page.goto('/nl/spreadsheets');
  await page.locator('main ul a').first().click();
  await page.locator('form[action$="/undone"] button').click();
  expect(await page.locator('.notice.good').innerText()).toContain('teruggezet');
  await page.waitForTimeout(600);
  await page.goto('/nl/initiatives?q=vogels+kijken');
  expect(await page.locator('main').innerText()).not.toContain('Vogels kijken');
  await context.close();
  expect(faults).toEqual([]);
});

test('with the keyboard alone rows are pasted, looked at and planted', async () => {
  const { context, page } = await desk({ wide: true });
  await page.goto('/en/spreadsheets');
  const reach = async (selector: string) => {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab');
      if (await page.locator(selector).evaluate((one) => one === document.activeElement)) return;
    }
    throw new Error(`${selector} cannot be reached`);
  };
  await reach('main summary');
  await page.keyboard.press('Enter');
  await reach('textarea[name=pasted]');
  await page.keyboard.insertText('Naam\tPlaats\tWanneer\nSchaken\tDelft\tma 19-21\n');
  await reach('main form button.primary');
  await page.keyboard.press('Enter');
  await page.locator('select[name=column0]').waitFor();
  await reach('main form button.primary');
  await page.keyboard.press('Enter');
  await page.locator('main .chips').waitFor();
  await reach('main form button.primary');
  await page.keyboard.press('Enter');
  await page.locator('dl').waitFor();
  expect(await page.locator('dl').innerText()).toMatch(/New\s+1/);
  await context.close();
});

test.each(['nl', 'ar'])('the pages of a list in %s are fit for a phone and a desk', async (language) => {
  const { context, page } = await desk({ script: true });
  const clean = async () => expect(await wrongOnPhoneAndDesk(page), page.url()).toEqual([]);
  await page.goto(`/${language}/spreadsheets`);
  await clean();
  await page.setInputFiles('input[type=file]', {
    name: 'aanbod.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(LIST),
  });
  await page.locator('main form button.primary').click();
  await page.locator('select[name=column0]').waitFor();
  await clean();
  await page.locator('main form button.primary').click();
  await page.locator('main .chips').waitFor();
  await page.goto(`${page.url().split('?')[0]}?show=all`);
  await clean();
  await page.locator('main form button.primary').first().click();
  await page.locator('dl').waitFor();
  await clean();
  await page.locator('form[action$="/undone"] button').click();
  await page.locator('.notice.good').waitFor();
  await context.close();
});
