import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { isForStaff, sessionKindOf } from '#core/access/actor.ts';
import { formToken } from '#core/http/csrf.ts';
import { routePattern } from '#core/http/route-options.ts';
import { authenticateAccount, authenticateNewcomer, authenticateTeamMember } from '#features/accounts';
import { authenticateOwner } from '#features/directory';
import { routesByFeature } from '../../src/app.ts';
import { ACCOUNT_COOKIE } from '../support/accounts.ts';
import { createTestApp } from '../support/app.ts';
import { OWNER_COOKIE } from '../support/members.ts';
import { type Browser, crawl, type FoundForm, routeFinder } from './crawl.ts';
import { changedRows, type Domain, readRows } from './rows.ts';
import { ACTORS, type ActorName, buildWorld } from './world.ts';

/**
 * Every actor goes to every address that anybody else may go to, and sends every form that anybody else was shown. The
 * addresses and forms are found by following links as those who may, so a new page is walked without a line here.
 */
const { app, at, faults, owner, browser } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const passMinutes = (minutes: number) => at(new Date(app.now().getTime() + minutes * 60_000).toISOString());
const world = await buildWorld(app, browser, passMinutes, database);
const routes = routesByFeature.flatMap((feature) => feature.routes);
const routeOf = routeFinder(routes);
const [first, second] = world.editions.map(({ id }) => id);
const [firstTable, secondTable] = world.editions.map(({ breakOut }) => breakOut);

