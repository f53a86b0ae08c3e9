import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { isForStaff } from '#core/access/actor.ts';
import { routePattern } from '#core/http/route-options.ts';
import { deterministicId, privateLinkToken } from '#core/private-links.ts';
import { routesByFeature } from '../../src/app.ts';
import { issueDemoSignIn, seedDemoCard } from '../../src/features/accounts/demo-seed.ts';
import { consentToken } from '../../src/features/consents/model/codes.ts';
import { seedDemoPeople } from '../../src/server/demo-people.ts';
import { openOwnerPage } from '../support/asked-site.ts';
import { site, wrongOnPhoneAndDesk } from '../support/site.ts';
import { routeFinder } from '../walker/crawl.ts';

const { phone, app, faults } = await site();
const { newcomer, inbox, guides } = await seedDemoPeople(app);
const samira = newcomer?.person ?? '';
const words = (await seedDemoCard(app, samira)) ?? '';
const ownerLink = `/register/${privateLinkToken(app, 'listing', inbox?.listing ?? '')}`;

/** Whose pages these are: what passes between a newcomer, an initiative and a guide. */
const FEATURES = ['accounts', 'consents', 'ideas', 'placements', 'hours', 'guidance', 'my-data'];
const routes = routesByFeature.flatMap((feature) => feature.routes);
const routeOf = routeFinder(routes);
const ofPeople = new Set(
  routesByFeature
    .filter(({ feature }) => FEATURES.includes(feature))
    .flatMap((feature) => feature.routes)
    // Pages of the staff of a municipality are looked at with the desks.
    .filter(({ method, allow }) => method === 'get' && !isForStaff(allow))
    .map(({ path }) => routePattern(path)),
);

const seen = new Set<string>();

/** Follows links from some addresses to pages of these features, and looks at one of each kind. @returns what is wrong */
async function look(page: Page, language: string, starts: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  const known = new Set<string>();
  const queue = starts.map((path) => `/${language}${path}`);
  const begun = new Set(queue);
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const pattern = routeOf('get', path.slice(language.length + 1));
    if (known.has(pattern) || !(ofPeople.has(pattern) || begun.has(path))) continue;
    const answer = await page.goto(path);
    if (answer?.status() !== 200) wrong.push(`${path}: ${answer?.status()}`);
    known.add(pattern);
    seen.add(pattern);
    wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `${pattern} in ${language}: ${what}`));
    const links = await page
      .locator('a[href^="/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    queue.push(...links.filter((href) => href.startsWith(`/${language}/`) && !isFile(href)));
  }
  return wrong;
}

const isFile = (path: string): boolean => /\.(pdf|json|ics)$|\/download$/.test(path);

/** The pages of a newcomer, and what their hours look like to anybody. */
async function newcomerPages(context: BrowserContext, language: string): Promise<string[]> {
  const page = await context.newPage();
  await page.goto(`/${language}/open`);
  await page.fill('input[name=code]', words);
  await page.locator('form#open button').first().click();
  await page.goto(`/${language}/hours`);
  // Where hours are off they can be turned on again.
  if ((await page.locator('a[href*="/hours/initiatives/"]').count()) === 0)
    await page.locator('form[action$="/hours/off"] button').first().click();
  const wrong = await look(page, language, [
    '/week',
    '/requests',
    `/sharing/new/initiatives?q=${inbox?.name}`,
    '/sharing',
    '/hours',
    '/ideas',
    '/my-data',
    '/card',
  ]);
  await page.goto(`/${language}/hours`);
  await page.locator('a[href*="/hours/statements/"]').first().click();
  const code = await page.locator('main b[dir=ltr]').innerText();
  wrong.push(...(await look(page, language, [`/hours/verify/${code}`, '/hours/verify'])));
  return wrong;
}

const volunteerPages = async (context: BrowserContext, language: string): Promise<string[]> => {
  const page = await context.newPage();
  await openOwnerPage(page, { initiative: '', listing: '', ownerLink }, language);
  return look(page, language, ['/register/own', '/register/own/requests']);
};

/** The pages of a guide, and of who begins on the device of a guide. */
async function guidePages(context: BrowserContext, language: string): Promise<string[]> {
  const [fatma] = guides;
  if (!fatma) throw new Error('the demonstration has no guide');
  const page = await context.newPage();
  const link = new URL(await issueDemoSignIn(app, fatma, 1)).pathname.replace(/^\/nl/, '');
  const wrong = await look(page, language, ['/account/code', link]);
  await page.goto(`/${language}${link}`);
  await page.locator('main form button').first().click();
  await page.goto(`/${language}/guide`);
  const samiraAtDesk = await page.locator('.card-title a', { hasText: 'Samira' }).getAttribute('href');
  wrong.push(...(await look(page, language, [`${samiraAtDesk}`.slice(3), '/guide', '/account'])));
  await page.goto(`/${language}/guide`);
  await page.locator('form[action$="/guide/together"] button').click();
  wrong.push(...(await look(page, language, ['/together'])));
  return wrong;
}

/** What a neighbour finds who was given a link, and whoever comes to these pages with nothing. */
async function visitorPages(context: BrowserContext, language: string): Promise<string[]> {
  const joke = deterministicId(app, 'consent', { application: ['demonstration', 'Almaz', '2'] });
  return look(await context.newPage(), language, [
    `/shared/${consentToken(app, joke)}`,
    '/shared',
    '/shared/closed',
    '/beside',
    `/open/${words}`,
    '/closed',
  ]);
}

test.each(['nl', 'ar'])(
  'in %s, on a phone and on a desk, what a newcomer, a volunteer and a guide see of each other is fit for everybody',
  async (language) => {
    const wrong: string[] = [];
    for (const pages of [newcomerPages, volunteerPages, guidePages, visitorPages]) {
      const context = await phone({ script: true });
      wrong.push(...(await pages(context, language)));
      await context.close();
    }
    expect(wrong).toEqual([]);
  },
  180_000,
);

/**
 * The team's own pages are looked at with the desks; one is reached from a letter alone; and the demonstration has no organisation
 * whose staff sign in with their own account.
 */
const ELSEWHERE = [
  '/team',
  '/team/:token',
  '/team/sessions',
  '/placement-letters/:link',
  '/account/organisation',
  '/account/organisation/answer',
  '/account/organisation/sign-out/:tenant',
];

test('every page of these features was among them', () => {
  const missing = [...ofPeople].filter((pattern) => !seen.has(pattern) && !isFile(pattern));
  expect(missing.sort()).toEqual(ELSEWHERE.toSorted());
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
