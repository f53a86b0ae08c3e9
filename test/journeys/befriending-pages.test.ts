import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { isForTeam } from '#core/access/actor.ts';
import { routePattern } from '#core/http/route-options.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { routesByFeature } from '../../src/app.ts';
import { seedDemoCard } from '../../src/features/accounts/demo-seed.ts';
import { idOf } from '../../src/features/befriending/demo-pairs.ts';
import { seedDemoPeople } from '../../src/server/demo-people.ts';
import { openOwnerPage } from '../support/asked-site.ts';
import { site, wrongOnPhoneAndDesk } from '../support/site.ts';
import { routeFinder } from '../walker/crawl.ts';

const { phone, app, faults } = await site();
const { befriending } = await seedDemoPeople(app);
if (!befriending) throw new Error('the demonstration has nobody who meets people');
const { organisation, newcomer, resident } = befriending;

const routes = routesByFeature.flatMap((feature) => feature.routes);
const routeOf = routeFinder(routes);
const pages = new Set(
  routesByFeature
    .filter(({ feature }) => feature === 'befriending')
    .flatMap((feature) => feature.routes)
    // Pages of the team are looked at with the desks.
    .filter(({ method, allow }) => method === 'get' && !isForTeam(allow))
    .map(({ path }) => routePattern(path)),
);
const isFile = (path: string): boolean => /\.(csv|json|ics)($|\?)|\/(photos?|print)(\/|$)/.test(path);
const seen = new Set<string>();

/** Kinds of pages that somebody looked at, by language: who comes after them looks only where they begin themselves. */
const looked: Record<string, Set<string>> = { nl: new Set(), ar: new Set() };

/** Follows links to pages of this feature, and looks at one of each kind that nobody looked at yet. @returns what is wrong */
async function look(page: Page, language: string, starts: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  const known = looked[language] ?? new Set();
  const queue = starts.map((path) => `/${language}${path}`);
  const begun = new Set(queue);
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const pattern = routeOf('get', path.slice(language.length + 1));
    if (!pages.has(pattern) || isFile(path) || (known.has(pattern) && !begun.delete(path))) continue;
    known.add(pattern);
    begun.delete(path);
    const answer = await page.goto(path);
    if (answer?.status() !== 200) wrong.push(`${path}: ${answer?.status()}`);
    seen.add(pattern);
    wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `${path} in ${language}: ${what}`));
    const links = await page
      .locator('a[href^="/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    queue.push(...links.filter((href) => href.startsWith(`/${language}/`)));
  }
  return wrong;
}

/** Somebody with their own key card. */
async function openedBy(context: BrowserContext, language: string, person: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/${language}/open`);
  await page.fill('input[name=code]', (await seedDemoCard(app, person)) ?? '');
  await page.locator('form#open button').first().click();
  return page;
}

/** The first of the links of a page that lead to such an address, without its language. */
const linkOn = async (page: Page, selector: string): Promise<string> =>
  ((await page.locator(selector).first().getAttribute('href')) ?? '').slice('/nl'.length);

/** Selam looks at herself, at whom she meets, and at how one begins a circle. */
async function ofSelam(context: BrowserContext, language: string): Promise<string[]> {
  const page = await openedBy(context, language, newcomer.person);
  await page.goto(`/${language}/befriending/own`);
  const pair = await linkOn(page, 'main a[href*="/befriending/own/pairs/"]');
  const wrong = await look(page, language, [
    '/befriending',
    '/befriending/own',
    '/befriending/own/circle/new',
    '/befriending/own/wider',
    '/befriending/own/pairs',
    pair,
    `${pair}/messages`,
    `${pair}/help`,
  ]);
  // Whoever says that they met is asked how it was, once.
  await page.goto(`/${language}${pair}`);
  const met = page.locator('button[name=met][value=yes]');
  if (await met.count()) await met.click();
  return [...wrong, ...(await look(page, language, [`${pair}/how`]))];
}

const ofHenk = async (context: BrowserContext, language: string): Promise<string[]> =>
  look(await openedBy(context, language, resident.person), language, [
    '/befriending/own/proposals',
    '/befriending/own',
  ]);

/** Tineke speaks for a circle, invites one more, and looks at where the invitation leads. */
async function ofCircle(context: BrowserContext, language: string): Promise<string[]> {
  const page = await openedBy(context, language, idOf(app, 'person', organisation.listing, 'Tineke'));
  await page.goto(`/${language}/befriending/own/circle`);
  await page.locator('form[action$="/circle/invite"] button').first().click();
  const invitations = await linkOn(page, 'main a[href*="/circle/invitations/"]');
  const wrong = await look(page, language, ['/befriending/own/circle', invitations]);
  await page.goto(`/${language}${invitations}`);
  const [link] =
    (await page.locator('main').innerHTML()).match(/\/befriending\/circles\/join\/[\w-]{43}/) ?? [];
  return [
    ...wrong,
    ...(await look(page, language, [`${link}`, `${link}`.replace('/circles/', '/own/circle/')])),
  ];
}

async function ofCoordinator(context: BrowserContext, language: string): Promise<string[]> {
  const page = await context.newPage();
  const ownerLink = `/register/${privateLinkToken(app, 'listing', organisation.listing)}`;
  await openOwnerPage(page, { initiative: '', listing: '', ownerLink }, language);
  const card = idOf(app, 'card', organisation.listing, newcomer.name);
  return look(page, language, [
    '/register/own/befriending',
    `/register/own/befriending/cards/${card}`,
    `/register/own/befriending/cards/${card}/propose`,
  ]);
}

/** A visitor looks around, says that something is not right, and begins. */
async function ofVisitor(context: BrowserContext, language: string): Promise<string[]> {
  const page = await context.newPage();
  const wrong = await look(page, language, ['/befriending', '/befriending/circles/join']);
  await page.goto(`/${language}/befriending/report`);
  await page.locator('main label:has(input[name=kind])').first().click();
  await page.locator('main form button.primary').click();
  wrong.push(...(await look(page, language, [new URL(page.url()).pathname.slice('/nl'.length)])));
  await page.goto(`/${language}/befriending`);
  await page.goto(`/${language}${await linkOn(page, 'main a[href*="/befriending/join/"]')}`);
  await page.locator('main form button[value=own]').click();
  return [...wrong, ...(await look(page, language, [new URL(page.url()).pathname.slice('/nl'.length)]))];
}

test.each(['nl', 'ar'])(
  'in %s, on a phone and on a desk, what both sides, the organisation and visitors see of meeting people is fit for everybody',
  async (language) => {
    const wrong: string[] = [];
    for (const pagesOf of [ofVisitor, ofSelam, ofHenk, ofCircle, ofCoordinator]) {
      const context = await phone({ script: true });
      wrong.push(...(await pagesOf(context, language)));
      await context.close();
    }
    expect(wrong).toEqual([]);
  },
  180_000,
);

/** Pages to which no link of the demonstration leads, and why. */
const ELSEWHERE: Record<string, string> = {
  '/befriending-desk-letters/:link': 'reached from a letter alone',
  '/befriending-letters/:link': 'reached from a letter alone',
};

test('every page of meeting people was among them', () => {
  const missing = [...pages].filter((pattern) => !seen.has(pattern) && !isFile(pattern));
  expect(missing.sort()).toEqual(Object.keys(ELSEWHERE).sort());
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