/** Routes that no link or form in this world leads to, and why; their addresses are made up from ids instead. */
const NOT_FOUND_BY_LINKS: Record<string, string> = {
  'get /account/code': 'only between asking for a letter and signing in',
  'post /account/code': 'only between asking for a letter and signing in',
  'get /account/mail/:link': 'only in a letter',
  'post /account/settings/passkey/forget': 'only where there is a passkey',
  'post /account/settings/others': 'only where an account is open on two devices',
  'get /account/organisation': 'only where an organisation lets its staff sign in',
  'post /account/organisation': 'only where an organisation lets its staff sign in',
  'get /account/organisation/answer': 'only back from the sign-in page of an organisation',
  'post /account/organisation/answer': 'only back from the sign-in page of an organisation',
  'get /account/organisation/sign-out/:tenant': 'leads on to an organisation',
  'get /join/:link': 'only in a letter',
  'post /join/:link': 'only in a letter',
  'get /account/join/:link': 'only in a letter',
  'post /account/join/:link': 'only in a letter',
  'post /register/own/members/withdraw': 'only while an invitation waits',
  'get /together': 'only while a story that a guide began on their device is open',
  'post /together/card': 'only while a story that a guide began on their device is open',
  'get /case-terms/:link/calendar.ics': 'only where a calendar program subscribed to it',
  'get /my-plan/letters/:letter': 'only after a letter was made known; letters/routes.test.ts opens one',
  'get /my-plan/letters/:letter/pdf/:language':
    'only after a letter was made known; letters/routes.test.ts opens one',
  'get /team/:token': 'only in a message to the member of the team',
  'get /listings/:listing/words': 'only for a day after the team made new words for an owner without e-mail',
  'get /fresh/:link': 'only in a letter after months',
  'get /placement-letters/:link': 'only in a letter about a request',
  'post /placement-letters/:link/stop': 'only in a letter about a request',
  'post /placement-letters/:link/resume': 'only in a letter about a request',
  'get /befriending-desk-letters/:link': 'only in a letter about what waits at a desk',
  'post /befriending-desk-letters/:link/stop': 'only in a letter about what waits at a desk',
  'post /befriending-desk-letters/:link/resume': 'only in a letter about what waits at a desk',
  'get /befriending-letters/:link': 'only in a letter to somebody who meets others',
  'post /befriending-letters/:link/stop': 'only in a letter to somebody who meets others',
  'post /befriending-letters/:link/resume': 'only in a letter to somebody who meets others',
  'get /befriending/own/card/:pool': 'leads on at once, except with a wish in a story; card.test.ts opens it',
  'post /befriending/own/card/:pool/from-story': 'only with a wish in a story, before a card is begun',
  'post /befriending/own/card/:pool/check': 'only before what was filled in is sent',
  'post /befriending/own/card/:pool/go-on': 'only while the own card pauses',
  'post /befriending/own/renew': 'only in the last days of a consent',
  'post /register/own/befriending/cards/:id/check': 'only where an organisation asks for a check',
  'post /register/own/befriending/cards/:id/check/undo': 'only after a check was noted',
  'get /notifications/:link': 'only in a letter that something came',
  'post /notifications/:link/stop': 'only in a letter that something came',
  'post /week/notification': 'only where nothing is near',
  'post /m/:link/place': 'only when a meeting was full and has room again',
  'post /organise/:edition/change/edit': 'only on the page that shows the letters before they go out',
  'post /organise/:edition/change/moved': 'only on the page that shows the letters before they go out',
  'post /organise/:edition/change/cancelled': 'only on the page that shows the letters before they go out',
  'post /organise/:edition/change/part-cancelled':
    'only on the page that shows the letters before they go out',
  'post /voice/:slug/blind-signature': 'sent by the script of a browser that keeps its code to itself',
  'post /voice-booth/tablet/admit': 'sent by the script of a tablet without network',
  'post /voice-booth/tablet/cast': 'sent by the script of a tablet without network',
  'get /voice-answer/:link/recording': 'a recording; contributions/routes.test.ts opens one',
  'get /voice-reader/:link/recording/:contribution': 'a recording; contributions/routes.test.ts opens one',
  'post /initiatives/:id/ask': 'only on the page that shows what the initiative will see',
  'post /initiatives/:id/ask/age': 'only where one is alone with somebody, before the age was told',
  'post /requests/:id/erasure': 'only when a request is over',
  'post /week/notification/stop': 'only after asking to be told',
  'get /shared/:token': 'leads on at once',
  'post /sharing/new': 'only on the page that shows what will be read',
  'post /beside/return': 'only while a screen is open',
  'post /shared/return': 'only while a link is open on this device',
  'get /agreement/:link': 'only in a letter before the due date',
  'get /team': 'only between following a team link and the tap',
  'get /register/:link': 'leads on at once',
  'get /register/:link/:page': 'as it was before; leads on at once',
  'get /register/own/texts/:language/remove': 'only where a machine translated',
  'post /team': 'only between following a team link and the tap',
  'post /team/sessions/close': 'only where a link is open on two devices',
  'post /languages': 'only in a language that nobody reviewed yet; it only counts',
  'post /initiatives/missed': 'after a search that found nothing; it only counts',
  'post /fresh/:link': 'only in a letter after months',
  'post /fresh/:link/stop': 'only in a letter after months',
  'post /agreement/:link': 'only in a letter before the due date',
  'post /register/own/card': 'only before the card is made',
  'post /register/own/resume': 'only while a listing pauses',
  'post /register/own/texts': 'only with a translation server',
  'post /register/own/texts/:language/remove': 'only where a machine translated',
  'post /m/:link/again': 'only after cancelling',
  'post /m/:link/offer': 'only while a seat is offered',
  'post /week/afresh': 'only after choosing',
  'post /organise/:edition/arrivals': 'sent by the script of the check-in page',
  'post /organise/:edition/arrival-undone': 'only after checking somebody in',
  'post /organise/:edition/publication': 'only before the seats are published',
  'post /organise/:edition/report': 'only before the report is published',
};

const parameterless = routes
  .filter(({ method, path }) => method === 'get' && !path.includes(':'))
  .map(({ path }) => (path === '/' ? '/nl' : `/nl${path}`));
const someAddresses = ['/nl/offline/GM0518', '/nl/initiatives?q=xyzzy', '/nl/initiatives?source=list'];

const seenBy = new Map<string, Set<string>>();
const addresses = new Map<string, Set<string>>();
const forms: FoundForm[] = [];
const isBearer = (pattern: string): boolean => /:(link|token|code)\b/.test(pattern);

const visitors: [string, Browser, string[]][] = [
  ...ACTORS.map((name): [string, Browser, string[]] => [
    name,
    world.browsers[name],
    [...someAddresses, ...world.unlinked],
  ]),
  ['operator', world.operator, []],
  ...world.holders.map(({ browser: holder, path }): [string, Browser, string[]] => [
    `holder of ${path}`,
    holder,
    [path],
  ]),
];
for (const [name, visitor, starts] of visitors) {
  const found = await crawl(visitor, [...starts, ...parameterless], routeOf, (_, page) => {
    for (const { text } of world.canaries)
      if (page.html.includes(text)) seenBy.set(text, (seenBy.get(text) ?? new Set()).add(name));
  });
  for (const [pattern, paths] of found.pages)
    addresses.set(pattern, new Set([...(addresses.get(pattern) ?? []), ...paths]));
  forms.push(...found.forms);
}
const faultsOfCrawl = [...faults];

