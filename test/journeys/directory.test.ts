import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { directorySnapshot } from '#features/directory';
import { axe, site, wrongOnPhoneAndDesk } from '../support/site.ts';

const { phone, at, app, faults } = await site();
const { initiatives } = await directorySnapshot(app);
const some = initiatives.slice(0, 3).map(({ id }) => id.replaceAll('-', '').slice(0, 10));

test('after one visit the cards of a municipality open and are searched without network, in Arabic', async () => {
  const context = await phone({ script: true });
  const page = await context.newPage();
  await page.goto('/ar/initiatives');
  await page.locator('main a[href="/ar/offline"]').click();
  await page.selectOption('select[name=in]', 'GM0518');
  await page.locator('main form button').click();
  await page.locator('#pocket').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.locator('#pocket .card').first().waitFor();
  const all = await page.locator('#pocket .card').count();
  expect(all).toBeGreaterThan(20);
  await context.setOffline(true);
  await page.goto('/ar/initiatives');
  await page.locator('#pocket .card').first().waitFor();
  expect(await page.locator('#pocket').innerText()).toContain('Den Haag');
  expect(await page.locator('#pocket [data-part=age]').innerText()).toContain('اليوم');
  await page.fill('#pocket-question', 'تعلم ركوب الدراجة');
  const found = await page.locator('#pocket .card').count();
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(all);
  expect(await page.locator('#pocket .card').first().innerText()).toMatch(/fiets/i);
  expect(await axe(page)).toEqual([]);
  // A week later, still without network.
  await page.clock.setFixedTime(Date.now() + 7 * 86_400_000);
  await page.reload();
  await page.locator('#pocket .card').first().waitFor();
  expect(await page.locator('#pocket [data-part=age]').innerText()).toContain('7');
  await context.setOffline(false);
  await page.locator('[data-part=forget]').click();
  // With network again this is the list that was asked for.
  await page.locator('form#search').waitFor();
  expect(await page.evaluate(() => caches.has('pocket-1'))).toBe(false);
  await context.close();
});

test('who reads Tigrinya and loses the network gets the page without internet in Tigrinya, also after Dutch', async () => {
  const context = await phone({ script: true });
  const page = await context.newPage();
  const keptPages = () =>
    page.evaluate(async () => {
      const cache = await caches.open('offline-pages-1');
      return (await cache.keys())
        .map(({ url }) => new URL(url).pathname)
        .filter((path) => !path.includes('.'));
    });
  await page.goto('/nl/about');
  expect(
    await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)),
  ).toBe(0);
  await page.locator('.site-nav a').first().click();
  await expect.poll(keptPages).toEqual(['/nl/offline']);
  await page.locator('.languages summary').click();
  await page.locator('.languages [lang=ti]').click();
  await expect.poll(keptPages).toEqual(['/nl/offline', '/ti/offline']);
  await context.setOffline(true);
  await page.goto('/ti/meetings');
  await page.locator('#no-network button').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('ti');
  expect(await page.locator('#no-network').innerText()).toContain('ኢንተርነት የለን');
  expect(await axe(page)).toEqual([]);
  await context.setOffline(false);
  await page.locator('#no-network button').click();
  await page.locator('.site-nav [aria-current=page][href="/ti/meetings"]').waitFor();
  await context.close();
});

test('who kept a municipality in Arabic and reads Dutch since then sees it in Dutch without network', async () => {
  const context = await phone({ script: true });
  const page = await context.newPage();
  await page.goto('/ar/offline?in=GM0518');
  await page.locator('#pocket .card').first().waitFor();
  await page.goto('/nl/about');
  const keptPacks = () =>
    page.evaluate(async () =>
      (await (await caches.open('pocket-1')).keys())
        .map(({ url }) => new URL(url).pathname)
        .filter((path) => path.endsWith('/GM0518'))
        .sort(),
    );
  await expect.poll(keptPacks).toEqual(['/ar/offline/GM0518', '/nl/offline/GM0518']);
  await context.setOffline(true);
  await page.goto('/nl/meetings');
  await page.locator('#pocket .card').first().waitFor();
  expect(await page.locator('#pocket [data-part=age]').innerText()).toContain('Vandaag');
  expect(await page.locator('#no-network').innerText()).toContain('Er is nu geen internet');
  await context.close();
});

test('five hundred initiatives weigh at most 150 kB on the way to the phone, words to search in included', async () => {
  const packed = await (await fetch(`${at}/ti/offline/GM0518`)).json();
  const { cards } = packed;
  const many = Array.from({ length: 500 }, (_, n) => {
    const card = cards[n % cards.length];
    // No two are alike, so that packing gains nothing from our repeating them.
    const letters = (text: string) => [...text].sort(() => ((n * 7919) % 13) - 6).join('');
    return {
      ...card,
      id: crypto.randomUUID(),
      summary: n < cards.length ? card.summary : letters(card.summary),
    };
  });
  expect(brotliCompressSync(JSON.stringify({ ...packed, cards: many })).length).toBeLessThan(150_000);
});

test('without JavaScript: search in Tigrinya, put two places on a list, print them, give them away', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto('/ti/initiatives');
  await page.fill('input[type=search]', 'ብሽክለታ ምዝዋር ክመሃር');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/initiatives?*');
  const list = page.url();
  for (const card of [0, 1]) {
    await page.locator('.card a').nth(card).click();
    await page.locator('main form[action*="/my-list/add/"] button').click();
    await page.locator('button[name=remove]').nth(card).waitFor();
    if (card === 0) await page.goto(list);
  }
  await page.locator('button[name=remove]').nth(1).waitFor();
  expect(await page.locator('button[name=remove]').count()).toBe(2);
  const link = (await page.locator('.kept-along .address a').getAttribute('href')) ?? '';
  await page.locator('main a[href*="/cards"]').click();
  await page.locator('.place-sheet').nth(1).waitFor();
  expect(await page.locator('.place-sheet').count()).toBe(2);
  const other = await phone();
  const theirs = await other.newPage();
  await theirs.goto(link);
  expect(await theirs.locator('.card').count()).toBe(2);
  await theirs.locator('button[name=take]').click();
  await theirs.locator('button[name=remove]').nth(1).waitFor();
  expect(await theirs.locator('button[name=remove]').count()).toBe(2);
});

test('words come while somebody types', async () => {
  const page = await (await phone({ script: true, wide: true })).newPage();
  await page.goto('/uk/initiatives');
  await page.locator('input[type=search]').pressSequentially('вело');
  await page.locator('datalist option[value="велосипед"]').waitFor({ state: 'attached' });
});

test.each(['nl', 'ar'])(
  'the pages of the directory in %s, on a phone and on a desk: axe finds nothing, nothing sticks out sideways',
  async (language) => {
    const page = await (await phone({ script: true })).newPage();
    const wrong: string[] = [];
    for (const path of [
      '/initiatives?q=fiets+repareren',
      '/initiatives?q=xqzx&goal=dutch',
      '/initiatives/missed?what=swim&what=woman&town=GM0503-delft',
      '/initiatives/embed?goal=food',
      `/my-list?i=${some.join('.')}`,
      `/my-list?added=${some[0]}`,
      '/my-list',
      '/week',
      `/my-list/cards?i=${some.join('.')}&with=ti`,
      '/offline',
      '/offline?in=GM0518',
      '/initiatives?view=map&goal=dutch',
    ]) {
      await page.goto(`/${language}${path}`);
      wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `${path}: ${what}`));
    }
    expect(wrong).toEqual([]);
    expect(faults).toEqual([]);
  },
);
