import { expect, test } from 'vitest';
import type { IssueCode } from '../../schema/issues.ts';
import { sampleService } from '../../schema/sample-records.testing.ts';
import type { RawRecord } from '../../schema/values.ts';
import { findTown } from './find-town.ts';
import { mapService } from './service.ts';

const context = { today: '2026-11-24', findTown };

function map(more: RawRecord = {}) {
  const codes: IssueCode[] = [];
  const mapped = mapService(sampleService(1, more), context, (code) => void codes.push(code));
  if (!mapped.ok) throw new Error(mapped.refusal);
  const [first] = mapped.value;
  if (!first) throw new Error('no initiative');
  return { codes, first, all: mapped.value };
}

const at = (location: RawRecord) => ({
  service_at_locations: [{ id: 'sal', location: { id: 'loc', location_type: 'physical', ...location } }],
});
test('a whole service comes over whole', () => {
  const { first, codes } = map();
  expect(codes).toEqual([]);
  expect(first).toMatchObject({
    sourceId: 'service-1',
    language: 'nl',
    status: 'active',
    ageMin: 18,
    ageMax: null,
    costCents: 0,
    audience: 'everyone',
    languages: ['ar', 'nl'],
    goals: ['move'],
    town: 'Delft',
    municipality: 'GM0503',
    postcode: '2311 AB',
    address: 'Dorpsstraat 1',
    placeName: 'Buurthuis 1',
    lat: 52.101,
    lon: 4.401,
    online: false,
    website: 'https://voorbeeld.example.nl/activiteit',
    email: 'contact@voorbeeld.example.nl',
    phone: '+31 20 000 00 00',
    confirmedAt: '2026-10-01T00:00:00Z',
    times: [{ weekday: 2, startsAt: 600, endsAt: 720 }],
  });
});

test('a service without id or name is refused by that name', () => {
  const note = () => {};
  expect(mapService({ id: ' ', name: 'x' }, context, note)).toEqual({ ok: false, refusal: 'no-id' });
  expect(mapService({ id: 5, name: null }, context, note)).toEqual({ ok: false, refusal: 'no-name' });
});

test('nulls everywhere leave everything unknown and break nothing', () => {
  const raw = Object.fromEntries(Object.keys(sampleService(1)).map((key) => [key, null]));
  const { first, codes } = map({ ...raw, id: 'x', name: 'Bijeenkomst', organization: null });
  expect(codes).toEqual([]);
  expect(first).toMatchObject({
    status: 'active',
    goals: [],
    languages: [],
    times: [],
    audience: null,
    childcare: null,
    costCents: null,
    room: null,
    ageMin: null,
    levelMin: null,
    levelMax: null,
    latinScript: null,
    walkIn: null,
    town: null,
    lat: null,
    municipality: null,
    online: false,
    confirmedAt: null,
  });
});

const STRANGE: unknown[] = [
  null,
  'text',
  12,
  true,
  'constructor',
  [],
  [[[]]],
  [null, 3, 'x'],
  { a: {} },
  { toString: 5 },
  [{ toString: 1, name: { toString: 2 }, id: [] }],
];

test.each(STRANGE.map((strange) => ({ strange })))(
  'a strange value in any field breaks nothing: $strange',
  ({ strange }) => {
    for (const key of Object.keys(sampleService(1)).filter((each) => each !== 'id' && each !== 'name')) {
      expect(() => map({ [key]: strange }), key).not.toThrow();
    }
  },
);

test('a service at three places becomes three initiatives, and the first keeps the id', () => {
  const places = ['a', 'b', 'b', 'c'].map((id) => ({
    id: `sal-${id}`,
    location: { id, location_type: 'physical', latitude: 52, longitude: 5 },
  }));
  const { all, codes } = map({ service_at_locations: places });
  expect(all.map(({ sourceId }) => sourceId)).toEqual(['service-1', 'service-1@b', 'service-1@c']);
  expect(codes).toContain('several-places');
});

test('the times of the place go before those of the service', () => {
  const place = {
    id: 'sal',
    location: { id: 'l', location_type: 'virtual' },
    schedules: [{ freq: 'WEEKLY', byday: 'SA', opens_at: '14:00', closes_at: '15:00' }],
  };
  const { first } = map({ service_at_locations: [place] });
  expect(first.times).toEqual([{ weekday: 6, startsAt: 840, endsAt: 900 }]);
  expect(first.online).toBe(true);
});

test.each([
  [{ latitude: '52,37', longitude: '4,89' }, [52.37, 4.89], []],
  [{ latitude: 4.89, longitude: 52.37 }, [52.37, 4.89], ['swapped-coordinates']],
  [{ latitude: 0, longitude: 0 }, [null, null], ['bad-coordinates', 'no-coordinates']],
  [{ latitude: 100, longitude: 101 }, [null, null], ['bad-coordinates', 'no-coordinates']],
  [{ latitude: 52.1, longitude: null }, [null, null], ['bad-coordinates', 'no-coordinates']],
  [{ latitude: null, longitude: '' }, [null, null], ['no-coordinates']],
  [{ latitude: 12.1, longitude: -68.9 }, [12.1, -68.9], ['outside-netherlands']],
])('coordinates %o are %o', (given, [lat, lon], expected) => {
  const { first, codes } = map(at(given));
  expect(first).toMatchObject({ lat, lon });
  expect(codes).toEqual(expected);
});