/** At most so many forms of one route are sent on: those of both meetings are among them. */
const MAX_FORMS_PER_ROUTE = 6;
const distinctForms = [...new Map(forms.map((form) => [JSON.stringify(form), form])).values()];
const formsByRoute = Map.groupBy(distinctForms, ({ route }) => route);

/** Every id that stood in any form, under every name that any form has for it. */
const everyId = Object.fromEntries(
  distinctForms.flatMap(({ fields }) =>
    Object.entries(fields).filter(([, value]) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)),
  ),
);
for (const route of Object.keys(NOT_FOUND_BY_LINKS)) {
  const pattern = route.replace(/^post /, '');
  if (pattern === route || isBearer(pattern) || formsByRoute.has(pattern)) continue;
  const madeUp = world.editions.map(({ id }) => ({
    route: pattern,
    path: `/nl${pattern.replace(':edition', id)}`,
    fields: { ...everyId, arrivals: JSON.stringify([everyId.member]) },
  }));
  formsByRoute.set(pattern, madeUp);
}

test('every page and every form of the route table is reached by somebody, or it is said why not', () => {
  const found = new Set(distinctForms.map(({ route }) => route));
  const unreached = routes
    // The desks of municipalities: staff-walker.test.ts.
    .filter(({ allow }) => !isForStaff(allow))
    .map(({ method, path }) => [method, routePattern(path)] as const)
    .filter(([method, pattern]) => !(method === 'get' ? addresses : found).has(pattern))
    .map(([method, pattern]) => `${method} ${pattern}`);
  expect(unreached.filter((route) => !(route in NOT_FOUND_BY_LINKS))).toEqual([]);
  expect(Object.keys(NOT_FOUND_BY_LINKS).filter((route) => !unreached.includes(route))).toEqual([]);
});

test('whoever may see a text sees it, so its absence elsewhere means something', () => {
  const unseen = world.canaries.filter(
    ({ text, visibleTo }) => visibleTo.length && !visibleTo.some((name) => seenBy.get(text)?.has(name)),
  );
  expect(unseen).toEqual([]);
});

test('nobody sees what is another’s, on any address that anybody else may open', async () => {
  const leaks: string[] = [];
  let requests = 0;
  for (const name of ACTORS) {
    for (const [pattern, paths] of addresses) {
      // A private link is the proof itself; that it opens nothing else is tried below.
      if (isBearer(pattern)) continue;
      for (const path of paths) {
        const page = await world.browsers[name].get(path);
        requests++;
        if (page.status >= 500) leaks.push(`${name} ${path}: ${page.status}`);
        leaks.push(...canariesIn(page.html, name).map((text) => `${name} ${path}: ${text}`));
      }
    }
  }
  expect(leaks).toEqual([]);
  expect(requests).toBeGreaterThan(1_000);
}, 400_000);

const canariesIn = (html: string, name: ActorName): string[] =>
  world.canaries
    .filter(({ text, visibleTo }) => html.includes(text) && !visibleTo.includes(name))
    .map(({ text }) => text);

test('a private link opens its own page and no other', async () => {
  const bearerPatterns = routes.filter(({ method, path }) => method === 'get' && isBearer(path));
  const leaks: string[] = [];
  for (const { path: ownPath } of world.holders) {
    const own = routeOf('get', ownPath);
    const link = ownPath.split('/').at(-1) ?? '';
    for (const { path } of bearerPatterns) {
      if (samePage(routePattern(path), own)) continue;
      const address = `/nl${routePattern(path)}`
        .replace(/:(link|token|code)\b/, link)
        .replace(/:language/, 'en');
      const page = await browser().get(address);
      leaks.push(...canariesIn(page.html, 'nobody').map((text) => `${ownPath} at ${address}: ${text}`));
      if (page.status >= 500) leaks.push(`${address}: ${page.status}`);
    }
  }
  expect(leaks).toEqual([]);
});

/** Pages below the page of a link belong to the same link. */
const samePage = (pattern: string, own: string): boolean => `${pattern}/`.startsWith(`${own}/`);

