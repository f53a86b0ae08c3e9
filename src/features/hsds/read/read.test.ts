import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Code } from '../codes.ts';
import { csv, sampleServices, sampleTables } from '../samples/records.ts';
import type { Raw, Remark } from '../types.ts';
import { openSource } from './open.ts';
import { tableOf } from './tables.ts';

const folder = await mkdtemp(join(tmpdir(), 'hsds-read-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function all<T>(given: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of given) found.push(each);
  return found;
}

let files = 0;
async function file(contents: string | Uint8Array, name = 'file.json'): Promise<string> {
  const own = join(folder, String(files++));
  await mkdir(own);
  await writeFile(join(own, name), contents);
  return join(own, name);
}

/** What the reader makes of a path: the records, and what it remarks. */
async function read(path: string) {
  const remarks: Remark[] = [];
  const stop = new AbortController().signal;
  const web = {
    manners: { stop, patience: 1000, pause: 1 },
    remarks: (remark: Remark) => void remarks.push(remark),
    progress: () => {},
  };
  const opened = await openSource(path, web);
  if (!opened.ok) return { refusal: opened.refusal, units: [], codes: [] as Code[], remarks, form: '' };
  const units = await all(opened.value.source.read(web.remarks));
  return {
    units,
    remarks,
    codes: remarks.map(({ code }) => code),
    form: opened.value.source.form,
    refusal: null,
  };
}

const [one, two] = sampleServices(2) as [Raw, Raw];
const ids = (units: { raw: Raw }[]) => units.map(({ raw }) => raw.id);

test.each([
  ['an array', JSON.stringify([one, two])],
  ['a pretty array', JSON.stringify([one, two], null, 2)],
  ['a page wrapper', JSON.stringify({ total_items: 2, contents: [one, two] })],
  ['records on lines', `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`],
  ['a wrapper of services', JSON.stringify({ services: [one, two] })],
  [
    'an organization with its services',
    JSON.stringify({ id: 'o', name: 'O', website: null, services: [one, two] }),
  ],
])('%s holds two services', async (_, text) => {
  const { units, codes } = await read(await file(text, 'anything.txt'));
  expect(ids(units.filter(({ kind }) => kind === 'service'))).toEqual(['service-0', 'service-1']);
  expect(codes).toEqual([]);
});

test('a service alone, and a service in its place, are services', async () => {
  expect(ids((await read(await file(JSON.stringify(one, null, 2)))).units)).toEqual(['service-0']);
  const place = await read(await file(JSON.stringify([{ id: 'sal', location: { id: 'l' }, service: one }])));
  expect(place.units).toMatchObject([
    {
      kind: 'service',
      place: 'l',
      raw: { id: 'service-0', service_at_locations: [{ id: 'sal', location: { id: 'l' } }] },
    },
  ]);
});

test('services in an organization belong to it', async () => {
  const { units } = await read(
    await file(
      JSON.stringify([{ id: 'o', name: 'O', legal_status: 'x', services: [{ id: 's', name: 'S' }] }]),
    ),
  );
  expect(units).toMatchObject([
    { kind: 'organization', raw: { id: 'o' } },
    { kind: 'service', raw: { id: 's', organization: { id: 'o', name: 'O' } } },
  ]);
});

test('what is neither a service nor an organization is told', async () => {
  const { units, codes } = await read(
    await file(
      '[{"id":"t","name":"term","taxonomy":"x"}, 5, "text", {"id":"l","location_type":"physical","schedules":[]}]',
    ),
  );
  expect(units).toEqual([]);
  expect(codes).toEqual(['not-a-listing', 'not-a-listing', 'not-a-listing', 'not-a-listing']);
});

test('a broken line is listed with its number, and the next one is read', async () => {
  const { units, remarks } = await read(
    await file(`${JSON.stringify(one)}\n{"id": "x", oops\n${JSON.stringify(two)}\n`),
  );
  expect(ids(units)).toEqual(['service-0', 'service-1']);
  expect(remarks).toMatchObject([{ code: 'invalid-json', where: { line: 2, index: 2 } }]);
});

test('a broken record in an array does not spoil the others', async () => {
  const { units, codes } = await read(
    await file(`[${JSON.stringify(one)},\n{"id": nope},\n${JSON.stringify(two)}]`),
  );
  expect(ids(units)).toEqual(['service-0', 'service-1']);
  expect(codes).toEqual(['invalid-json']);
});

test('an array that ends half-way gives what came before', async () => {
  const text = JSON.stringify([one, two]);
  const { units, codes } = await read(await file(text.slice(0, -30)));
  expect(ids(units)).toEqual(['service-0']);
  expect(codes).toEqual(['truncated']);
});

const name = 'Café Émile – “één”';
const text = JSON.stringify([{ ...one, name }]);
const utf16 = Buffer.from(text, 'utf16le');
const windows = Buffer.from(
  text.replace('–', '\u0096').replace('“', '\u0093').replace('”', '\u0094'),
  'latin1',
);

test.each([
  ['UTF-8', Buffer.from(text), []],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), []],
  ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), ['encoding-utf16']],
  ['UTF-16 without a mark', utf16, ['encoding-utf16']],
  [
    'UTF-16, the other way round',
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
    ['encoding-utf16'],
  ],
  ['windows-1252', windows, ['encoding-not-utf8']],
])('a name with accents comes whole out of %s', async (_, bytes, expected) => {
  const { units, codes } = await read(await file(bytes));
  expect(units[0]?.raw.name).toBe(name);
  expect(codes).toEqual(expected);
});

