import { expect, test } from 'vitest';
import { isForTeam, type Permission } from '#core/access/actor.ts';
import type { Route } from '#core/http/route.ts';
import { features } from '../../architecture.js';
import { routesByFeature } from '../../src/app.ts';

const routes = routesByFeature.flatMap(({ feature, routes }) => routes.map((route) => ({ feature, route })));

/** All that a form without a token may carry: which kind of page, in which language. */
const COUNTED_FIELDS = ['language', 'page'];

/** Carries nobody's words, acts for nobody, shows nobody's data, and has no parameter in its path. */
const onlyCounts = ({ method, path, allow, purpose, action, oneClickUnsubscribe }: Route): boolean =>
  method === 'post' &&
  allow === 'anyone' &&
  !purpose &&
  !oneClickUnsubscribe &&
  !path.includes(':') &&
  (action?.spec.fields ?? []).every((field) => COUNTED_FIELDS.includes(field));

/** Changes a cookie of the browser that asks and nothing on the server; what it keeps stands in its path. */
const onlyKeeps = ({ method, allow, purpose, action, withoutAction }: Route): boolean =>
  method === 'post' && allow === 'anyone' && !purpose && !action && withoutAction === 'cookie';

/** The one feature that may cast ballots, and routes that do: nothing of them may stand in the audit log. */
const isMisplacedBallot = (feature: string, { method, allow, purpose, withoutAction }: Route): boolean =>
  withoutAction === 'ballot' &&
  (feature !== 'voice' || method !== 'post' || Boolean(purpose) || !['anyone', 'policy'].includes(allow));

/** Whoever comes here sees nothing of anybody else, and no story: there is no log of such looks. Policy sees counts alone. */
const SHOWS_ONLY_OWN: Permission[] = ['anyone', 'owner', 'member', 'account', 'team', 'staff', 'policy'];

/** What is wrong with the declaration of a route, as sentences. */
function violations(route: Route): string[] {
  const { method, path, allow, purpose, action, withoutAction, cache, oneClickUnsubscribe, csrf, personal } =
    route;
  return [
    ...(!SHOWS_ONLY_OWN.includes(allow) && method === 'get' && !purpose
      ? [`GET ${path} shows personal data without a purpose`]
      : []),
    ...(method === 'post' && Boolean(action) === Boolean(withoutAction)
      ? [`POST ${path} must have an action or say what it does without`]
      : []),
    ...(method === 'get' && (action || withoutAction) ? [`GET ${path} has an action`] : []),
    ...(purpose && allow === 'anyone' ? [`${path} shows personal data to anyone`] : []),
    ...(action && action.spec.allow !== allow
      ? [`${path} lets in ${allow}, its action ${action.spec.allow}`]
      : []),
    ...(action && isForTeam(allow) && action.spec.fields.includes('edition') && !action.spec.scoped
      ? [`${action.spec.name} accepts a link for another edition`]
      : []),
    ...(oneClickUnsubscribe && !(method === 'post' && path.includes('/:link'))
      ? [`${path} accepts one-click posts without a private link`]
      : []),
    ...(csrf === 'origin-only' && !onlyCounts(route) && !onlyKeeps(route)
      ? [`${path} accepts posts without a token and does more than count`]
      : []),
    ...(cache && (purpose || allow !== 'anyone' || method !== 'get')
      ? [`${path} caches what is not for everyone`]
      : []),
    ...(personal && (method !== 'get' || allow !== 'newcomer')
      ? [`${path} is personal and not a page of a newcomer`]
      : []),
  ];
}

/** An action belongs to the feature of its route or to one below it. */
const isForeign = (feature: string, { action }: Route): boolean =>
  action !== undefined &&
  !features
    .slice(0, features.indexOf(feature) + 1)
    .includes(action.spec.name.split('.')[0]?.replaceAll('_', '-') ?? '');

test('every route says who may come, why it reads personal data, and what it does', () => {
  expect(routes.flatMap(({ route }) => violations(route))).toEqual([]);
});