const personOf = async (name: string): Promise<string> => {
  const found = await database.query<{ id: string }>(
    "select person_id as id from story_answer where question = 'name' and answer::text like $1",
    [`%${name}%`],
  );
  return found.rows[0]?.id ?? '';
};
const newcomers = { 'newcomer A': await personOf('Almaz'), 'newcomer B': await personOf('Bereket') };

const ownDomains = (name: keyof typeof newcomers): Domain[] => [
  newcomers[name],
  `requests of ${newcomers[name]}`,
  // Whoever meets others changes what both sides see: proposals, pairs and how their own card stands.
  'befriending',
  'letters to people who meet',
  'invitations to circles',
];

/** The account that is open in the browser of an actor, and the municipality for which it works. */
const accountOf = async (name: ActorName) => {
  const actor = await authenticateAccount(app, world.browsers[name].jar.get(ACCOUNT_COOKIE));
  if (actor.kind !== 'account') throw new Error(`${name} has no account`);
  return { signals: `signals of ${actor.account}`, tenant: `tenant ${actor.tenant?.id}` };
};
const [guideA, guideB, choirMember, caseworkerA, caseworkerB] = [
  await accountOf('guide A'),
  await accountOf('guide B'),
  await accountOf('member'),
  await accountOf('caseworker A'),
  await accountOf('caseworker B'),
];

/** What each actor may change, if the form is right. */
const MAY_CHANGE: Record<ActorName, Domain[]> = {
  nobody: [],
  expired: [],
  ended: [],
  'newcomer A': ownDomains('newcomer A'),
  // Who speaks for a circle hands that on to somebody in it.
  'newcomer B': [...ownDomains('newcomer B'), ...world.circle],
  'host 1': [],
  'host 2': [],
  'desk 1': [first ?? ''],
  'organiser 1': [first ?? '', firstTable ?? '', 'collaborations'],
  'organiser 2': [second ?? '', secondTable ?? '', 'collaborations'],
  desk: world.editions.map(({ id }) => id),
  answerer: ['inbox', 'questions to initiatives', 'reports'],
  organiser: [
    ...world.editions.flatMap(({ id, breakOut }) => [id, breakOut]),
    world.draft,
    'collaborations',
    'listings',
    'spreadsheets',
    'directory',
    'team',
  ],
  // What is filled in beside somebody, and given to them, is theirs; a consent is given back.
  'guide A': [newcomers['newcomer A'], 'accounts', guideA.signals],
  'guide B': [newcomers['newcomer B'], 'accounts', guideB.signals],
  // A caseworker may also end the connection of a newcomer with a case of their own municipality.
  'caseworker A': [caseworkerA.tenant, caseworkerA.signals, newcomers['newcomer A'], 'accounts'],
  'caseworker B': [caseworkerB.tenant, caseworkerB.signals, 'accounts'],
  // Questions to the municipality, and nothing of any case.
  'policy A': [caseworkerA.tenant, 'answers to signals', 'bottlenecks', 'collaborations', 'accounts'],
  // Answers requests, and changes nothing of the initiative.
  member: [
    `requests of ${newcomers['newcomer A']}`,
    'placements',
    'befriending',
    'reports',
    'accounts',
    'questions to initiatives',
    choirMember.signals,
    'collaborations',
  ],
};

/** Forms that end one's own session or story would make the rest of the walk a walk of nobody. */
const endsTheActor = (path: string): boolean => /\/(forget|close|replacement|sessions|leave)/.test(path);

/** The same form at the address of the other meeting: a right to one is no right to what belongs to the other. */
const atOtherMeeting = (path: string): string | undefined => {
  if (first && second && path.includes(first)) return path.replace(first, second);
  if (first && second && path.includes(second)) return path.replace(second, first);
  return undefined;
};

/** Sends a form as this visitor could: with a token of the own session. */
async function sendAs(visitor: Browser, path: string, { route, fields }: FoundForm) {
  const allow = routes.find((known) => known.method === 'post' && routePattern(known.path) === route)?.allow;
  const { jar } = visitor;
  const actor = await {
    newcomer: () => authenticateNewcomer(app, jar.get('vanonderop')),
    owner: () => authenticateOwner(app, jar.get('vanonderop_owner')),
    account: () => authenticateAccount(app, jar.get(ACCOUNT_COOKIE)),
    team: () => authenticateTeamMember(app, jar.get('vanonderop_team')),
  }[sessionKindOf(allow ?? 'anyone')]();
  // Whoever registers a listing owns it from then on; here each goes on as who they are.
  const owned = jar.get(OWNER_COOKIE);
  if (allow === 'anyone') jar.delete(OWNER_COOKIE);
  const page = await visitor.post(path, fields, formToken(app.secret, actor, app.now()));
  if (owned === undefined) jar.delete(OWNER_COOKIE);
  else if (allow === 'anyone') jar.set(OWNER_COOKIE, owned);
  return page;
}

