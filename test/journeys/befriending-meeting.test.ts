import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { DAY_MS } from '#core/time/durations.ts';
import { pairOf, proposed, type Somebody, somebodyWith } from '../support/befriending-people.ts';
import { poolWith } from '../support/circles.ts';
import { site, sticksOut, wrongOnPhoneAndDesk } from '../support/site.ts';

const { at, phone, app, faults, owner } = await site({ demonstration: false });
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const { listing: pool } = await poolWith(app, database);

let days = 0;
app.now = () => new Date(Date.now() + days * DAY_MS);

/** A phone on which somebody opened their card. */
async function openedBy(
  { token }: Somebody,
  options: { script?: boolean; wide?: boolean } = {},
): Promise<Page> {
  const context = await phone(options);
  await context.addCookies([{ name: 'vanonderop', value: token, url: at }]);
  return context.newPage();
}
const shot = (page: Page, name: string) =>
  process.env.SHOTS
    ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
    : undefined;
const words = (page: Page) => page.locator('main').textContent();

test('two people get a proposal, say yes, meet, say how it was and end well: one reads Tigrinya without JavaScript', async () => {
  const selam = await somebodyWith(app, pool, { language: 'ti', answers: { languages: ['ti', 'nl'] } });
  const henk = await somebodyWith(app, pool, { side: 'resident' });
  await proposed(app, database, pool, selam, henk);
  const hers = await openedBy(selam);
  const his = await openedBy(henk, { script: true });

  // The proposal, in the words of each.
  await hers.goto('/ti/befriending/own');
  await shot(hers, 'own-ti');
  await hers.locator('a[href$="/befriending/own/proposals"]').first().click();
  expect(await words(hers)).toContain('Henk');
  await shot(hers, 'proposals-ti');
  expect(await sticksOut(hers)).toEqual([]);
  await hers.locator('button[name=answer][value=yes]').click();
  await shot(hers, 'waiting-ti');
  expect(await sticksOut(hers)).toEqual([]);
  await hers.locator('form[action$="/reminder"] button').click();
  expect(hers.url()).toContain('?reminded');

  await his.goto('/nl/befriending/own/proposals');
  expect(await words(his)).toContain('Selam');
  expect(await wrongOnPhoneAndDesk(his)).toEqual([]);
  await shot(his, 'proposals-nl');
  await his.locator('button[name=answer][value=no]').click();
  expect(await words(his)).toContain('Niemand ziet dat je dit koos');
  await shot(his, 'undo-nl');
  expect(await wrongOnPhoneAndDesk(his)).toEqual([]);
  await his.locator('form[action$="/undo"] button').click();
  await his.locator('button[name=answer][value=yes]').click();
  expect(await words(his)).toContain('Jullie zeiden allebei ja');
  await shot(his, 'pair-nl');
  expect(await wrongOnPhoneAndDesk(his)).toEqual([]);
  const pair = new URL(his.url()).pathname.replace('/nl', '');

  // They meet, and say how it was.
  days = 3;
  await hers.goto(`/ti${pair}`);
  await shot(hers, 'asked-ti');
  expect(await sticksOut(hers)).toEqual([]);
  await hers.locator('button[name=met][value=yes]').click();
  await hers.locator('label:has(input[name=said][value=again])').click();
  await hers.locator('label:has(input[name=feeling][value=fine])').click();
  await shot(hers, 'how-ti');
  expect(await sticksOut(hers)).toEqual([]);
  await hers.locator('main form button.primary').click();
  expect(hers.url()).toContain('?told');
  await his.goto(`/nl${pair}`);
  expect(await words(his)).not.toContain('Ik wil graag nog een keer');
  await his.locator('button[name=met][value=yes]').click();
  expect(await wrongOnPhoneAndDesk(his)).toEqual([]);
  await shot(his, 'how-nl');
  await his.fill('textarea[name=words]', 'Volgende week weer?');
  await his.locator('main form button.primary').click();
  expect(await words(his)).toContain('Ik wil graag nog een keer');
  await shot(his, 'written-nl');
  await hers.goto(`/ti${pair}`);
  expect(await words(hers)).toContain('Volgende week weer?');

  // Both want to go on; after a month one ends it well.
  await hers.locator('form[action$="/go-on"] button').click();
  await his.goto(`/nl${pair}`);
  await his.locator('form[action$="/go-on"] button').click();
  expect(await words(his)).toContain('Jullie willen allebei door');
  days = 35;
  // They opened their cards again.
  await database.query("update session set ends_at = ends_at + interval '60 days'");
  await his.goto(`/nl${pair}`);
  expect(await words(his)).toContain('Hebben jullie elkaar de laatste tijd gezien?');
  await his.locator('a[href$="/end"]').click();
  await shot(his, 'end-nl');
  expect(await wrongOnPhoneAndDesk(his)).toEqual([]);
  await his.locator('label:has(input[name=reason][value=moving])').click();
  await his.locator('label:has(input[name=thanks][value=learned])').click();
  await his.locator('main form button.primary').click();
  expect(his.url()).toContain('?ended');
  expect(await wrongOnPhoneAndDesk(his)).toEqual([]);
  await shot(his, 'ended-nl');
  await hers.goto(`/ti${pair}`);
  expect(await words(hers)).toContain('ካባኹም ተማሂረ');
  await shot(hers, 'ended-ti');
  expect(await sticksOut(hers)).toEqual([]);
  expect(faults).toEqual([]);
}, 240_000);

test('who was not safe is led to help, in Arabic, from right to left', async () => {
  days = 0;
  const { selam, pair } = await pairOf(app, database, pool);
  days = 2;
  const hers = await openedBy(selam, { script: true });
  await hers.goto(`/ar/befriending/own/pairs/${pair}`);
  expect(await wrongOnPhoneAndDesk(hers)).toEqual([]);
  await shot(hers, 'pair-ar');
  await hers.locator('button[name=met][value=yes]').click();
  await hers.locator('label:has(input[name=feeling][value=unsafe])').click();
  await shot(hers, 'how-ar');
  await hers.locator('main form button.primary').click();
  expect(await hers.locator('a[href="tel:112"]').count()).toBe(1);
  expect(await hers.locator('a[href*="/befriending/report"]').count()).toBe(1);
  expect(await wrongOnPhoneAndDesk(hers)).toEqual([]);
  await shot(hers, 'help-ar');
  await hers.goto('/ar/befriending/own/pairs');
  expect(await wrongOnPhoneAndDesk(hers)).toEqual([]);
  await shot(hers, 'pairs-ar');
  const wide = await openedBy(selam, { wide: true });
  await wide.goto(`/ar/befriending/own/pairs/${pair}`);
  await shot(wide, 'pair-ar-desk');
  await wide.goto('/nl/befriending/own/pairs');
  await shot(wide, 'pairs-nl-desk');
  expect(faults).toEqual([]);
}, 120_000);
