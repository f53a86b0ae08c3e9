import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { DAY_MS, HOUR_MS } from '#core/time/durations.ts';
import { flushBallots } from '../../src/features/voice/ballots/cast.ts';
import { makeCodes } from '../../src/features/voice/ballots/codes.ts';
import { readBallots } from '../../src/features/voice/ballots/queries.ts';
import { insertVoiceTable, saveTraining } from '../../src/features/voice/helping/queries.ts';
import { TABLE_LINK, TRAINING_STEPS } from '../../src/features/voice/helping/rules.ts';
import { makeTableKeys } from '../../src/features/voice/helping/table-keys.ts';
import { countAnswers } from '../../src/features/voice/model/ballot.ts';
import { ACCOUNT_COOKIE } from '../support/accounts.ts';
import { axe, site, sticksOut, wrongOnPhoneAndDesk } from '../support/site.ts';
import { makeConversation, vote } from '../support/voice.ts';

const { phone, app, at, faults } = await site({ demonstration: false });

/** A conversation with a table that is ready, and the address of its key person. */
async function tableOf(access: 'open' | 'code') {
  const made = await makeConversation(app, { access, statements: 4 });
  const id = randomUUID();
  const codes = await inTransaction(app.db, { account: made.account }, async (tx) => {
    await insertVoiceTable(tx, app, {
      id,
      conversation: made.conversation.id,
      name: 'Taalcafé',
      place: 'De Wissel',
      heldOn: null,
      work: 'helping',
      payment: '',
      linkHash: privateLinkHash(app, TABLE_LINK, id),
      ...(await makeTableKeys()),
      madeOn: amsterdamDate(app.now()),
    });
    await saveTraining(tx, id, { trained: [...TRAINING_STEPS], promisedOn: amsterdamDate(app.now()) });
    return makeCodes(tx, app, made.conversation.id, 20, { id: randomUUID(), table: id });
  });
  return { ...made, codes, link: `/nl/voice-table/${privateLinkToken(app, TABLE_LINK, id)}` };
}
const stored = async (conversation: string) => {
  await flushBallots(app, { all: true });
  return inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) => readBallots(tx, conversation));
};
const ANSWERS = ['agree', 'disagree', 'pass'] as const;

/** One person at a phone that is handed on: some statements, and whether somebody helped. */
async function personAtPhone(page: Page, answers: readonly (typeof ANSWERS)[number][], help: 'yes' | 'no') {
  await page.locator('button[value=start]').click();
  for (const answer of answers) {
    const before = await page.locator('input[name=statement]').getAttribute('value');
    await page.locator(`.voice-answer.${answer}`).click();
    await page.waitForFunction(
      (number) => document.querySelector<HTMLInputElement>('input[name=statement]')?.value !== number,
      before,
    );
  }
  await page.locator('button[name=do][value=done]').click();
  await page.locator(`button[name=help][value=${help}]`).click();
  await page.locator('button[value=start]').waitFor();
}

test('one phone for three people, with and without a script: going back finds nothing of the person before', async () => {
  for (const script of [true, false]) {
    const { link } = await tableOf('open');
    const context = await phone({ script });
    const page = await context.newPage();
    await page.goto(link);
    if (script) expect(await wrongOnPhoneAndDesk(page)).toEqual([]);
    await page.locator('button[value=shared]').click();
    if (script) expect(await wrongOnPhoneAndDesk(page)).toEqual([]);
    if (script) {
      await personAtPhone(page, ['agree', 'disagree'], 'no');
      await personAtPhone(page, ['pass'], 'yes');
      await page.locator('button[value=start]').click();
      await page.locator('.voice-answer.agree').click();
    } else {
      for (let person = 0; person < 3; person++) {
        await page.locator('button[value=start]').click();
        await page.locator('.voice-answer.agree').click();
        if (person === 2) break;
        await page.locator('button[name=do][value=done]').click();
        await page.locator('button[name=help][value=no]').click();
      }
    }
    await page.goto('/nl/voice-booth?done');
    await page.locator('button[name=help][value=no]').click();
    await page.locator('button[value=start]').waitFor();
    // All the way back: the screen between two people, and never the page of the table.
    for (let steps = 0; steps < 12; steps++) {
      const went = await page.goBack().catch(() => null);
      if (page.url() === 'about:blank') break;
      if (!went && !page.url().includes('/voice-booth')) break;
      expect(page.url()).toContain('/voice-booth');
      const html = await page.content();
      expect(html).not.toMatch(/name="statement"|aria-pressed="true"|checked=/);
    }
    const cookies = await context.cookies();
    expect(cookies.map(({ name }) => name)).not.toContain('vanonderop_voice');
    for (const { value } of cookies) expect(value).not.toMatch(/agree|answers/);
    await context.close();
  }
});

/** A tablet at its table, whose page is kept for when there is no network. */
async function tabletAt(link: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await phone({ script: true, wide: true });
  const page = await context.newPage();
  await page.goto(link);
  await page.locator('button[value=tablet]').click();
  await page.locator('#tablet:not([hidden])').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload({ waitUntil: 'networkidle' });
  return { context, page };
}

