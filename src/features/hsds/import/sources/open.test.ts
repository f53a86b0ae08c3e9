import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { ImportIssue, IssueCode } from '../../schema/issues.ts';
import { csv, sampleServices, sampleTables } from '../../schema/sample-records.testing.ts';
import type { RawRecord } from '../../schema/values.ts';
import { openSource } from './open.ts';
import { tableKindOf } from './table-files.ts';

const folder = await mkdtemp(join(tmpdir(), 'hsds-read-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

let files = 0;
async function file(contents: string | Uint8Array, name = 'file.json'): Promise<string> {
  const subfolder = join(folder, String(files++));
  await mkdir(subfolder);
  await writeFile(join(subfolder, name), contents);
  return join(subfolder, name);
}

/** What the reader makes of a path: the records, and what it reports. */
async function read(path: string) {
  const issues: ImportIssue[] = [];
  const stop = new AbortController().signal;
  const options = {
    fetchPolicy: { stop, silenceTimeoutMs: 1000, retryDelayMs: 1 },
    addIssue: (issue: ImportIssue) => void issues.push(issue),
    progress: () => {},
  };
  const opened = await openSource(path, options);
  if (!opened.ok) return { refusal: opened.refusal, records: [], codes: [] as IssueCode[], issues, form: '' };
  const records = await collect(opened.value.source.read(options.addIssue));
  return {
    records,
    issues,
    codes: issues.map(({ code }) => code),
    form: opened.value.source.form,
    refusal: null,
  };
}

const [service, otherService] = sampleServices(2) as [RawRecord, RawRecord];
const ids = (records: { raw: RawRecord }[]) => records.map(({ raw }) => raw.id);

test.each([
  ['an array', JSON.stringify([service, otherService])],
  ['a pretty array', JSON.stringify([service, otherService], null, 2)],
  ['a page wrapper', JSON.stringify({ total_items: 2, contents: [service, otherService] })],
  ['records on lines', `${JSON.stringify(service)}\n${JSON.stringify(otherService)}\n`],
  ['a wrapper of services', JSON.stringify({ services: [service, otherService] })],
  [
    'an organization with its services',
    JSON.stringify({ id: 'o', name: 'O', website: null, services: [service, otherService] }),
  ],
])('%s holds two services', async (_, text) => {
  const { records, codes } = await read(await file(text, 'anything.txt'));
  expect(ids(records.filter(({ kind }) => kind === 'service'))).toEqual(['service-0', 'service-1']);
  expect(codes).toEqual([]);
});

test('a service alone, and a service in its place, are services', async () => {
  expect(ids((await read(await file(JSON.stringify(service, null, 2)))).records)).toEqual(['service-0']);
  const place = await read(
    await file(JSON.stringify([{ id: 'sal', location: { id: 'l' }, service: service }])),
  );
  expect(place.records).toMatchObject([
    {
      kind: 'service',
      locationId: 'l',
      raw: { id: 'service-0', service_at_locations: [{ id: 'sal', location: { id: 'l' } }] },
    },
  ]);
});

test('services in an organization belong to it', async () => {
  const { records } = await read(
    await file(
      JSON.stringify([{ id: 'o', name: 'O', legal_status: 'x', services: [{ id: 's', name: 'S' }] }]),
    ),
  );
  expect(records).toMatchObject([
    { kind: 'organization', raw: { id: 'o' } },
    { kind: 'service', raw: { id: 's', organization: { id: 'o', name: 'O' } } },
  ]);
});

test('what is neither a service nor an organization is told', async () => {
  const { records, codes } = await read(
    await file(
      '[{"id":"t","name":"term","taxonomy":"x"}, 5, "text", {"id":"l","location_type":"physical","schedules":[]}]',
    ),
  );
  expect(records).toEqual([]);
  expect(codes).toEqual(['not-a-listing', 'not-a-listing', 'not-a-listing', 'not-a-listing']);
});

test('a broken line is listed with its number, and the next one is read', async () => {
  const { records, issues } = await read(
    await file(`${JSON.stringify(service)}\n{"id": "x", oops\n${JSON.stringify(otherService)}\n`),
  );
  expect(ids(records)).toEqual(['service-0', 'service-1']);
  expect(issues).toMatchObject([{ code: 'invalid-json', position: { line: 2, index: 2 } }]);
});

test('a broken record in an array does not spoil the others', async () => {
  const { records, codes } = await read(
    await file(`[${JSON.stringify(service)},\n{"id": nope},\n${JSON.stringify(otherService)}]`),
  );
  expect(ids(records)).toEqual(['service-0', 'service-1']);
  expect(codes).toEqual(['invalid-json']);
});

test('an array that ends half-way gives what came before', async () => {
  const text = JSON.stringify([service, otherService]);
  const { records, codes } = await read(await file(text.slice(0, -30)));
  expect(ids(records)).toEqual(['service-0']);
  expect(codes).toEqual(['truncated']);
});

const name = 'Café Émile – “één”';
const text = JSON.stringify([{ ...service, name }]);
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
  const { records, codes } = await read(await file(bytes));
  expect(records[0]?.raw.name).toBe(name);
  expect(codes).toEqual(expected);
});

