import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { nextDateOf } from '#core/time/recurrence.ts';
import { issueOperatorLink } from '#features/accounts';
import { site, wrongOnPhoneAndDesk } from '../support/site.ts';
import { openTeamSession } from '../support/team.ts';

const { phone, at, app, faults } = await site();
const token = await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 900));
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

let ownLink = '';
const OWN = '/nl/register/own';

test('without JavaScript: begun on a phone, a card with eight words, finished on another device, vouched for, found, three places', async () => {
  const context = await phone();
  const page = await context.newPage();
  await tell(page, 'Zingen met de buren');
  await page.locator('button[value=look]').click();
  expect(await page.locator('#preview').innerText()).toContain('Zingen met de buren');
  expect(await page.inputValue('input[name=from0]')).toBe('19:30');
  await page.fill('input[name=name]', 'Zingen met buren');
  await page.locator('.actions button[value=later]').click();
  expect(await page.locator('main').innerText()).toContain('nog een concept');
  await page.locator('form[action$="/card"] button').click();
  const words = (await page.locator('.words b').allInnerTexts()).join(' ');
  expect(words.split(' ')).toHaveLength(8);
  await context.close();

  const other = await phone();
  const there = await other.newPage();
  await there.goto('/nl/do');
  await there.locator('main a[href$="/register/open"]').click();
  await there.fill('input[name=words]', 'boom fiets kaas lamp');
  await there.keyboard.press('Enter');
  await there.locator('.error', { hasText: 'Deze woorden kennen we niet' }).waitFor();
  expect(await there.inputValue('input[name=words]')).toBe('boom fiets kaas lamp');
  await there.fill('input[name=words]', words.toUpperCase());
  await there.keyboard.press('Enter');
  await there.locator('h1', { hasText: 'Zingen met buren' }).waitFor();
  await there.locator('a[href$="/change"]', { hasText: 'Verander' }).click();
  await there.fill('input[name=name]', 'Zingen met de buren');
  await there.locator('summary', { hasText: 'Meer vertellen' }).click();
  await there.selectOption('select[name=levelMin]', 'a2');
  await there.selectOption('select[name=levelMax]', 'a1');
  await there.locator('.actions button[value=send]').click();
  expect(await there.locator('.error', { hasText: 'Draai ze om' }).isVisible()).toBe(true);
  await there.selectOption('select[name=levelMin]', 'a0');
  await there.locator('.actions button[value=send]').click();
  expect(new URL(there.url()).pathname).toBe(OWN);
  expect(await there.locator('main').innerText()).toContain('Bijna openbaar');
  ownLink = await there.locator('.address bdi', { hasText: '/register/' }).innerText();

  const desk = await phone({ wide: true });
  await desk.addCookies([team]);
  const board = await desk.newPage();
  await board.goto('/nl/organise');
  await board.locator('main a[href$="/listings"]').click();
  await board.locator('tr:has-text("Zingen met de buren") form button').click();
  await there.goto(OWN);
  await there.fill('input[name=placesFree]', '3000');
  await there.locator('button[name=room][value=room]').click();
  expect(await there.locator('.error').innerText()).toContain('van 1 tot en met 500');
  expect(await there.inputValue('input[name=placesFree]')).toBe('3000');
  await there.fill('input[name=placesFree]', '3');
  await there.keyboard.press('Enter');
  await there.locator('button[name=room][value=room][aria-pressed=true]').waitFor();
  // A server asks at most every half second whether the directory changed.
  await there.waitForTimeout(700);
  await there.goto('/nl/initiatives?level=a1');
  await there.fill('input[type=search]', 'zingen met de buren');
  await there.keyboard.press('Enter');
  await there.waitForURL('**q=zingen**');
  const card = there.locator('.card', { hasText: 'Zingen met de buren' }).first();
  expect(await card.innerText()).toContain('Nog 3 plekken');
  await card.locator('a').first().click();
  expect(await there.locator('main').innerText()).toContain('Deniz');

  await there.goto(OWN);
  await there.locator('summary', { hasText: 'Even pauze' }).click();
  await there.locator('button[value=paused]').click();
  expect(await there.locator('main').innerText()).toContain('Niemand vindt het nu');
  await there.locator('button', { hasText: 'Begin weer' }).click();
  expect(await there.locator('main').innerText()).toContain('Iedereen kan het vinden');
  await other.close();
  await desk.close();
});