test('letters on the edge of two chunks stay whole', async () => {
  const long = `${'é'.repeat(400_001)}x`;
  const { units, codes } = await read(await file(JSON.stringify([{ ...one, name: `a${long}` }])));
  expect(units[0]?.raw.name).toBe(`a${long}`);
  expect(codes).toEqual([]);
});

test.each([
  ['services.csv', 'service'],
  ['Service.CSV', 'service'],
  ['hsds_services_2026.csv', 'service'],
  ['services_at_location.csv', 'service_at_location'],
  ['service_at_locations.txt', 'service_at_location'],
  ['physical-addresses.csv', 'address'],
  ['organisations.csv', 'organization'],
  ['service_capacities.csv', 'service_capacity'],
  ['taxonomy_terms.csv', 'taxonomy_term'],
  ['taxonomies.csv', 'passed-by'],
  ['url.csv', 'passed-by'],
  ['meta_table_descriptions.csv', 'passed-by'],
  ['holiday.csv', null],
])('%s is the table %s', (given, expected) => {
  expect(tableOf(given)).toBe(expected);
});

async function tabular(tables: Record<string, Raw[] | string>, separator = ','): Promise<string> {
  const own = join(folder, String(files++));
  await mkdir(own);
  for (const [table, rows] of Object.entries(tables)) {
    await writeFile(join(own, `${table}.csv`), typeof rows === 'string' ? rows : csv(rows, separator));
  }
  return own;
}

test.each([',', ';', '\t'])(
  'a tabular package joins to what JSON would have held, with %o between the fields',
  async (separator) => {
    const { units, codes } = await read(await tabular(sampleTables(sampleServices(2)), separator));
    expect(codes).toEqual([]);
    expect(units.map(({ kind }) => kind)).toEqual(['organization', 'service', 'service']);
    expect(units[1]).toMatchObject({
      where: { file: 'services.csv', line: 2 },
      raw: {
        id: 'service-0',
        organization_id: 'org-0',
        phones: [{ number: '+31 20 000 00 00' }],
        languages: [{ code: 'ar' }, { code: 'nl' }],
        schedules: [{ byday: 'MO' }],
        service_at_locations: [{ location: { name: 'Buurthuis 0', addresses: [{ city: 'Leiden' }] } }],
      },
    });
  },
);

test('rows that belong to nothing are listed with their line; rows without an id of their own are kept', async () => {
  const tables = sampleTables(sampleServices(1));
  tables.phones = [
    { number: '1234567', service_id: 'gone' },
    { number: '7654321', service_id: 'service-0' },
    { number: '111', service_id: '' },
  ];
  const { units, remarks } = await read(await tabular(tables));
  expect(units[1]?.raw.phones).toMatchObject([{ number: '7654321' }]);
  expect(remarks).toMatchObject([
    { code: 'orphan', where: { file: 'phones.csv', line: 2 } },
    { code: 'orphan', where: { file: 'phones.csv', line: 4 } },
  ]);
});

