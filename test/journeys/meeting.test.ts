import jsQR from 'jsqr';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { visitor } from '#core/access/actor.ts';
import { register } from '../../src/features/meetings/registration-form/actions.ts';
import { meeting, SLUG } from '../support/meeting.ts';
import { site, wrongOnPhoneAndDesk } from '../support/site.ts';
import { openTeamSession } from '../support/team.ts';

const { phone, at, app, faults } = await site();
const { id, teamLink, edition } = await meeting(app);
const now = app.now;

/** A device on which Deniz opened the team's link. */
async function desk(options: Parameters<typeof phone>[0] = {}): Promise<BrowserContext> {
  const context = await phone({ wide: true, ...options });
  const session = await openTeamSession(app, teamLink);
  await context.addCookies([{ name: 'vanonderop_team', value: session, url: at }]);
  return context;
}

const optionOf = async (page: Page, number: number): Promise<string> =>
  (await page.locator(`select option:has-text("${number}. ")`).first().getAttribute('value')) ?? '';

let own = '';
let code = '';

test('on a phone, without JavaScript and e-mail, somebody signs up in Tigrinya and has a page with a code', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto('/ti/meetings');
  await page.locator('.card a').first().click();
  await page.locator('main a[href$="/come"]').click();
  await page.fill('input[name=name0]', 'ሄለን');
  await page
    .locator('select')
    .nth(1)
    .selectOption(await optionOf(page, 3));
  await page.locator('details:has(select[name=interpreter0]) summary').click();
  await page.selectOption('select[name=interpreter0]', 'ti');
  await page.locator('form#come > button.primary').click();
  expect(new URL(page.url()).pathname).toMatch(/^\/ti\/m\//);
  own = new URL(page.url()).pathname;
  expect(await page.locator('html').getAttribute('lang')).toBe('ti');
  expect(await page.locator('main').innerText()).toContain('ናብ');
  expect(await page.content()).toContain('ሄለን');
  code =
    (await page.locator('.own-badges figcaption').innerText()).match(/[0-9A-Z]{4}-[0-9A-Z]{4}/)?.[0] ?? '';
  const shot = await page.locator('.own-badges svg').screenshot();
  expect(await readQr(page, shot)).toBe(code);
  await context.close();
});

