import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { isForStaff, isForTeam } from '#core/access/actor.ts';
import { routePattern } from '#core/http/route-options.ts';
import { issueOperatorLink } from '#features/accounts';
import { routesByFeature } from '../../src/app.ts';
import { seedDemonstration } from '../../src/server/demonstration.ts';
import { ACCOUNT_COOKIE } from '../support/accounts.ts';
import { site, wrongOnPhoneAndDesk } from '../support/site.ts';
import { openTeamSession } from '../support/team.ts';
import { openStaffSession } from '../support/tenants.ts';
import { routeFinder } from '../walker/crawl.ts';

const { phone, at, app, faults } = await site();
const { people } = await seedDemonstration(app);
const token = await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 900));

const routes = routesByFeature.flatMap((feature) => feature.routes);
const routeOf = routeFinder(routes);
const pagesFor = (isFor: typeof isForTeam | typeof isForStaff): Set<string> =>
  new Set(
    routes
      .filter(({ method, allow }) => method === 'get' && isFor(allow))
      .map(({ path }) => routePattern(path)),
  );
const desks = pagesFor(isForTeam);
const staffDesks = pagesFor(isForStaff);
/** A file is no page. */
const isFile = (path: string): boolean =>
  /\.(csv|json|ics|zip)($|\?)|\/(file|picture|pdf)(\/|$|\?)/.test(path);
/** What the first of the invented municipalities sees: a lead, who also guides and makes policy. */
const [tenant] = people.tenants;
const staff = await openStaffSession(app, tenant?.id ?? '', {
  name: 'Sofie',
  roles: ['lead', 'guide', 'policy'],
});

/** As many addresses of one kind of page as may differ in what they lead to. */
const ADDRESSES_PER_KIND = 2;
const seen = new Set<string>();

async function deskWith(name: string, value: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await phone({ script: true, wide: true });
  await context.addCookies([{ name, value, url: at }]);
  return { context, page: await context.newPage() };
}

/** Follows links from these pages to others that `among` holds. @returns what is wrong with them */
async function lookAt(
  page: Page,
  language: string,
  { from, among, perKind }: { from: string[]; among: ReadonlySet<string>; perKind: number },
): Promise<string[]> {
  const wrong: string[] = [];
  const looked = new Map<string, number>();
  const queue = from.map((path) => `/${language}${path}`);
  const queued = new Set(queue);
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const pattern = routeOf('get', path.slice(language.length + 1));
    const times = looked.get(pattern) ?? 0;
    if (!among.has(pattern) || times >= perKind) continue;
    looked.set(pattern, times + 1);
    const answer = await page.goto(path);
    if (answer?.status() !== 200) wrong.push(`${path}: ${answer?.status()}`);
    seen.add(pattern);
    if (times === 0)
      wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `${pattern} in ${language}: ${what}`));
    const links = await page
      .locator('a[href^="/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const href of links)
      if (href.startsWith(`/${language}/`) && !isFile(href) && !queued.has(href)) {
        queued.add(href);
        queue.push(href);
      }
  }
  return wrong;
}

test.each(['nl', 'en', 'ar'])(
  'in %s every desk of the team is without a fault for axe, on a phone and on a desk, and nothing sticks out',
  async (language) => {
    const { context, page } = await deskWith('vanonderop_team', token);
    const from = [
      '/organise',
      '/inbox?q=folders',
      '/inbox/quarantine',
      '/inbox',
      '/listings?part=waiting',
      '/listings',
      '/spreadsheets',
      '/team/sessions',
    ];
    expect(await lookAt(page, language, { from, among: desks, perKind: ADDRESSES_PER_KIND })).toEqual([]);
    await context.close();
  },
  240_000,
);

test.each(['nl', 'ar'])(
  'in %s every desk of a municipality is without a fault for axe, on a phone and on a desk, and nothing sticks out',
  async (language) => {
    const { context, page } = await deskWith(ACCOUNT_COOKIE, staff.token);
    const from = ['/casework/all', '/casework', '/policy/signals', '/staff'];
    expect(await lookAt(page, language, { from, among: staffDesks, perKind: 1 })).toEqual([]);
    await context.close();
  },
  240_000,
);

/** Pages of the team that no link of the demonstration leads to, and why. */
const ELSEWHERE: Record<string, string> = {
  '/host': 'for the host of one break-out; test/journeys/meeting.test.ts looks at it',
  '/listings/:listing/question':
    'where the owner reads e-mail; test/journeys/listing-desk.test.ts looks at it',
  '/listings/:listing/words': 'on the day that words were made for an owner without e-mail',
  '/organise/:edition/check-in/list': 'names for the script of the check-in',
  ...Object.fromEntries(
    ['', '/edit', '/preview', '/words'].map((part) => [
      `/organise/:edition/collaborations/:id${part}`,
      'where a meeting tells of a collaboration; test/journeys/collaborations.test.ts looks at the same pages of an initiative',
    ]),
  ),
  '/organise/:edition/photos/:photo': 'a picture',
  '/spreadsheets/:sheet/rows': 'until a list is brought in; test/journeys/spreadsheet.test.ts looks at it',
  '/spreadsheets/:sheet/rows/:row':
    'until a list is brought in; test/journeys/spreadsheet.test.ts looks at it',
};

test('every page of the team was among them', () => {
  const missing = [...desks].filter((pattern) => !seen.has(pattern) && !isFile(pattern));
  expect(missing.sort()).toEqual(Object.keys(ELSEWHERE).sort());
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
