import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { TenantRole } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { findAnswers, findSittings } from '../../src/features/casework/intake/queries.ts';
import { ACCOUNT_COOKIE } from '../support/accounts.ts';
import { openCase, staffOf } from '../support/casework.ts';
import { site, wrongOnPhoneAndDesk } from '../support/site.ts';
import { makeTenant, openStaffSession } from '../support/tenants.ts';

const { phone, app, at, faults } = await site({ demonstration: false });
const delft = await makeTenant(app, 'Gemeente Delft');
const OFFLINE = '/nl/casework/offline-intake';
const PIN = '135790';

async function guide(
  name: string,
  {
    script = true,
    wide = true,
    roles = ['guide'],
  }: { script?: boolean; wide?: boolean; roles?: TenantRole[] } = {},
) {
  const { token } = await openStaffSession(app, delft, { name, roles });
  const context = await phone({ script, wide });
  await context.addCookies([{ name: ACCOUNT_COOKIE, value: token, url: at }]);
  return { staff: await staffOf(app, token), context, page: await context.newPage() };
}

const esra = await guide('Esra');
const read = <T>(load: Parameters<typeof inTransaction<T>>[2]) =>
  inTransaction(app.db, { account: esra.staff.account }, load);

/** Opens the page of the tablet, with a pin that is chosen the first time. */
async function unlock(page: Page, isFirst = false): Promise<void> {
  await page.locator('#lock').waitFor();
  await page.fill('#field-pin', PIN);
  if (isFirst) {
    await page.fill('#field-label', 'iPad balie');
    await page.fill('#field-again', PIN);
  }
  await page.click('#lock button[type=submit]');
  await page.locator('#open').waitFor();
}

/** Chooses an answer of the case that is open. */
async function choose(page: Page, topic: string, question: string, value: string): Promise<void> {
  const details = page.locator('#answers > details', { hasText: topic }).first();
  if (!(await details.evaluate((element) => (element as HTMLDetailsElement).open)))
    await details.locator('> summary').click();
  await page.check(`#answers input[name="${question}"][value="${value}"]`);
}

const waits = (page: Page, count: number) =>
  page.waitForFunction(
    (text) =>
      document
        .getElementById('waiting')
        ?.textContent?.replace(/[\u2068\u2069]/g, '')
        .startsWith(text) === true,
    count ? `Nog niet verstuurd: ${count}.` : 'Er wacht niets',
    { timeout: 40_000 },
  );

test('an intake at a reception centre without network comes home by itself, and two answers stay two', async () => {
  const id = await openCase(app, esra.staff, { name: 'Yonas', language: 'ti' });
  const { page, context } = esra;
  await page.goto(OFFLINE);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await unlock(page, true);
  await page.click('summary:has-text("Neem dossiers mee")');
  await page.click(`[data-case="${id}"]`);
  await page.locator(`#carried [data-case="${id}"]`).waitFor();

  // On the way: no network, and the tablet was switched off in between.
  await context.setOffline(true);
  await page.reload();
  await unlock(page);
  await page.click(`#carried [data-case="${id}"]`);
  expect(await page.locator('#right').innerText()).toContain('ነዚ ዘተ በይንኹም');
  await page.check('#sitting input[name=told]');
  await page.check('#sitting input[name=alone][value=yes]');
  await page.check('#sitting input[name=interpreter][value=phone]');
  await page.selectOption('#sitting select[name=interpreterLanguage]', 'ti');
  await page.click('#sitting button');
  await choose(page, 'School en diploma', 'school-years', 'years-5-8');
  await choose(page, 'School en diploma', 'school-years', 'years-9-12');
  await choose(page, 'Leven en gezondheid', 'household', 'house-alone');
  await waits(page, 3);
  // Nothing of it can be read in the browser's database.
  const stored = await page.evaluate(async () => {
    const open = indexedDB.open('casework-intake');
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const all = await Promise.all(
      [...database.objectStoreNames].map(
        (name) =>
          new Promise<string>((resolve) => {
            const request = database.transaction(name).objectStore(name).getAll();
            request.onsuccess = () =>
              resolve(
                JSON.stringify(request.result, (_, value) =>
                  value instanceof ArrayBuffer || ArrayBuffer.isView(value)
                    ? new TextDecoder().decode(value)
                    : (value as unknown),
                ),
              );
          }),
      ),
    );
    database.close();
    return all.join();
  });
  expect(stored).toContain(id);
  expect(stored).not.toMatch(/Yonas|house-alone|years-9/);

  // At the desk a colleague answered the same question meanwhile.
  const joris = await guide('Joris');
  // A colleague says first why they open the case of Esra.
  await joris.page.goto(`/nl/casework/${id}/reason`);
  await joris.page.check('input[name=reason][value=stand-in]');
  await joris.page.click('main form button[type=submit]');
  await joris.page.goto(`/nl/casework/${id}/intake/topic/personalCircumstances`);
  await joris.page.check('input[name=household][value=house-family]');
  await joris.page.click('button:has-text("Bewaar"):not(:has-text("ga naar"))');

  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await waits(page, 0);
  const answers = await read((tx) => findAnswers(tx, app, id));
  expect(answers.map(({ question, value, by }) => `${by} ${question} ${value.choices}`).sort()).toEqual([
    'Esra household house-alone',
    'Esra school-years years-9-12',
    'Joris household house-family',
  ]);
  const [sitting] = await read((tx) => findSittings(tx, app, id));
  expect(sitting).toMatchObject({ alone: true, interpreter: 'phone', interpreterLanguage: 'ti' });
  // Both see both: on the tablet, and at the desk.
  await page.waitForFunction(() => document.querySelectorAll('.beside li').length === 2);
  expect(await page.locator('.beside').innerText()).toContain('Joris');
  await joris.page.goto(`/nl/casework/${id}/intake/topic/personalCircumstances`);
  expect(await joris.page.locator('main').innerText()).toContain('Twee antwoorden');

  // A tap on the tablet is the choice: it takes the place of both.
  await choose(page, 'Leven en gezondheid', 'household', 'house-family');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await waits(page, 0);
  await joris.page.reload();
  expect(await joris.page.locator('main').innerText()).not.toContain('Twee antwoorden');
  await joris.context.close();
});

