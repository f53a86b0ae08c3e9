import pg from 'pg';
import { expect, test } from 'vitest';
import { demoSet } from '../../../../seed/demo.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { seedDemoDirectory } from '../../directory/demo-seed.ts';

const { app, hono, owner, faults } = await createTestApp();
await seedDemoDirectory(app, demoSet());

type Json = Record<string, unknown> & { id: string };
const ask = async (path: string, init: RequestInit = {}) => {
  const answer = await hono.request(`http://localhost/api/hsds/v3${path}`, init);
  return { answer, text: await answer.text() };
};
const json = async (path: string, init?: RequestInit) => JSON.parse((await ask(path, init)).text);
const contents = async (path: string): Promise<Json[]> => (await json(path)).contents;
/** The status, and the parameter that is named as wrong. */
const wrong = async (path: string, init?: RequestInit) => {
  const { answer, text } = await ask(path, init);
  return [answer.status, answer.status === 400 ? JSON.parse(text).parameters?.[0].parameter : ''];
};
const LISTS = ['services', 'service_at_locations', 'organizations', 'taxonomies', 'taxonomy_terms'];

test('whoever asks what changed since a moment gets what changed at that moment too, so that nothing is missed', async () => {
  const [one] = await contents('/services?minimal=true');
  const since = String(one?.last_modified);
  for (const list of ['services', 'service_at_locations', 'organizations']) {
    const at = await contents(`/${list}?minimal=true&modified_after=${since}`);
    expect(at.length).toBeGreaterThan(0);
    expect(await contents(`/${list}?modified_after=${since.replace('Z', '')}`)).not.toEqual([]);
  }
  const later = new Date(Date.parse(since) + 60_000).toISOString();
  expect(await contents(`/services?modified_after=${later}`)).toEqual([]);
});

test.each(LISTS)(
  '%s by post: asked in the address, in the body or in both, the answer is the same',
  async (list) => {
    const post = (path: string, body?: object) =>
      json(path, { method: 'POST', ...(body && { body: JSON.stringify(body) }) });
    const same = await json(`/${list}?search=taal&per_page=2`);
    expect(await post(`/${list}?search=taal&per_page=2`)).toEqual(same);
    expect(await post(`/${list}`, { search: 'taal', per_page: 2 })).toEqual(same);
    expect(await post(`/${list}?search=taal`, { per_page: 2 })).toEqual(same);
    for (const body of ['null', '{"search":{"a":1}}', '{"search":["taal"]}'])
      expect((await ask(`/${list}`, { method: 'POST', body })).answer.status).toBe(400);
    expect(await wrong(`/${list}?page=1`, { method: 'POST', body: '{"page":2}' })).toEqual([400, 'page']);
  },
);

test('a list says whose a service is, and of what a place is the place; an organization may come with its services', async () => {
  const [service] = await contents('/services');
  expect(service?.organization).toMatchObject({ id: service?.organization_id, name: expect.any(String) });
  const [place] = await contents('/service_at_locations');
  expect(place?.service).toMatchObject({ id: place?.service_id, name: expect.any(String) });
  const id = service?.organization_id;
  const offers = (organization: Json | undefined) => organization?.services as Json[];
  const servicesOf = async (query: string) =>
    offers((await contents(`/organizations?per_page=500${query}`)).find((one) => one.id === id));
  expect(await servicesOf('')).toBeUndefined();
  expect((await servicesOf('&full=true')).map((one) => one.id)).toContain(service?.id);
  expect((await servicesOf('&full=true'))[0]).not.toHaveProperty('schedules');
  expect((await servicesOf('&full_service=true'))[0]).toHaveProperty('schedules');
  expect(offers(await json(`/organizations/${id}`))[0]).not.toHaveProperty('schedules');
  expect(offers(await json(`/organizations/${id}?full_service=true`))[0]).toHaveProperty('schedules');
});

test('a postcode without coordinates is an error, and does not find everything or nothing', async () => {
  expect(await wrong('/services?proximity=3000')).toEqual([400, 'proximity']);
  expect(await wrong('/services?postcode=2599')).toEqual([400, 'postcode']);
  const link = new pg.Client(owner);
  await link.connect();
  await link.query("insert into postcode values ('2611', 52.012, 4.358)");
  await link.end();
  const near = async (metres: number) =>
    (await json(`/services?postcode=2611AB&proximity=${metres}`)).total_items as number;
  const all = (await json('/services')).total_items as number;
  expect(await near(3000)).toBeGreaterThan(0);
  expect(await near(3000)).toBeLessThan(await near(30_000));
  expect(await near(30_000)).toBeLessThan(all);
  expect(await wrong('/services?postcode=1000')).toEqual([400, 'postcode']);
});