test('the municipality follows from the town, also when several towns share the name and the province tells which', () => {
  const town = (more: RawRecord) =>
    map(at({ latitude: 52, longitude: 5, addresses: [{ country: 'NL', ...more }] }));
  expect(town({ city: 'den haag' }).first).toMatchObject({ town: 'Den Haag', municipality: 'GM0518' });
  expect(town({ city: 'Nergenshuizen' })).toMatchObject({
    codes: ['unknown-town'],
    first: { town: 'Nergenshuizen', municipality: null },
  });
  expect(town({ city: 'Hengelo', state_province: 'Overijssel' }).first.municipality).toBe('GM0164');
  expect(town({ city: 'London', country: 'GB' })).toMatchObject({
    codes: ['outside-netherlands'],
    first: { municipality: null },
  });
});

test.each([
  [[{ code: 'ara' }], ['ar'], []],
  [[{ name: 'Oekraïens' }], ['uk'], []],
  [[{ name: 'Arabic (limited)' }], ['ar'], ['language-qualified']],
  [[{ name: 'Kurdish (Sorani)' }], ['ckb'], ['language-qualified']],
  [[{ code: 'nl-NL' }, { name: 'Dari', code: null }], ['fa', 'nl'], []],
  [[{ name: 'Klingon' }, { code: 'en' }], ['en'], ['unknown-language']],
  [[{ code: 'ku', name: 'Kurdish' }], [], ['unknown-language']],
  [[{ id: 'only' }], [], []],
])('languages %o are %o', (languages, expected, codes) => {
  const mapped = map({ languages });
  expect([mapped.first.languages, mapped.codes]).toEqual([expected, codes]);
});

test.each([
  ['', 'active', []],
  ['Active', 'active', []],
  ['temporarily_closed', 'temporarily closed', []],
  ['defunct', 'defunct', []],
  ['hm?', 'inactive', ['unknown-status']],
])('status %o is %s', (status, expected, codes) => {
  const mapped = map({ status });
  expect([mapped.first.status, mapped.codes]).toEqual([expected, codes]);
});

test('ages come as numbers, as words, or not at all', () => {
  expect(map({ minimum_age: '12', maximum_age: '100' }).first).toMatchObject({ ageMin: 12, ageMax: null });
  expect(map({ minimum_age: 30, maximum_age: 20 })).toMatchObject({
    codes: ['bad-age'],
    first: { ageMin: null, ageMax: null },
  });
  expect(map({ minimum_age: 'volwassen' }).codes).toEqual(['bad-age']);
});

test.each([
  [[{ amount: '2,50', currency: 'EUR' }], 250, []],
  [[{ amount: 0 }], 0, []],
  [[{ amount: 5, valid_to: '2020-01-01' }, { amount: 7 }], 700, []],
  [[{ amount: 0 }, { amount: 10 }], null, ['several-prices']],
  [[{ amount: 35, currency: 'gbp' }], null, ['unknown-currency']],
])('prices %o are %o cents', (cost_options, cents, codes) => {
  const mapped = map({ cost_options, fees_description: null });
  expect([mapped.first.costCents, mapped.codes]).toEqual([cents, codes]);
});

test.each([
  ['Gratis', 0],
  ['Deelname is kosteloos.', 0],
  ['Niet gratis', null],
  ['Eerste les gratis', null],
  ['€ 5 per keer', null],
  ['feel free to ask', null],
])('fees in words: %s', (fees_description, cents) => {
  expect(map({ fees_description }).first.costCents).toBe(cents);
});

test('free places count when they are places and fresh', () => {
  const capacity = (more: RawRecord) =>
    map({
      capacities: [{ available: 3, updated: '2026-11-01T10:00:00Z', unit: { name: 'places' }, ...more }],
    });
  expect(capacity({}).first).toMatchObject({ room: 'room', placesFree: 3 });
  expect(capacity({ available: '0' }).first).toMatchObject({ room: 'full', placesFree: 0 });
  expect(capacity({ updated: '2026-01-01' })).toMatchObject({
    codes: ['old-capacity'],
    first: { room: null },
  });
  expect(capacity({ unit: { name: 'Kilogram' } })).toMatchObject({
    codes: ['unknown-unit'],
    first: { room: null },
  });
});

test('addresses that would do something else than open a page are left out', () => {
  expect(map({ url: 'javascript:alert(1)' })).toMatchObject({ codes: ['bad-url'], first: { website: null } });
  expect(map({ url: 'www.voorbeeld.nl/a b' }).first.website).toBe('https://www.voorbeeld.nl/a%20b');
  expect(map({ email: 'hallo at voorbeeld' })).toMatchObject({ codes: ['bad-email'] });
  expect(map({ phones: [{ number: 'bel ons' }, { number: '"020 123 45 67"' }] })).toMatchObject({
    codes: ['bad-phone'],
    first: { phone: '020 123 45 67' },
  });
});
