import { expect, test } from 'vitest';
import { isTeamRole, type Permission } from '#core/access/actor.ts';
import type { Route } from '#core/http/request-context.ts';
import { routesByFeature } from '../../src/app.tsx';

const all = routesByFeature.flatMap(({ room, addresses }) => addresses.map((address) => ({ room, address })));

/** All that may be said without a token: which kind of page, in which language. */
const COUNTED = ['language', 'page'];

/** Holds nobody's words, acts for nobody, shows nothing of anybody, and has nothing of anybody in its address. */
const onlyCounts = ({
  method,
  path,
  allow,
  purpose,
  action,
  oneClickUnsubscribe,
}: Omit<Route, 'handler'>): boolean =>
  method === 'post' &&
  allow === 'anyone' &&
  !purpose &&
  !oneClickUnsubscribe &&
  !path.includes(':') &&
  (action?.spec.fields ?? []).every((field) => COUNTED.includes(field));

/** What an address must say about itself. */
function wrongs({
  method,
  path,
  allow,
  purpose,
  action,
  cache,
  oneClickUnsubscribe,
  onlyCounts: counts,
}: Route): string[] {
  return [
    ...(allow !== 'anyone' && method === 'get' && !purpose
      ? [`${path} is a person's own and does not say why it looks`]
      : []),
    ...(method === 'post' && !action && !path.endsWith('/keep') ? [`POST ${path} names no action`] : []),
    ...(method === 'get' && action ? [`GET ${path} does something`] : []),
    ...(purpose && allow === 'anyone' ? [`${path} shows a person's things to anyone`] : []),
    ...(action && action.spec.allow !== allow
      ? [`${path} lets in ${allow}, its action ${action.spec.allow}`]
      : []),
    ...(action && isTeamRole(allow) && action.spec.fields.includes('edition') && !action.spec.scoped
      ? [`${action.spec.name} lets in a link for another edition`]
      : []),
    ...(oneClickUnsubscribe && !(method === 'post' && path.includes('/:link'))
      ? [`${path} may be posted by anybody without a private link`]
      : []),
    ...(counts && !onlyCounts({ method, path, allow, purpose, action, oneClickUnsubscribe })
      ? [`${path} may be posted without a token and does more than count`]
      : []),
    ...(cache && (purpose || allow !== 'anyone' || method !== 'get')
      ? [`${path} keeps in memory what is not for everyone`]
      : []),
  ];
}

test('every address says who may come, why it looks, and what it does', () => {
  expect(all.flatMap(({ address }) => wrongs(address))).toEqual([]);
});

test('each action is named after its room, and no two addresses are the same', () => {
  const strange = all.filter(
    ({ room, address }) =>
      address.action &&
      ![room, 'story', 'accounts', 'meetings'].includes(address.action.spec.name.split('.')[0] ?? ''),
  );
  expect(strange.map(({ address }) => address.path)).toEqual([]);
  const knocks = all.map(({ address }) => `${address.method} ${address.path}`);
  expect(new Set(knocks).size).toBe(knocks.length);
});

test('the check bites', () => {
  const handler = () => new Response();
  const does = (allow: Permission, fields: string[] = []) => ({
    spec: { name: 'x.y', allow, fields, scoped: false },
  });
  const planted: Route[] = [
    { method: 'get', path: '/x', allow: 'newcomer', handler },
    { method: 'post', path: '/x', allow: 'anyone', handler },
    { method: 'get', path: '/x', allow: 'anyone', purpose: 'own-story', handler },
    { method: 'post', path: '/x', allow: 'anyone', action: does('newcomer'), handler },
    { method: 'post', path: '/x', allow: 'desk', action: does('desk', ['edition']), handler },
    { method: 'get', path: '/x', allow: 'newcomer', purpose: 'own-story', cache: true, handler },
    {
      method: 'post',
      path: '/x',
      allow: 'anyone',
      action: does('anyone'),
      oneClickUnsubscribe: true,
      handler,
    },
    {
      method: 'post',
      path: '/x',
      allow: 'anyone',
      action: does('anyone', ['words']),
      onlyCounts: true,
      handler,
    },
    { method: 'post', path: '/x/:link', allow: 'anyone', action: does('anyone'), onlyCounts: true, handler },
    { method: 'post', path: '/x', allow: 'newcomer', action: does('newcomer'), onlyCounts: true, handler },
    { method: 'post', path: '/x', allow: 'anyone', onlyCounts: true, handler },
  ];
  for (const address of planted) expect(wrongs(address)).toHaveLength(1);
});