test('what cannot be right is refused by name, also on one record', async () => {
  const [one] = await contents('/services');
  for (const [path, parameter] of [
    ['/services?page=1&page=2', 'page'],
    ['/services?end_time=24:30', 'end_time'],
    ['/services?start_time=09:00:75', 'start_time'],
    ['/services?modified_after=yesterday', 'modified_after'],
    [`/services/${one?.id}?flying=1`, 'flying'],
  ] as const)
    expect(await wrong(path)).toEqual([400, parameter]);
  const all = await json('/services?flying=1&page=1&page=2&day=funday&proximity=5');
  expect(all).toMatchObject({
    status: 400,
    title: expect.any(String),
    detail: expect.stringContaining('day'),
  });
  expect(all.parameters.map((wrongly: { parameter: string }) => wrongly.parameter).sort()).toEqual([
    'day',
    'flying',
    'page',
    'proximity',
  ]);
  expect((await ask(`/services/${one?.id}?full=true`)).answer.status).toBe(200);
  expect((await ask('/services?end_time=24:00')).answer.status).toBe(200);
});

test('what one may not do, and what is not there, is said as the standard for problems asks', async () => {
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const { answer, text } = await ask('/services', { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
    expect(JSON.parse(text)).toMatchObject({ status: 405, detail: expect.stringContaining('GET') });
  }
  const { answer } = await ask('/nothing');
  expect([
    answer.status,
    answer.headers.get('content-type'),
    answer.headers.get('access-control-allow-origin'),
  ]).toEqual([404, 'application/problem+json', '*']);
});

test('a tag is known whether it is called weak or not, in a row of others, or as a star', async () => {
  const tag = (await ask('/services')).answer.headers.get('etag') ?? '';
  const statusFor = async (etag: string) =>
    (await ask('/services', { headers: { 'if-none-match': etag } })).answer.status;
  for (const etag of [tag, tag.replace('W/', ''), `"other", ${tag}`, '*'])
    expect(await statusFor(etag)).toBe(304);
  expect(await statusFor('"other"')).toBe(200);
});

test('the tabular package says of each column what stands in it, and it does', async () => {
  const { resources } = await json('/tabular/datapackage.json');
  expect(resources.map(({ name, path }: Record<string, string>) => [name, path])).toEqual(
    expect.arrayContaining([
      ['organization', 'organizations.csv'],
      ['service', 'services.csv'],
      ['service_at_location', 'service_at_location.csv'],
      ['service_capacity', 'service_capacity.csv'],
    ]),
  );
  const looks: Record<string, RegExp> = {
    number: /^-?\d+(\.\d+)?$/,
    date: /^\d{4}-\d\d-\d\d$/,
    time: /^\d\d:\d\d:\d\d$/,
    datetime: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
    object: /^\{.*\}$/s,
    string: /./s,
  };
  const ids = new Map<string, Set<string>>();
  const cells = new Map<string, Record<string, string>[]>();
  for (const { name, path, schema } of resources) {
    const rows = [...(await ask(`/tabular/${path}`)).text.matchAll(/(?:"((?:[^"]|"")*)"|)(,|\r\n)/g)].slice(
      schema.fields.length,
    );
    const table = Array.from({ length: rows.length / schema.fields.length }, (_, row) =>
      Object.fromEntries(
        schema.fields.map((field: { name: string }, at: number) => [
          field.name,
          rows[row * schema.fields.length + at]?.[1] ?? '',
        ]),
      ),
    );
    cells.set(name, table);
    ids.set(name, new Set(table.map(({ id = '' }) => id)));
  }
  for (const { name, schema } of resources)
    for (const row of cells.get(name) ?? []) {
      for (const field of schema.fields) {
        const cell = row[field.name] ?? '';
        if (field.constraints?.required) expect(cell, `${name}.${field.name}`).not.toBe('');
        if (cell) expect(cell, `${name}.${field.name}`).toMatch(looks[field.type] as RegExp);
      }
      for (const { fields, reference } of schema.foreignKeys ?? [])
        if (row[fields]) expect(ids.get(reference.resource)).toContain(row[fields]);
    }
  expect(cells.get('schedule')?.length).toBeGreaterThan(50);
});

test('every address that the feed describes answers, in the form that it says', async () => {
  const api = await json('/openapi.json');
  expect(Object.keys(api.paths).length).toBeGreaterThan(25);
  for (const [path, { get }] of Object.entries<{ get: { responses: Record<string, { content: object }> } }>(
    api.paths,
  )) {
    const [list = ''] = path.slice(1).split('/');
    const id = path.includes('{id}') ? (await contents(`/${list}`))[0]?.id : '';
    const { answer } = await ask(path === '/' ? '' : path.replace('{id}', String(id)));
    const kind = answer.headers.get('content-type')?.split(';')[0] ?? '';
    expect([path, answer.status, Object.keys(get.responses[200]?.content ?? {})[0]]).toEqual([
      path,
      200,
      kind,
    ]);
  }
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