test('nobody changes what is another’s, with any form that anybody else was shown', async () => {
  const problems: string[] = [];
  const letIn = new Set<string>();
  let posts = 0;
  for (const name of ACTORS) {
    const before = await readRows(database);
    for (const [route, found] of formsByRoute) {
      if (!route || isBearer(route)) continue;
      for (const form of found.slice(0, MAX_FORMS_PER_ROUTE)) {
        for (const path of [form.path, atOtherMeeting(form.path)]) {
          if (!path || endsTheActor(path)) continue;
          const page = await sendAs(world.browsers[name], path, form);
          if (++posts % 10 === 0) passMinutes(1);
          if (page.status >= 500) problems.push(`${name} POST ${path}: ${page.status}`);
          if (name === 'member' && page.status !== 403) letIn.add(route);
          // A form that is shown again holds what was sent.
          const sent = JSON.stringify(form.fields);
          const leaks = canariesIn(page.html, name).filter((text) => !sent.includes(text));
          problems.push(...leaks.map((text) => `${name} POST ${path}: ${text}`));
        }
      }
    }
    const after = await readRows(database);
    problems.push(...changedRows(before, after, MAY_CHANGE[name]).map((change) => `${name}: ${change}`));
    // Whoever may change things does so with these same forms: they are right.
    if (name === 'organiser') expect(changedRows(before, after, []).length).toBeGreaterThan(15);
  }
  // Who helps at the choir answers there and tells what it does with others, and passes by everything that is its owner's.
  expect([...letIn].filter((route) => route.startsWith('/register/own')).sort()).toEqual([
    '/register/own/attendance',
    '/register/own/befriending/cards/:id/check',
    '/register/own/befriending/cards/:id/check/undo',
    '/register/own/befriending/cards/:id/pause',
    '/register/own/befriending/cards/:id/propose',
    '/register/own/befriending/cards/:id/resume',
    '/register/own/befriending/letters',
    '/register/own/befriending/pairs/:id/end',
    '/register/own/befriending/print',
    '/register/own/befriending/reach/ask',
    '/register/own/befriending/reach/neighbours',
    '/register/own/befriending/reports/:id',
    '/register/own/befriending/rounds/next',
    '/register/own/collaborations/:id/bottlenecks',
    '/register/own/collaborations/:id/edit',
    '/register/own/collaborations/:id/introduce',
    '/register/own/collaborations/:id/partner',
    '/register/own/collaborations/:id/partner/remove',
    '/register/own/collaborations/:id/state',
    '/register/own/collaborations/:id/words',
    '/register/own/collaborations/join/:id',
    '/register/own/collaborations/new',
    '/register/own/collaborations/partner',
    '/register/own/hours',
    '/register/own/hours/:id',
    '/register/own/hours/:id/revoke',
    '/register/own/questions',
    '/register/own/requests/:id',
    '/register/own/signals/change',
    '/register/own/signals/send',
  ]);
  expect(problems).toEqual([]);
  expect(posts).toBeGreaterThan(1_000);
}, 800_000);

test('with a private link nobody changes what belongs to another link', async () => {
  const problems: string[] = [];
  let posts = 0;
  for (const holder of world.holders.filter(({ edition }) => edition)) {
    const before = await readRows(database);
    const own = holder.path.split('/').at(-1) ?? '';
    for (const [route, found] of formsByRoute) {
      if (!isBearer(route)) continue;
      for (const form of found.filter(({ path }) => !path.includes(own))) {
        const page = await sendAs(holder.browser, form.path.replace(/[\w-]{40,}/, own), form);
        posts++;
        if (page.status >= 500) problems.push(`${holder.path} POST ${form.path}: ${page.status}`);
      }
    }
    const changed = changedRows(before, await readRows(database), [holder.edition ?? '']);
    problems.push(...changed.map((change) => `${holder.path}: ${change}`));
  }
  expect(problems).toEqual([]);
  expect(posts).toBeGreaterThan(50);
}, 400_000);

test('nothing went wrong unseen', () => expect([faultsOfCrawl, faults]).toEqual([[], []]));