test('the wrong pin opens nothing; what waits is told without it, and old work warns in time', async () => {
  const id = await openCase(app, esra.staff, { name: 'Samira', language: 'ar' });
  const own = await guide('Fatma');
  const { page, context } = own;
  await page.goto(OFFLINE);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.fill('#field-pin', '123');
  await page.fill('#field-again', '123');
  await page.click('#lock button[type=submit]');
  expect(await page.locator('#lock-told').innerText()).toContain('zes cijfers');
  await unlock(page, true);
  await read((tx) =>
    tx.updateTable('integration_case').set({ guide_id: own.staff.account }).where('id', '=', id).execute(),
  );
  await page.reload();
  await unlock(page);
  await page.click('summary:has-text("Neem dossiers mee")');
  await page.click(`[data-case="${id}"]`);
  await page.locator(`#carried [data-case="${id}"]`).waitFor();
  await context.setOffline(true);
  await page.click(`#carried [data-case="${id}"]`);
  await choose(page, 'Talen', 'latin', 'latin-some');
  await waits(page, 1);
  expect((await context.cookies()).some(({ name }) => name === 'vanonderop_unsent')).toBe(true);
  // Five days later, still without network.
  await page.clock.setFixedTime(Date.now() + 4.2 * 86_400_000);
  await page.reload();
  await page.locator('#lock').waitFor();
  expect(await page.locator('#waiting').innerText()).toMatch(/Nog niet verstuurd: .?1/);
  expect(await page.locator('#old').innerText()).toContain('Safari');
  await page.fill('#field-pin', '000000');
  await page.click('#lock button[type=submit]');
  await page.locator('#lock-told', { hasText: 'andere pincode' }).waitFor();
  expect(await page.locator('#open').isVisible()).toBe(false);

  // The last resort: an encrypted file, which a colleague takes in at the desk.
  await unlock(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#export')]);
  const path = await download.path();
  expect(readFileSync(path, 'utf8')).not.toContain('latin-some');
  const joris = await guide('Joris', { roles: ['lead'] });
  await joris.page.goto(`${OFFLINE}/tablets`);
  await joris.page.setInputFiles('#field-file', path);
  await joris.page.click('button:has-text("Lees in")');
  expect(await joris.page.locator('main').innerText()).toMatch(/Ingelezen: .?1/);
  expect(await read((tx) => findAnswers(tx, app, id))).toMatchObject([
    { question: 'latin', value: { choices: ['latin-some'] }, by: 'Fatma' },
  ]);

  // A lead closes the tablet: at its next contact it forgets everything.
  await joris.page.click('summary:has-text("Kwijt of gestolen")');
  await joris.page.click('button:has-text("Sluit deze tablet af")');
  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.locator('#closed').waitFor();
  expect(await page.locator('#open').isVisible()).toBe(false);
  await page.reload();
  await page.locator('#lock').waitFor();
  // Nothing is left: a pin is chosen anew.
  expect(await page.locator('#field-again').isVisible()).toBe(true);
  await joris.context.close();
  await context.close();
});

test('a whole intake takes far less than 120 taps, and works without a script', async () => {
  const { page, context, staff } = await guide('Esra', { script: false });
  const id = await openCase(app, staff, { name: 'Selam', language: 'ti' });
  const here = `/nl/casework/${id}/intake`;
  let taps = 0;
  const tap = async (selector: string) => {
    taps += 1;
    await page.locator(selector).first().click();
  };
  const pick = (question: string, value: string) => tap(`input[name="${question}"][value="${value}"]`);
  await page.goto(here);
  await tap('a:has-text("Begin het gesprek")');
  await pick('told', 'yes');
  await pick('alone', 'yes');
  await pick('interpreter', 'in-person');
  taps += 2;
  await page.selectOption('select[name=interpreterLanguage]', 'ti');
  await tap('button:has-text("Noteer en begin")');
  await tap('a:has-text("Leerbaarheidstoets")');
  await pick('route-view', 'view-b1');
  const save = () => tap('button:has-text("Bewaar en ga naar")');
  await save();
  for (const [question, value] of [
    ['school-years', 'years-9-12'],
    ['school-level', 'school-upper'],
    ['school-country', 'ER'],
    ['diploma', 'diploma-lost'],
    ['finish-study', 'study-wish'],
  ] as const)
    await pick(question, value);
  await save();
  for (const [question, value] of [
    ['work-years', 'work-1-4'],
    ['work-fields', 'field-care'],
    ['work-fields', 'field-kitchen'],
    ['last-worked', 'last-5'],
  ] as const)
    await pick(question, value);
  await save();
  for (const [question, value] of [
    ['attention', 'att-housing'],
    ['lesson-needs', 'quiet'],
    ['household', 'house-one-parent'],
    ['family-coming', 'unsure'],
  ] as const)
    await pick(question, value);
  await save();
  for (const [question, value] of [
    ['child-ages', 'child-2'],
    ['child-place', 'place-waits'],
    ['childcare-needed', 'yes'],
  ] as const)
    await pick(question, value);
  await save();
  for (const [question, value] of [
    ['speaks', 'ti'],
    ['speaks', 'ar'],
    ['reads', 'ti'],
    ['pre-integration', 'pre-started'],
    ['latin', 'latin-some'],
    ['level-listening', 'a1'],
    ['level-speaking', 'a1'],
    ['level-reading', 'a0'],
    ['level-writing', 'a0'],
  ] as const)
    await pick(question, value);
  await save();
  for (const [question, value] of [
    ['works-now', 'now-none'],
    ['work-wish', 'field-care'],
    ['work-hours', 'hours-16'],
    ['work-obstacles', 'obst-childcare'],
    ['travels-by', 'bicycle'],
  ] as const)
    await pick(question, value);
  await save();
  for (const [question, value] of [
    ['does-letters', 'does-with-help'],
    ['does-money', 'does-alone'],
    ['does-phone', 'does-with-help'],
    ['does-digital', 'does-not-yet'],
    ['does-doctor', 'does-alone'],
    ['people-near', 'near-neighbours'],
  ] as const)
    await pick(question, value);
  await tap('button:has-text("Bewaar")');
  await tap('a:has-text("Lees de samenvatting samen")');
  expect(await page.locator('.big-words').getAttribute('lang')).toBe('ti');
  await pick('verdict', 'right');
  await tap('button:has-text("Noteer het antwoord")');
  await tap('button:has-text("Rond de intake af")');
  expect(await page.locator('main').innerText()).toContain('Afgerond op');
  console.info(`a whole intake: ${taps} taps`);
  expect(taps).toBeLessThanOrEqual(80);
  await context.close();
});

test('every page of the intake is without faults on a phone and at a desk', async () => {
  const { page, context, staff } = await guide('Esra');
  const id = await openCase(app, staff, { name: 'Amina', language: 'so' });
  for (const path of [
    `/nl/casework/${id}/intake`,
    `/nl/casework/${id}/intake/sitting`,
    `/nl/casework/${id}/intake/topic/learnabilityTest`,
    `/nl/casework/${id}/intake/topic/personalCircumstances`,
    `/ar/casework/${id}/intake/topic/languageLevel`,
    `/nl/casework/${id}/intake/summary`,
    `/ar/casework/${id}/intake/summary`,
    `/nl/casework/${id}/intake/story`,
    `/nl/casework/${id}/intake/hand-over`,
    OFFLINE,
    `/ar/casework/offline-intake/tablets`,
  ]) {
    await page.goto(path);
    expect([path, await wrongOnPhoneAndDesk(page)]).toEqual([path, []]);
  }
  await context.close();
});

test('nothing failed', () => expect(faults).toEqual([]));