/** What a reader of codes sees in a picture; decoded by the browser, read by another library than wrote it. */
async function readQr(page: Page, png: Buffer): Promise<string | undefined> {
  const blank = await page.context().browser()?.newPage();
  const pixels = await blank?.evaluate(async (base64) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${base64}`;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.width;
    canvas.height = picture.height;
    const paper = canvas.getContext('2d');
    paper?.drawImage(picture, 0, 0);
    const found = paper?.getImageData(0, 0, canvas.width, canvas.height);
    return found && { width: found.width, height: found.height, bytes: [...found.data] };
  }, png.toString('base64'));
  await blank?.close();
  const read = ((jsQR as unknown as { default?: typeof jsQR }).default ?? jsQR) as unknown as (
    bytes: Uint8ClampedArray,
    width: number,
    height: number,
  ) => { data: string } | null;
  return pixels ? read(Uint8ClampedArray.from(pixels.bytes), pixels.width, pixels.height)?.data : undefined;
}

test('the organiser proposes, looks at the reasons and publishes; the page says where and why', async () => {
  const context = await desk();
  const page = await context.newPage();
  await page.goto(`/nl/organise/${id}`);
  await page.locator('main a[href$="/needs"]').click();
  await page.locator('.desk-table button[value=arranged]').first().click();
  await page.goto(`/nl/organise/${id}/seats`);
  await page.locator('form[action$="/proposal"] button').click();
  expect(await page.locator('.board li').count()).toBe(1);
  await page.locator('.board a').first().click();
  const third = page.locator('#card select[name=to] option', { hasText: '3. ' });
  await page.selectOption('#card select[name=to]', (await third.getAttribute('value')) ?? '');
  await page.locator('#card button', { hasText: 'Verplaats' }).click();
  await page.locator('form[action$="/publication"] button').click();
  await page.goto(own);
  expect(await page.content()).toContain('ፍቓድ ዘለዎም ሰባት');
  expect(await page.content()).toContain('ተዳልዩ');
  await context.close();
});

test('plans change: another conversation, then on the day in at the desk, and the outcome on the table', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto(own);
  await page.locator('a[href$="/change"]').click();
  const first = page.locator('form#come select[name^=wish]').first();
  await first.selectOption(await optionOf(page, 1));
  await page.locator('form#come > button.primary').click();
  await page.locator('main', { hasText: 'ደች ምምሃር' }).waitFor();
  const { startsAt } = await edition();
  app.now = () => new Date(startsAt.getTime() + 600_000);
  const team = await desk();
  const board = await team.newPage();
  await board.goto(`/nl/organise/${id}/check-in`);
  await board.fill('input[name=code]', code.toLowerCase());
  await board.locator('form#arrival button').click();
  expect(await board.locator('[role=alert]').innerText()).toContain('ሄለን');
  expect(await board.locator('#came').innerText()).toMatch(/^.?1.? van .?1/);
  await board.goto(`/nl/organise/${id}/hosts`);
  await board.locator('form[action$="/tables"] button').click();
  const table = await board.locator('.own-badges a').first().getAttribute('href');
  await page.goto(table ?? '');
  await page.fill('#field-words-bottleneck', 'De wachtlijst is lang');
  await page.locator('#bottleneck button[value=bottleneck]').click();
  await page.fill('#field-words-agreement', 'We bellen elke maand');
  await page.locator('#agreement button[value=agreement]').click();
  expect(await page.locator('[role=alert]').innerText()).toContain('datum');
  expect(await page.inputValue('#field-words-agreement')).toBe('We bellen elke maand');
  await page.fill('input[name=owner]', 'Gemeente Den Haag');
  await page.fill('input[name=dueOn]', '2027-03-01');
  await page.locator('#agreement button[value=agreement]').click();
  expect(await page.locator('#agreement').innerText()).toContain('Gemeente Den Haag');
  await board.goto(`/nl/organise/${id}/hosts`);
  await board.locator('form[action$="/report"] button').click();
  await page.goto(`/nl/meetings/${SLUG}/report`);
  expect(await page.content()).toContain('De wachtlijst is lang');
  expect(await page.content()).toContain('We bellen elke maand');
  expect(await page.content()).not.toContain('Er kwamen');
  await page.goto(own);
  await page.locator('#photos summary').click();
  await page.locator('#photos button[value=yes]').click();
  await board.goto(`/nl/organise/${id}/photos`);
  const green = { create: { width: 900, height: 600, channels: 3, background: '#7aa874' } } as const;
  const buffer = await sharp(green).jpeg().toBuffer();
  await board.setInputFiles('input[name=picture]', { name: 'foto.jpg', mimeType: 'image/jpeg', buffer });
  await board.fill('input[name=words]', 'Mensen aan een lange tafel');
  await board.locator('input[name=people]').check();
  await board.locator('input[name=nobodyElse]').check();
  await board.locator('form[action$="/photos"] button').click();
  const shown = await board.goto(`/nl/meetings/${SLUG}/report`).then(() => board.locator('.photo img'));
  expect(await shown.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(
    900,
  );
  await page.goto(own);
  await page.locator('#photos button[value=no]').click();
  await page.goto(`/nl/meetings/${SLUG}/report`);
  expect(await page.locator('.photo').count()).toBe(0);
  app.now = now;
  await context.close();
  await team.close();
});

test('two phones scan 200 people without network, and in whatever order they come back the count is exact', async () => {
  const part = (await edition()).parts.find(({ breakOuts }) => breakOuts.length);
  for (let i = 0; i < 200; i++) {
    await register(app, visitor, {
      edition: id,
      idempotencyKey: { application: ['gate', String(i)] },
      language: 'nl',
      form: {
        email: '',
        phone: '',
        members: [{ firstName: `Mens ${i}`, interpreter: '', needs: [], diet: '', other: '' }],
        wishes: { [part?.id ?? '']: [] },
        anyOther: true,
        moveUp: true,
        keepInformed: false,
        expectedVersion: 0,
      },
    });
  }
  app.now = () => new Date(Date.now() + 86_400_000);
  const phones = await Promise.all([
    desk({ script: true, wide: false }),
    desk({ script: true, wide: false }),
  ]);
  const pages = await Promise.all(phones.map((context) => context.newPage()));
  const address = `/nl/organise/${id}/check-in`;
  for (const page of pages) {
    await page.goto(address);
    await page.evaluate(() => navigator.serviceWorker.ready);
    // A second look goes through the worker, which keeps the page.
    await page.reload({ waitUntil: 'networkidle' });
  }
  const codes = await pages[0]?.evaluate(() => {
    const { people } = JSON.parse(document.getElementById('check-in-data')?.textContent ?? '{}') as {
      people: [code: string, name: string | null, where: number, atSeconds: number][];
    };
    return people.filter(([, , , atSeconds]) => atSeconds === 0).map(([code]) => code);
  });
  expect(codes).toHaveLength(200);
  for (const context of phones) await context.setOffline(true);
  // The page itself opens without network too.
  await pages[1]?.reload();
  expect(await pages[1]?.locator('h1').innerText()).toBe('Ontvangst');
  const scan = (page: Page, list: string[]) =>
    page.evaluate((all) => {
      const form = document.getElementById('arrival') as HTMLFormElement;
      const input = form.querySelector('input[name=code]') as HTMLInputElement;
      for (const one of all) {
        input.value = one;
        form.requestSubmit();
      }
    }, list);
  // Both scan the middle eighty; each also has people of its own.
  const [one, two] = pages as [Page, Page];
  await scan(one, (codes ?? []).slice(0, 140));
  await scan(two, (codes ?? []).slice(60));
  await one.waitForFunction(() => document.getElementById('network')?.textContent?.includes('140'));
  expect(await two.locator('#greeting').innerText()).toContain('Mens');
  await phones[1]?.setOffline(false);
  await two.waitForFunction(
    () => document.getElementById('network')?.textContent?.startsWith('Alles is verstuurd.'),
    undefined,
    { timeout: 40_000 },
  );
  await phones[0]?.setOffline(false);
  await one.waitForFunction(
    () => document.getElementById('network')?.textContent?.startsWith('Alles is verstuurd.'),
    undefined,
    { timeout: 40_000 },
  );
  const board = await (await desk()).newPage();
  await board.goto(address);
  expect(await board.locator('#came').innerText()).toMatch(/201/);
  app.now = now;
  for (const context of phones) await context.close();
}, 120_000);

test('in Arabic, without e-mail, somebody asks; the team answers; they read it and write on', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto('/ar');
  await page.locator('footer a[href="/ar/contact"]').click();
  await page.locator('label:has(input[value=place])').click();
  await page.fill('textarea[name=words]', 'أين أتعلم السباحة؟');
  await page.waitForTimeout(3_200);
  await page.locator('form#ask > button.primary').click();
  const question = new URL(page.url()).pathname;
  expect(question).toMatch(/^\/ar\/contact\/q\//);
  const team = await desk();
  const board = await team.newPage();
  await board.goto('/nl/inbox');
  await board.locator('tbody a').first().click();
  expect(await board.content()).toContain('السباحة');
  await board.fill('textarea[name=dutch]', 'In het zwembad.');
  await board.fill('textarea[name=words]', 'في المسبح.');
  await board.locator('button[value=answered]').click();
  await page.goto(question);
  expect(await page.content()).toContain('في المسبح');
  await page.fill('textarea[name=words]', 'شكرًا!');
  await page.locator('main form button').click();
  expect(await page.locator('.conversation li').count()).toBe(3);
  await context.close();
  await team.close();
});

test('with the keyboard alone somebody signs up', async () => {
  const context = await phone({ script: true, wide: true });
  const page = await context.newPage();
  await page.goto(`/nl/meetings/${SLUG}/come`);
  const reach = async (selector: string) => {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    }
    throw new Error(`the keyboard never reached ${selector}`);
  };
  await reach('input[name=name0]');
  await page.keyboard.type('Yonas');
  await reach('select[name^=wish]');
  await page.keyboard.press('ArrowDown');
  await reach('form#come > button.primary');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/m/**');
  expect(await page.content()).toContain('Yonas');
  await context.close();
});

test.each(['nl', 'ar'])(
  'axe finds nothing on the new pages in %s, and nothing sticks out sideways',
  async (language) => {
    const wrong: string[] = [];
    const context = await desk({ script: true });
    const page = await context.newPage();
    const paths = [
      '/meetings',
      `/meetings/${SLUG}`,
      `/meetings/${SLUG}/come`,
      `/meetings/${SLUG}/draw`,
      `/meetings/${SLUG}/programme`,
      `/meetings/${SLUG}/report`,
      `/meetings/${SLUG}/stand`,
      own.replace(/^\/ti/, ''),
      `${own.replace(/^\/ti/, '')}/change`,
      '/contact',
      // With seats given; the other desks are looked at in desk-pages.test.ts.
      `/organise/${id}/seats`,
    ];
    for (const path of paths) {
      const answer = await page.goto(`/${language}${path}`);
      if (answer?.status() !== 200) wrong.push(`${path}: ${answer?.status()}`);
      wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `${path}: ${what}`));
    }
    await context.close();
    expect([...new Set(wrong)]).toEqual([]);
  },
  240_000,
);

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