/** One person at a tablet: the code of their card where they need one, all statements with one answer. */
async function personAtTablet(page: Page, answer: (typeof ANSWERS)[number], code?: string) {
  if (code) await page.fill('#begin input[name=code]', code);
  await page.locator('#begin button').click();
  for (let statement = 0; statement < 4; statement++) await page.locator(`[data-answer=${answer}]`).click();
  await page.locator('[data-audience=skip]').click();
  await page.locator('[data-help=no]').click();
  await page.locator('#start').waitFor();
}

/** Everything that lies in the databases and stores of a page, as text. */
const everythingOn = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll();
        found.push(await new Promise((resolve) => (all.onsuccess = () => resolve(all.result))));
      }
      database.close();
    }
    return JSON.stringify(found);
  });

test('a tablet a day without network takes people in, also after it was started anew, and sends by itself later', async () => {
  const { link, conversation, codes } = await tableOf('code');
  const { context, page } = await tabletAt(link);
  await context.clock.install();
  expect(await axe(page)).toEqual([]);
  expect(await sticksOut(page)).toEqual([]);
  await context.setOffline(true);
  await page.reload();
  await page.locator('#begin input[name=code]').fill('te kort');
  await page.locator('#begin button').click();
  expect(await page.locator('#told').innerText()).toContain('vier groepjes van vier');
  for (const code of codes.slice(0, 11)) await personAtTablet(page, 'agree', code);
  await page.waitForFunction(() => document.getElementById('waiting')?.textContent?.includes('11 mensen'));
  await page.reload();
  expect(await page.locator('#waiting').innerText()).toContain('11 mensen wachten');
  // A day goes by, for the tablet and for the server; a twelfth person comes the day after.
  await context.clock.fastForward(DAY_MS + HOUR_MS);
  app.now = () => new Date(Date.now() + DAY_MS + HOUR_MS);
  await page.reload();
  expect(await page.evaluate(() => Date.now())).toBeGreaterThan(Date.now() + DAY_MS);
  await personAtTablet(page, 'agree', codes[11]);
  await page.waitForFunction(() => document.getElementById('waiting')?.textContent?.includes('12 mensen'));
  // Nothing on it can be read, and no page of it shows anything of anybody.
  const everything = await everythingOn(page);
  for (const code of codes) expect(everything).not.toContain(code);
  expect(everything).not.toMatch(/"answers"|"audience"|agree/);
  expect(await page.locator('#step').isHidden()).toBe(true);
  await context.setOffline(false);
  await page.reload();
  await page.waitForFunction(
    () => document.getElementById('waiting')?.textContent === 'Alles is verstuurd.',
    undefined,
    { timeout: 40_000 },
  );
  const ballots = await stored(conversation.id);
  app.now = () => new Date();
  expect(ballots).toHaveLength(12);
  for (const { answers } of ballots) expect(countAnswers(answers)).toBe(4);
  await context.close();
});

test('two tablets and their files, read in twice and in another order, give the same counts', async () => {
  const { link, conversation, codes, token } = await tableOf('code');
  const files: string[] = [];
  for (const [from, to] of [
    [0, 7],
    [5, 12],
  ] as const) {
    const { context, page } = await tabletAt(link);
    await context.setOffline(true);
    for (const code of codes.slice(from, to)) await personAtTablet(page, 'disagree', code);
    await page.waitForFunction(() => document.getElementById('waiting')?.textContent?.includes('7 mensen'));
    await page.locator('.tablet-queue summary').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.evaluate(() => document.getElementById('file')?.click()),
    ]);
    files.push(readFileSync(await download.path(), 'utf8'));
    if (from === 0) {
      await context.setOffline(false);
      await page.reload();
      await page.waitForFunction(
        () => document.getElementById('waiting')?.textContent === 'Alles is verstuurd.',
        undefined,
        { timeout: 40_000 },
      );
    }
    if (from === 0) await context.close();
  }
  const desk = await phone({ wide: true, script: true });
  await desk.addCookies([{ name: ACCOUNT_COOKIE, value: token, url: at }]);
  const page = await desk.newPage();
  await page.goto(`/nl/policy/voice/${conversation.id}/tables`);
  expect(await wrongOnPhoneAndDesk(page)).toEqual([]);
  for (const file of [files[1], files[0], files[1], files[0]]) {
    await page.setInputFiles('input[name=file]', {
      name: 'tablet.json',
      mimeType: 'application/json',
      buffer: Buffer.from(file ?? ''),
    });
    await page.locator('form[action$="/file"] button').click();
    expect(await page.locator('main .notice').first().innerText()).toMatch(/Op tijd: .?7/);
  }
  // Two people had used their card at both tablets.
  const ballots = await stored(conversation.id);
  expect(ballots).toHaveLength(12);
  await desk.close();
});

test('people who voted at home and people at a table are counted once each', async () => {
  const { link, conversation } = await tableOf('open');
  await vote(
    app,
    conversation,
    Array.from({ length: 10 }, () => Uint8Array.of(1)),
  );
  const { context, page } = await tabletAt(link);
  await personAtTablet(page, 'pass');
  await page.waitForFunction(() => document.getElementById('waiting')?.textContent === 'Alles is verstuurd.');
  expect(await stored(conversation.id)).toHaveLength(11);
  await context.close();
  expect(faults).toEqual([]);
});