test('with JavaScript the card follows what one types; without network it stays as it was', async () => {
  const context = await phone({ script: true, wide: true });
  const page = await context.newPage();
  await page.goto('/nl/register');
  const card = page.locator('#preview .card');
  await card.waitFor();
  await page.locator('input[name=name]').pressSequentially('Taart bakken');
  await card.getByText('Taart bakken').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name');
  await page.locator('label:has(input[name=has][value=free])').click();
  await card.getByText('Gratis').waitFor();
  const side = await page.locator('#preview').boundingBox();
  const form = await page.locator('input[name=name]').boundingBox();
  expect(side?.x).toBeGreaterThan((form?.x ?? 0) + (form?.width ?? 0));
  await context.setOffline(true);
  await page.fill('input[name=name]', 'Zonder netwerk');
  await page.waitForTimeout(1_200);
  expect(await card.innerText()).toContain('Taart bakken');
  await context.setOffline(false);
  await page.fill('textarea[name=summary]', 'Ook weer online.');
  await card.getByText('Zonder netwerk').waitFor();
  await context.close();
  // On a phone it waits in a fold beside the button that sends, and moves nothing.
  const small = await phone({ script: true });
  const there = await small.newPage();
  await there.goto('/nl/register');
  await there.fill('input[name=name]', 'Op een telefoon');
  await there.locator('#preview .card', { hasText: 'Op een telefoon' }).waitFor({ state: 'attached' });
  expect(await there.locator('#preview .card').isVisible()).toBe(false);
  await there.locator('#preview summary').click();
  expect(await there.locator('#preview .card').isVisible()).toBe(true);
  await small.close();
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

test('on a phone and on a desk axe finds nothing, and nothing sticks out sideways', async () => {
  const context = await phone({ script: true });
  await context.addCookies([team]);
  const page = await context.newPage();
  await tell(page, 'Telefoon');
  await page.locator('.actions button[value=send]').click();
  const vouch = (await page.locator('a[href*="/vouch/"]').first().getAttribute('href')) ?? '';
  const wrong: string[] = [];
  const check = async (path: string) => {
    for (const language of ['nl', 'ar']) {
      const here = `/${language}${path.replace(/^\/nl/, '')}`;
      await page.goto(here);
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll('main details')) fold.setAttribute('open', '');
      });
      wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `${here}: ${what}`));
    }
  };
  for (const path of [
    '/register',
    '/register/open',
    OWN,
    new URL(vouch, at).pathname,
    '/listings',
    '/team/sessions',
  ])
    await check(path);
  // The listing of before, in the place of the one that was open here.
  await page.goto(new URL(ownLink).pathname);
  await check('/register/device');
  await page.locator('button[name=device][value=own]').click();
  await page.locator('h1', { hasText: 'Zingen met de buren' }).waitFor();
  for (const path of [OWN, `${OWN}/card`, `${OWN}/change`]) await check(path);
  expect(wrong).toEqual([]);
  await context.close();
}, 120_000);

test('a choir is not asked how it keeps minors safe; a buddy project is, and without a script the question is folded', async () => {
  for (const script of [true, false]) {
    const context = await phone({ script });
    const page = await context.newPage();
    await tell(page, 'Taalmaatjes');
    const questions = page.locator('#safeguards');
    const folded = page.locator('input[name=coordinator]');
    if (script) await questions.waitFor({ state: 'hidden' });
    expect([await questions.isVisible(), await folded.isVisible()]).toEqual([!script, false]);
    await page.locator('label:has(input[value=oneToOne])').click();
    if (!script) await questions.locator('summary').click();
    await folded.waitFor({ state: 'visible' });
    await page.locator('label:has(input[name=safeguards][value=coordinator])').click();
    await page.locator('details.repeat summary').first().click();
    await page.selectOption('select[name=repeat0]', 'weeks:2');
    await page.locator('.actions button[value=send]').click();
    await page.locator('.error', { hasText: 'Schrijf de naam van de coördinator' }).first().waitFor();
    expect(
      await page.locator('.error', { hasText: 'een datum die op die dag valt' }).count(),
    ).toBeGreaterThan(0);
    await page.fill('input[name=coordinator]', 'Joke');
    // A Wednesday, like the day that was chosen.
    await page.fill('input[name=next0]', nextDateOf({ weekday: 3 }, amsterdamDate(new Date())) ?? '');
    await page.locator('.actions button[value=send]').click();
    await page.locator('.card', { hasText: 'om de week op woensdag' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('Nu alleen voor mensen van 18 en ouder');
    await context.close();
  }
}, 120_000);

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
