import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { firstTeamLink } from '#features/accounts';
import { axe, PHONE_AND_DESK, site } from '../support/site.ts';

const { phone, at, house, faults } = await site();
const token = (await firstTeamLink(house, 'Deniz', 900)).split('/').at(-1) ?? '';
const team = { name: 'vanonderop_team', value: token, url: at };

/** Fills in the form as somebody does on a phone. */
async function tell(page: Page, name: string): Promise<void> {
  await page.goto('/nl/do');
  await page.locator('main a[href$="/register"]').click();
  await page.fill('input[name=organisation]', 'Het Wijkkoor');
  await page.fill('input[name=name]', name);
  await page.fill('textarea[name=summary]', 'Kom zingen, ook als je de woorden nog niet kent.');
  await page.locator('label:has(input[name=goals][value=people])').click();
  await page.fill('input[name=town]', 'Delft');
  await page.selectOption('select[name=weekday0]', '3');
  await page.fill('input[name=from0]', '19:30');
  await page.fill('input[name=to0]', '21:00');
  await page.fill('input[name=phone]', '015 123 45 67');
}

let own = '';

test('without JavaScript: told on a phone, looked at, vouched for by the team, found by its words, kept fresh', async () => {
  const context = await phone();
  const page = await context.newPage();
  await tell(page, 'Zingen met de buren');
  await page.locator('button[value=look]').click();
  expect(await page.locator('#preview').innerText()).toContain('Zingen met de buren');
  expect(await page.inputValue('input[name=from0]')).toBe('19:30');
  await page.locator('.actions button[value=send]').click();
  own = new URL(page.url()).pathname;
  expect(await page.locator('main').innerText()).toContain('Bijna openbaar');
  const desk = await phone({ wide: true });
  await desk.addCookies([team]);
  const board = await desk.newPage();
  await board.goto('/nl/organise');
  await board.locator('a[href$="/listings"]').click();
  await board.locator('section:has-text("Zingen met de buren") form button').click();
  // A server asks at most every half second whether the directory changed.
  await page.waitForTimeout(700);
  await page.goto('/nl/initiatives');
  await page.fill('input[type=search]', 'zingen met de buren');
  await page.keyboard.press('Enter');
  await page.locator('.card a', { hasText: 'Zingen met de buren' }).first().click();
  expect(await page.locator('main').innerText()).toContain('Deniz');
  await page.goto(own);
  await page.locator('button[name=room][value=waitlist]').click();
  expect(await page.locator('button[name=room][value=waitlist]').getAttribute('aria-pressed')).toBe('true');
  await context.close();
  await desk.close();
});

test('with the keyboard alone, and Enter sends it', async () => {
  const context = await phone({ script: true });
  const page = await context.newPage();
  await tell(page, 'Wandelen op maandag');
  await page.focus('input[name=phone]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/register/*?new');
  expect(await page.locator('h1').innerText()).toBe('Wandelen op maandag');
  await context.close();
});

test.each(PHONE_AND_DESK)('on a %s axe finds nothing, and nothing sticks out sideways', async (_, wide) => {
  const context = await phone({ script: true, wide });
  await context.addCookies([team]);
  const page = await context.newPage();
  await tell(page, wide ? 'Bureau' : 'Telefoon');
  await page.locator('.actions button[value=send]').click();
  const waiting = new URL(page.url()).pathname;
  const vouch = (await page.locator('a[href*="/vouch/"]').first().getAttribute('href')) ?? '';
  const wrong: string[] = [];
  for (const language of ['nl', 'ar'])
    for (const path of [
      '/register',
      own,
      `${own}/change`,
      waiting,
      new URL(vouch, at).pathname,
      '/listings',
    ]) {
      const here = `/${language}${path.replace(/^\/nl/, '')}`;
      await page.goto(here);
      const out = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
      );
      if (out) wrong.push(`${here} sticks out`);
      wrong.push(...(await axe(page)).map((violation) => `${here}: ${violation}`));
      if (process.env.PICTURES)
        await page.screenshot({
          path: `${process.env.PICTURES}/${here.slice(1).replace(/\W+/g, '_').slice(0, 20)}${here.length}-${wide}.png`,
          fullPage: true,
        });
    }
  expect(wrong).toEqual([]);
  await context.close();
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