test('only voice casts ballots, by a form of whoever comes or of who typed in paper, without looking at anybody', () => {
  expect(
    routes.filter(({ feature, route }) => isMisplacedBallot(feature, route)).map(({ route }) => route.path),
  ).toEqual([]);
});

test('the check bites: a ballot elsewhere, by a link, of a newcomer who signed in', () => {
  const ballot = { path: '/x', withoutAction: 'ballot', handler: () => new Response() } as const;
  expect(isMisplacedBallot('voice', { ...ballot, method: 'post', allow: 'anyone' })).toBe(false);
  expect(isMisplacedBallot('meetings', { ...ballot, method: 'post', allow: 'anyone' })).toBe(true);
  expect(isMisplacedBallot('voice', { ...ballot, method: 'get', allow: 'anyone' })).toBe(true);
  expect(isMisplacedBallot('voice', { ...ballot, method: 'post', allow: 'newcomer' })).toBe(true);
});

test('each action is named after a feature that its route may use, and no two routes are the same', () => {
  expect(
    routes.filter(({ feature, route }) => isForeign(feature, route)).map(({ route }) => route.path),
  ).toEqual([]);
  const requestsOf = (personal: boolean) =>
    routes
      .filter(({ route }) => Boolean(route.personal) === personal)
      .map(({ route }) => `${route.method} ${route.path}`);
  const requests = requestsOf(false);
  expect(new Set(requests).size).toBe(requests.length);
  // A personal page stands at the address of one public page.
  const personal = requestsOf(true);
  expect(new Set(personal).size).toBe(personal.length);
  expect(personal.filter((request) => !requests.includes(request))).toEqual([]);
});

test('the check bites', () => {
  const handler = () => new Response();
  const actionFor = (allow: Permission, fields: string[] = [], name = 'x.y') =>
    Object.assign(async () => undefined, { spec: { name, allow, fields, scoped: false } });
  const planted: Route[] = [
    { method: 'get', path: '/x', allow: 'newcomer', handler },
    { method: 'post', path: '/x', allow: 'anyone', handler },
    {
      method: 'post',
      path: '/x',
      allow: 'anyone',
      action: actionFor('anyone'),
      withoutAction: 'redisplay',
      handler,
    },
    { method: 'get', path: '/x', allow: 'anyone', withoutAction: 'redisplay', handler },
    { method: 'get', path: '/x', allow: 'anyone', purpose: 'own-story', handler },
    { method: 'post', path: '/x', allow: 'anyone', action: actionFor('newcomer'), handler },
    { method: 'post', path: '/x', allow: 'desk', action: actionFor('desk', ['edition']), handler },
    { method: 'get', path: '/x', allow: 'newcomer', purpose: 'own-story', cache: 'public', handler },
    { method: 'get', path: '/x', allow: 'anyone', personal: true, handler },
    {
      method: 'post',
      path: '/x',
      allow: 'anyone',
      action: actionFor('anyone'),
      oneClickUnsubscribe: true,
      handler,
    },
    ...[
      { path: '/x' as const, allow: 'anyone' as const, action: actionFor('anyone', ['words']) },
      { path: '/x/:link' as const, allow: 'anyone' as const, action: actionFor('anyone') },
      { path: '/x' as const, allow: 'newcomer' as const, action: actionFor('newcomer') },
      {
        path: '/x' as const,
        allow: 'anyone' as const,
        action: actionFor('anyone'),
        oneClickUnsubscribe: true as const,
      },
    ].map((route): Route => ({ method: 'post', csrf: 'origin-only', handler, ...route })),
  ];
  for (const route of planted.slice(0, -1)) expect(violations(route), JSON.stringify(route)).toHaveLength(1);
  // Without a private link in its path this one breaks two rules at once.
  expect(violations(planted.at(-1) as Route)).toHaveLength(2);
  const foreign = { method: 'post', path: '/x', allow: 'anyone', handler } as const;
  expect(isForeign('accounts', { ...foreign, action: actionFor('anyone', [], 'home.visit') })).toBe(true);
  expect(isForeign('home', { ...foreign, action: actionFor('anyone', [], 'accounts.open') })).toBe(false);
});