test('letters on the edge of two chunks stay whole', async () => {
  const long = `${'é'.repeat(400_001)}x`;
  const { records, codes } = await read(await file(JSON.stringify([{ ...service, name: `a${long}` }])));
  expect(records[0]?.raw.name).toBe(`a${long}`);
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
  ['taxonomies.csv', 'unused'],
  ['url.csv', 'unused'],
  ['meta_table_descriptions.csv', 'unused'],
  ['holiday.csv', null],
])('%s is the table %s', (fileName, expected) => {
  expect(tableKindOf(fileName)).toBe(expected);
});

async function tabular(tables: Record<string, RawRecord[] | string>, separator = ','): Promise<string> {
  const subfolder = join(folder, String(files++));
  await mkdir(subfolder);
  for (const [table, rows] of Object.entries(tables)) {
    await writeFile(join(subfolder, `${table}.csv`), typeof rows === 'string' ? rows : csv(rows, separator));
  }
  return subfolder;
}

test.each([',', ';', '\t'])(
  'a tabular package joins to what JSON would have held, with %o between the fields',
  async (separator) => {
    const { records, codes } = await read(await tabular(sampleTables(sampleServices(2)), separator));
    expect(codes).toEqual([]);
    expect(records.map(({ kind }) => kind)).toEqual(['organization', 'service', 'service']);
    expect(records[1]).toMatchObject({
      position: { file: 'services.csv', line: 2 },
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

test('rows that belong to nothing are listed with their line; rows without an id of their subfolder are kept', async () => {
  const tables = sampleTables(sampleServices(1));
  tables.phones = [
    { number: '1234567', service_id: 'gone' },
    { number: '7654321', service_id: 'service-0' },
    { number: '111', service_id: '' },
  ];
  const { records, issues } = await read(await tabular(tables));
  expect(records[1]?.raw.phones).toMatchObject([{ number: '7654321' }]);
  expect(issues).toMatchObject([
    { code: 'orphan', position: { file: 'phones.csv', line: 2 } },
    { code: 'orphan', position: { file: 'phones.csv', line: 4 } },
  ]);
});

test('a quotation mark in the wrong place, too many fields, and empty lines break nothing', async () => {
  const services =
    'id,name,organization_id,status\ns1,Taal "café,org-0,active\n\ns2,Koor,org-0,active,too,many\ns3,"Half\nway",org-0\n';
  const { records, issues } = await read(await tabular({ ...sampleTables(sampleServices(1)), services }));
  expect(issues.filter(({ code }) => code === 'field-count')).toMatchObject([
    { id: 's2', position: { line: 4 } },
    { id: 's3', position: { line: 6 } },
  ]);
  expect(records.filter(({ kind }) => kind === 'service').map(({ raw }) => raw.name)).toEqual([
    'Taal "café',
    'Koor',
    'Half\nway',
  ]);
});

test('a quotation mark that never closes is told, and what came before is read', async () => {
  const services = `id,name,organization_id\ns1,Koor,org-0\ns2,"Open,org-0\ns3,Dans,org-0`;
  const { records, codes } = await read(await tabular({ ...sampleTables(sampleServices(1)), services }));
  expect(ids(records)).toContain('s1');
  expect(codes.filter((code) => code !== 'orphan')).toEqual(['truncated']);
});

test('datapackage.json says where the tables are; it cannot point outside its folder; it may be empty', async () => {
  const subfolder = await tabular(sampleTables(sampleServices(2)));
  await writeFile(join(subfolder, 'datapackage.json'), '');
  expect((await read(join(subfolder, 'datapackage.json'))).records).toHaveLength(3);
  const outside = await tabular({ services: 'id,name\nsecret,Secret' });
  const resources = [
    { name: 'services', path: 'services.csv' },
    { name: 'organizations', path: 'organizations.csv' },
    { name: 'services', path: `../${outside.split('/').at(-1)}/services.csv` },
  ];
  await writeFile(join(subfolder, 'datapackage.json'), JSON.stringify({ resources }));
  expect(ids((await read(subfolder)).records)).toEqual(['org-0', 'service-0', 'service-1']);
});

test('one table stands for its package, and a folder of JSON files is read file by file', async () => {
  const subfolder = await tabular(sampleTables(sampleServices(2)));
  expect((await read(join(subfolder, 'services.csv'))).records).toHaveLength(3);
  const json = join(folder, String(files++));
  await mkdir(json);
  await writeFile(join(json, 'a.json'), JSON.stringify([service]));
  await writeFile(join(json, 'b.json'), JSON.stringify(otherService));
  expect(ids((await read(json)).records)).toEqual(['service-0', 'service-1']);
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
      const { records } = await read(await file(Buffer.concat([Buffer.from(begin), bytes])));
      expect(Array.isArray(records)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('lists nested a million deep are listed, not followed', async () => {
  const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000);
  const { records, codes } = await read(await file(`[${deep}, ${JSON.stringify(service)}]`));
  expect(ids(records)).toEqual(['service-0']);
  expect(codes).toHaveLength(1);
});