test('a quotation mark in the wrong place, too many fields, and empty lines break nothing', async () => {
  const services =
    'id,name,organization_id,status\ns1,Taal "café,org-0,active\n\ns2,Koor,org-0,active,too,many\ns3,"Half\nway",org-0\n';
  const { units, remarks } = await read(await tabular({ ...sampleTables(sampleServices(1)), services }));
  expect(remarks.filter(({ code }) => code === 'field-count')).toMatchObject([
    { id: 's2', where: { line: 4 } },
    { id: 's3', where: { line: 6 } },
  ]);
  expect(units.filter(({ kind }) => kind === 'service').map(({ raw }) => raw.name)).toEqual([
    'Taal "café',
    'Koor',
    'Half\nway',
  ]);
});

test('a quotation mark that never closes is told, and what came before is read', async () => {
  const services = `id,name,organization_id\ns1,Koor,org-0\ns2,"Open,org-0\ns3,Dans,org-0`;
  const { units, codes } = await read(await tabular({ ...sampleTables(sampleServices(1)), services }));
  expect(ids(units)).toContain('s1');
  expect(codes.filter((code) => code !== 'orphan')).toEqual(['truncated']);
});

test('datapackage.json says where the tables are; it cannot point outside its folder; it may be empty', async () => {
  const own = await tabular(sampleTables(sampleServices(2)));
  await writeFile(join(own, 'datapackage.json'), '');
  expect((await read(join(own, 'datapackage.json'))).units).toHaveLength(3);
  const outside = await tabular({ services: 'id,name\nsecret,Secret' });
  const resources = [
    { name: 'services', path: 'services.csv' },
    { name: 'organizations', path: 'organizations.csv' },
    { name: 'services', path: `../${outside.split('/').at(-1)}/services.csv` },
  ];
  await writeFile(join(own, 'datapackage.json'), JSON.stringify({ resources }));
  expect(ids((await read(own)).units)).toEqual(['org-0', 'service-0', 'service-1']);
});

test('one table stands for its package, and a folder of JSON files is read file by file', async () => {
  const own = await tabular(sampleTables(sampleServices(2)));
  expect((await read(join(own, 'services.csv'))).units).toHaveLength(3);
  const json = join(folder, String(files++));
  await mkdir(json);
  await writeFile(join(json, 'a.json'), JSON.stringify([one]));
  await writeFile(join(json, 'b.json'), JSON.stringify(two));
  expect(ids((await read(json)).units)).toEqual(['service-0', 'service-1']);
});

test.each([
  ['nothing', '', 'empty'],
  ['space', '  \n ', 'empty'],
  ['prose', 'Dear sir or madam', 'not-hsds'],
  ['a page', '<!doctype html><p>404', 'not-hsds'],
  ['a zip', Buffer.from([0x50, 0x4b, 3, 4, 1, 2]), 'compressed'],
])('a file with %s in it is refused by name', async (_, contents, refusal) => {
  expect((await read(await file(contents))).refusal).toBe(refusal);
});

test('what is not there is refused by name', async () => {
  expect((await read(join(folder, 'nowhere'))).refusal).toBe('not-found');
  expect((await read(await tabular({}))).refusal).toBe('not-hsds');
});

test('bytes of any kind are read or refused, never a crash', async () => {
  const start = fc.constantFrom('[', '{', '[{"id":1,"status":"active"},', '\ufeff[', '');
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), async (begin, bytes) => {
      const { units } = await read(await file(Buffer.concat([Buffer.from(begin), bytes])));
      expect(Array.isArray(units)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('lists nested a million deep are listed, not followed', async () => {
  const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000);
  const { units, codes } = await read(await file(`[${deep}, ${JSON.stringify(one)}]`));
  expect(ids(units)).toEqual(['service-0']);
  expect(codes).toHaveLength(1);
});
