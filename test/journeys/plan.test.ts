import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { rlsContextOf } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate, daysBefore } from '#core/time/amsterdam.ts';
import { seedDemoSchools } from '../../src/features/casework/plan/demo-plan.ts';
import { findFreeIdeas } from '../../src/features/casework/plan/model/idea-queries.ts';
import { findPlans } from '../../src/features/casework/plan/model/queries.ts';
import { ACCOUNT_COOKIE } from '../support/accounts.ts';
import { caseworkerAt, happened, openCase } from '../support/casework.ts';
import { site, wrongOnPhoneAndDesk } from '../support/site.ts';
import { createBrowser } from '../support/visitor.ts';

const MAX_TAPS = 120;
const MAX_MINUTES = 15;

const { phone, at, app, faults } = await site();
const shelf = createBrowser({ request: () => new Response() });
const { staff, tenant } = await caseworkerAt(app, shelf, { tenantName: 'Gemeente Den Haag', name: 'Esra' });
const token = shelf.jar.get(ACCOUNT_COOKIE) ?? '';
const lead = await caseworkerAt(app, createBrowser({ request: () => new Response() }), {
  tenant,
  roles: ['lead'],
});
await inTransaction(app.db, rlsContextOf(lead.staff), (tx) =>
  seedDemoSchools(tx, app, lead.staff, 'Den Haag'),
);
const daysAgo = (days: number) => amsterdamDate(daysBefore(app.now(), days));

async function emptyCase(): Promise<string> {
  const id = await openCase(app, staff, { contact: { town: 'Den Haag' } });
  await happened(app, staff, id, 'duty-notified', daysAgo(60));
  await happened(app, staff, id, 'registered', daysAgo(55));
  return id;
}

async function deskPage(options: { script: boolean; wide?: boolean }): Promise<Page> {
  const context = await phone(options);
  await context.addCookies([{ name: ACCOUNT_COOKIE, value: token, url: at }]);
  return context.newPage();
}

const stored = (id: string) =>
  inTransaction(app.db, rlsContextOf(staff), async (tx) => ({
    plans: await findPlans(tx, app, id),
    ideas: await findFreeIdeas(tx, id),
  }));

/** What a guide chooses on each page, as the values of the fields. */
const CHOICES: [step: string, choices: [name: string, value: string][]][] = [
  [
    'route',
    [
      ['route', 'Z'],
      ['reasons', 'wish'],
      ['reasons', 'pace'],
    ],
  ],
  [
    'pace',
    [
      ['weeklyHours', '12'],
      ['weeklyParticipation', '8'],
      ['literacy', 'none'],
      ['pvtHours', '12'],
      ['mapHours', '40'],
      ['knm', 'in-course'],
    ],
  ],
  [
    'course',
    [
      ['school', ''],
      ['startNext', 'yes'],
    ],
  ],
  [
    'support',
    [
      ['childEducation', 'none'],
      ['support', 'contact'],
      ['support', 'settling'],
      ['progressTalks', '4'],
      ['unburdening', 'yes'],
    ],
  ],
];

test(`a guide goes from an empty case to a decided plan with a course and three free places in ${MAX_TAPS} taps, on a phone without JavaScript`, async () => {
  const id = await emptyCase();
  const page = await deskPage({ script: false });
  const began = performance.now();
  let taps = 0;
  const tap = async (selector: string) => {
    taps++;
    await page.locator(selector).first().click();
  };
  await page.goto(`/nl/casework/${id}`);
  await tap(`a[href="/nl/casework/${id}/plan"]`);
  await tap('form[action$="/plan/begin"] button');
  for (const [, choices] of CHOICES) {
    for (const [name, value] of choices)
      await tap(
        name === 'school'
          ? 'label:has(input[name="school"]):has-text("De Brug")'
          : `label:has(input[name="${name}"][value="${value}"])`,
      );
    await tap('#plan button[name="go"]');
  }
  await tap(`a[href="/nl/casework/${id}/plan/free"]`);
  for (const nth of [0, 1, 2]) {
    taps++;
    await page.locator('input[name="initiative"]').nth(nth).check();
  }
  await tap('form[action$="/free/add"] button');
  await tap(`.crumbs a[href="/nl/casework/${id}/plan"]`);
  await tap(`a[href="/nl/casework/${id}/plan/decide"]`);
  await tap('input[name="withoutAdvice"]');
  await tap('main form button:has-text("Stel het plan vast")');
  expect(page.url()).toContain('?decided');
  const minutes = (performance.now() - began) / 60_000;
  const { plans, ideas } = await stored(id);
  expect(plans).toMatchObject([
    { state: 'decided', content: { route: 'Z', school: { name: 'Taalschool De Brug' }, named: [] } },
  ]);
  expect(plans[0]?.content.courseStart).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(ideas).toHaveLength(3);
  expect(taps).toBeLessThanOrEqual(MAX_TAPS);
  expect(minutes).toBeLessThan(MAX_MINUTES);
  expect(faults).toEqual([]);
}, 120_000);

test('with the keyboard alone', async () => {
  const id = await emptyCase();
  const page = await deskPage({ script: true, wide: true });
  const isAt = (selector: string) =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  const reach = async (selector: string) => {
    for (let tabs = 0; tabs < 120; tabs++) {
      if (await isAt(selector)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${selector}`);
  };
  await page.goto(`/nl/casework/${id}/plan`);
  await reach('form[action$="/plan/begin"] button');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/plan\/route$/);
  for (const [step, choices] of CHOICES) {
    await page.waitForURL(new RegExp(`/plan/${step}`));
    for (const [name, value] of choices) {
      const group = `input[name="${name}"]`;
      const wanted = value ? `${group}[value="${value}"]` : group;
      if (await page.locator(`${group}[type="checkbox"]`).count()) {
        await reach(wanted);
        await page.keyboard.press('Space');
        continue;
      }
      await reach(group);
      await page.keyboard.press('Space');
      for (let arrows = 0; arrows < 6 && !(await isAt(wanted)); arrows++)
        await page.keyboard.press('ArrowDown');
      expect(await isAt(wanted), `${name} ${value}`).toBe(true);
    }
    await reach('#plan button[name="go"]');
    await page.keyboard.press('Enter');
  }
  await page.waitForURL(/\/plan\?saved$/);
  const { plans } = await stored(id);
  expect(plans).toMatchObject([
    { state: 'draft', content: { route: 'Z', weeklyHours: 12, progressTalks: 4 } },
  ]);
}, 120_000);

test.each(['nl', 'en', 'ar'])(
  'in %s every page of the plan is without a fault for axe, on a phone and on a desk',
  async (language) => {
    const id = await emptyCase();
    const page = await deskPage({ script: true, wide: true });
    await page.goto(`/${language}/casework/${id}/plan`);
    const wrong = await wrongOnPhoneAndDesk(page);
    await page.locator('form[action$="/plan/begin"] button').click();
    const look = async (path: string) => {
      expect((await page.goto(`/${language}/casework/${path}`))?.status(), path).toBe(200);
      wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `${path} in ${language}: ${what}`));
    };
    await page.goto(`/${language}/casework/${id}/plan/free`);
    await page.locator('input[name="initiative"]').first().check();
    await page.locator('form[action$="/free/add"] button').click();
    const { ideas } = await stored(id);
    for (const path of ['route', 'pace', 'course', 'support', 'free', 'decide', `free/${ideas[0]?.id}/bind`])
      await look(`${id}/plan/${path}`);
    await look(`${id}/plan`);
    await look('schools');
    expect(wrong).toEqual([]);
  },
  240_000,
);
