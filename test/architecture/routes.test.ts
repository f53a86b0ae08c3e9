import { expect, test } from 'vitest';
import { isDuty, type May } from '#core/access/actor.ts';
import type { Address } from '#core/http/request-context.ts';
import { contents } from '../../src/app.tsx';

const all = contents.flatMap(({ room, addresses }) => addresses.map((address) => ({ room, address })));

/** All that may be said without a token: which kind of page, in which language. */
const COUNTED = ['language', 'page'];

/** Holds nobody's words, acts for nobody, shows nothing of anybody, and has nothing of anybody in its address. */
const onlyCounts = ({ method, path, may, shows, does, oneClick }: Omit<Address, 'answer'>): boolean =>
  method === 'post' &&
  may === 'anyone' &&
  !shows &&
  !oneClick &&
  !path.includes(':') &&
  (does?.spec.fields ?? []).every((field) => COUNTED.includes(field));

/** What an address must say about itself. */
function wrongs({ method, path, may, shows, does, keeps, oneClick, counts }: Address): string[] {
  return [
    ...(may !== 'anyone' && method === 'get' && !shows
      ? [`${path} is a person's own and does not say why it looks`]
      : []),
    ...(method === 'post' && !does && !path.endsWith('/keep') ? [`POST ${path} names no action`] : []),
    ...(method === 'get' && does ? [`GET ${path} does something`] : []),
    ...(shows && may === 'anyone' ? [`${path} shows a person's things to anyone`] : []),
    ...(does && does.spec.may !== may ? [`${path} lets in ${may}, its action ${does.spec.may}`] : []),
    ...(does && isDuty(may) && does.spec.fields.includes('edition') && !does.spec.scoped
      ? [`${does.spec.name} lets in a link for another edition`]
      : []),
    ...(oneClick && !(method === 'post' && path.includes('/:link'))
      ? [`${path} may be posted by anybody without a private link`]
      : []),
    ...(counts && !onlyCounts({ method, path, may, shows, does, oneClick })
      ? [`${path} may be posted without a token and does more than count`]
      : []),
    ...(keeps && (shows || may !== 'anyone' || method !== 'get')
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
      address.does &&
      ![room, 'story', 'accounts', 'meetings'].includes(address.does.spec.name.split('.')[0] ?? ''),
  );
  expect(strange.map(({ address }) => address.path)).toEqual([]);
  const knocks = all.map(({ address }) => `${address.method} ${address.path}`);
  expect(new Set(knocks).size).toBe(knocks.length);
});

test('the check bites', () => {
  const answer = () => new Response();
  const does = (may: May, fields: string[] = []) => ({
    spec: { name: 'x.y', may, fields, scoped: false },
  });
  const planted: Address[] = [
    { method: 'get', path: '/x', may: 'newcomer', answer },
    { method: 'post', path: '/x', may: 'anyone', answer },
    { method: 'get', path: '/x', may: 'anyone', shows: 'own-story', answer },
    { method: 'post', path: '/x', may: 'anyone', does: does('newcomer'), answer },
    { method: 'post', path: '/x', may: 'desk', does: does('desk', ['edition']), answer },
    { method: 'get', path: '/x', may: 'newcomer', shows: 'own-story', keeps: true, answer },
    { method: 'post', path: '/x', may: 'anyone', does: does('anyone'), oneClick: true, answer },
    { method: 'post', path: '/x', may: 'anyone', does: does('anyone', ['words']), counts: true, answer },
    { method: 'post', path: '/x/:link', may: 'anyone', does: does('anyone'), counts: true, answer },
    { method: 'post', path: '/x', may: 'newcomer', does: does('newcomer'), counts: true, answer },
    { method: 'post', path: '/x', may: 'anyone', counts: true, answer },
  ];
  for (const address of planted) expect(wrongs(address)).toHaveLength(1);
});
