import { expect, test } from 'vitest';
import { testRegistration } from '../registrations/registration.testing.ts';
import type { Attendee, Registration } from '../registrations/types.ts';
import { filterPeople, findDoubles, pairKey, phoneDigits, planMerge } from './rules.ts';

const person = (id: string, firstName: string | null): Attendee => ({
  id,
  firstName,
  code: `${id.toUpperCase().padEnd(4, 'X')}-2345`,
  cameAt: null,
  photoOk: false,
});

const registration = (id: string, more: Partial<Registration> = {}): Registration =>
  testRegistration(id, { members: [person(id, null)], ...more });

const named = (id: string, ...names: string[]) =>
  registration(id, { members: names.map((name, i) => person(`${id}${i}`, name)), size: names.length });

test('one telephone is one telephone, however it is written', () => {
  for (const phone of ['06-12345678', '+31 6 12 34 56 78', '0031612345678', '٠٦١٢٣٤٥٦٧٨'])
    expect(phoneDigits(phone)).toBe('612345678');
});

test('a double sign-up is noticed by mail, telephone or name, and says by which', () => {
  const people = [
    registration('a', { email: 'Aster.Haile+vluchtelingen@gmail.com' }),
    registration('b', { email: 'asterhaile@gmail.com' }),
    registration('c', { phone: '06 1234 5678' }),
    registration('d', { phone: '+31612345678' }),
    named('e', 'Zoë'),
    named('f', 'ZOE'),
    named('g', 'Jo'),
    named('h', 'Jo'),
    named('i', 'Amal', 'Bilal'),
    named('j', 'Bilal', 'Amal'),
    registration('k'),
    registration('l'),
  ];
  const found = Object.fromEntries(findDoubles(people, new Set()));
  expect(found).toEqual({
    a: [{ id: 'b', reason: 'email' }],
    b: [{ id: 'a', reason: 'email' }],
    c: [{ id: 'd', reason: 'phone' }],
    d: [{ id: 'c', reason: 'phone' }],
    e: [{ id: 'f', reason: 'name' }],
    f: [{ id: 'e', reason: 'name' }],
    i: [{ id: 'j', reason: 'name' }],
    j: [{ id: 'i', reason: 'name' }],
  });
});

test('a family with one address is no double; a name with an initial is', () => {
  const at = (email: string, registered: Registration): Registration => ({ ...registered, email });
  const family = [
    at('m@voorbeeld.nl', named('a', 'Bilal Mansour')),
    at('m@voorbeeld.nl', named('b', 'Rania Mansour')),
  ];
  expect([...findDoubles(family, new Set())]).toEqual([]);
  const once = at('h@voorbeeld.nl', named('c', 'Helen Tesfay'));
  expect([...findDoubles([once, at('H@voorbeeld.nl', named('d', 'H. Tesfay'))], new Set()).keys()]).toEqual([
    'c',
    'd',
  ]);
  // Whoever puts a family together all the same loses nobody.
  expect(planMerge(named('a', 'Bilal Mansour'), named('b', 'Rania Mansour'))).toEqual({
    same: [],
    moved: ['b0'],
  });
});

test('who cancelled is no double, and neither are people of whom it was said that they are two', () => {
  const people = [
    named('a', 'Aster'),
    named('b', 'Aster'),
    { ...named('c', 'Aster'), state: 'cancelled' as const },
  ];
  expect([...findDoubles(people, new Set([pairKey('b', 'a')]))]).toEqual([]);
  expect([...findDoubles(people, new Set()).keys()]).toEqual(['a', 'b']);
});

test('put together: the same name is the same person, who is new moves along, nobody is lost', () => {
  expect(planMerge(named('a', 'Aster'), named('b', 'aster', 'Bilal'))).toEqual({
    same: [{ from: 'b0', to: 'a0' }],
    moved: ['b1'],
  });
  expect(planMerge(named('a', 'Aster'), named('b', 'A. Haile'))).toEqual({
    same: [{ from: 'b0', to: 'a0' }],
    moved: [],
  });
  const nameless = registration('c', { members: [person('c0', null), person('c1', null)] });
  expect(planMerge(named('a', 'Aster'), nameless)).toEqual({
    same: [{ from: 'c0', to: 'a0' }],
    moved: ['c1'],
  });
  expect(planMerge(named('a', 'Aster', 'Chava'), named('b', 'Dawit', 'Elif'))).toEqual({
    same: [],
    moved: ['b0', 'b1'],
  });
});

test('a search finds a name without marks, a code, a mail address and the end of a telephone number, also of who cancelled', () => {
  const people = [
    named('a', 'Zoë'),
    registration('b', { email: 'hele@voorbeeld.nl', state: 'cancelled' }),
    registration('c', { phone: '06-12345678' }),
  ];
  const find = (search: string) =>
    filterPeople(people, { search, filters: {} }, new Map()).map(({ id }) => id);
  expect(find('zoe')).toEqual(['a']);
  expect(find('cxxx 23')).toEqual(['c']);
  expect(find('HELE@')).toEqual(['b']);
  expect(find('5678')).toEqual(['c']);
  expect(find('')).toEqual(['a', 'c']);
});
