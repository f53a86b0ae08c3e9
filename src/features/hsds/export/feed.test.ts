import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoSet } from '../../../../seed/demo.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { directorySnapshot } from '../../directory/catalogue/snapshot.ts';
import { seedDemoDirectory } from '../../directory/demo-seed.ts';
import { createImportRunner } from '../import/import-runner.testing.ts';
import { type StandardKind, standardViolations } from '../schema/standard.testing.ts';

const ours = await createTestApp();
const theirs = await createTestApp();
const folder = await mkdtemp(join(tmpdir(), 'hsds-give-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeAll(async () => {
  await seedDemoDirectory(ours.app, demoSet());
  // One of them was told in Arabic by a machine, and in Ukrainian by a person before its words changed.
  const texts = {
    ar: { name: 'اسم', summary: 'نص', translation: { from: 'nl', by: 'machine' } },
    uk: { name: 'Назва', summary: 'Текст', translation: { from: 'nl', by: 'person', older: true } },
  };
  await ours.asOperator((tx) =>
    sql`update initiative set texts = texts || ${JSON.stringify(texts)}::jsonb
      where source_id = (select min(source_id) from initiative)`.execute(tx),
  );
  // And one says everything that version 2 of the profile has, with times that are not every week.
  await ours.asOperator((tx) =>
    sql`update initiative set contact_forms = '{group,oneToOne}', safeguards = '{certificate,coordinator}',
        coordinator = 'Joke <b>O''Hara</b>', sign_languages = '{dse,nmg}', gifts_wanted = '{music,lessons}',
        access = '{stepFree,signLanguage,written,guideDog}', access_lacks = '{quiet}', cost_cents = 250,
        texts = jsonb_set(texts, array[language], texts -> language || '{"bring": "Een map", "route": "Bus 3"}')
      where source_id = (select max(source_id) from initiative)`.execute(tx),
  );
  await ours.asOperator((tx) =>
    sql`update weekly_time set recurrence = case when weekday < 4
          then jsonb_build_object('every', 'weeks', 'interval', 2, 'from', ('2026-11-22'::date + weekday)::text)
          else '{"every": "month", "ordinals": [1, 3, -1]}' end,
        valid_to = '2027-06-30' where starts_at % 60 = 30`.execute(tx),
  );
});

const FEED = '/api/hsds/v3';
type Json = Record<string, unknown> & { id: string };
const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await ours.hono.request(`http://localhost${FEED}${path}`, { headers });
  return { response, body: (await response.clone().text()) || '' };
};
const json = async (path: string) => JSON.parse((await get(path)).body);
const contents = async (path: string): Promise<Json[]> => (await json(path)).contents;

/** The directory without what differs between installations: when a row was written, and ids of weekly times. */
const plain = async ({ app }: typeof ours) => {
  const { initiatives, organisations } = await directorySnapshot(app);
  return {
    initiatives: initiatives
      .map(({ changedAt: _, demo: __, times, ...rest }) => ({
        ...rest,
        times: times.map(({ id: ___, ...time }) => time),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    organisations: [...organisations.values()].map(({ changedAt: _, ...rest }) => rest),
  };
};

test('our data, as JSON into an empty directory, is identical there; a second time changes nothing', async () => {
  const { file, run } = createImportRunner(theirs.app.db, folder);
  const path = await file((await get('/services?format=ndjson&full=true')).body, 'feed.ndjson');
  const { code, codes } = await run(path, ['--source', 'ours']);
  expect([code, codes.filter((one) => one === 'wrong-profile')]).toEqual([0, []]);
  expect(await plain(theirs)).toEqual(await plain(ours));
  const translated = (await plain(theirs)).initiatives.filter(
    ({ texts }) => texts.ar?.translation?.by === 'machine',
  );
  expect(translated.map(({ texts }) => [texts.ar?.translation, texts.uk?.translation])).toEqual([
    [
      { from: 'nl', by: 'machine' },
      { from: 'nl', by: 'person', older: true },
    ],
  ]);
  const again = await run(path, ['--source', 'ours']);
  expect(again.output).toMatch(/Initiatives: (\d+) in the directory \(0 new, 0 changed, \1 the same\)/);
});

test('our data, as a tabular package into an empty directory, is identical there', async () => {
  const empty = await createTestApp();
  const { run } = createImportRunner(empty.app.db, folder);
  const packageFolder = join(folder, 'package');
  await mkdir(packageFolder);
  const described = (await get('/tabular/datapackage.json')).body;
  await writeFile(join(packageFolder, 'datapackage.json'), described);
  for (const { path } of JSON.parse(described).resources)
    await writeFile(join(packageFolder, path), (await get(`/tabular/${path}`)).body);
  const { code, codes } = await run(packageFolder, ['--source', 'ours']);
  expect([code, codes.filter((one) => one === 'wrong-profile')]).toEqual([0, []]);
  expect(await plain(empty)).toEqual(await plain(ours));
});

test('a feed without our profile brings the same rules, from the fields of HSDS alone', async () => {
  const empty = await createTestApp();
  const { file, run } = createImportRunner(empty.app.db, await mkdtemp(join(folder, 'own-')));
  const lines = (await get('/services?format=ndjson&full=true')).body.trim().split('\n');
  const bare = lines.map((line) => ({ ...JSON.parse(line), nl_nieuwkomers: undefined }));
  await run(await file(bare), ['--source', 'bare']);
  const timesOf = async (directory: typeof ours) =>
    (await plain(directory)).initiatives.map(({ id, times }) => [
      id,
      times.map(({ validFrom: _, ...time }) => time),
    ]);
  expect(await timesOf(empty)).toEqual(await timesOf(ours));
  const recurrences = (await plain(empty)).initiatives.flatMap(({ times }) =>
    times.map((time) => time.recurrence),
  );
  expect(recurrences.filter((recurrence) => recurrence?.every === 'weeks').length).toBeGreaterThan(1);
  expect(recurrences.filter((recurrence) => recurrence?.every === 'month').length).toBeGreaterThan(1);
});

test('an export of version 1 of the profile is read; fields of a later version are passed over', async () => {
  const empty = await createTestApp();
  const { file, run } = createImportRunner(empty.app.db, await mkdtemp(join(folder, 'own-')));
  const [line = ''] = (await get('/services?format=ndjson&full=true')).body.trim().split('\n');
  const service = JSON.parse(line);
  const { contact_forms, safeguards, coordinator, sign_languages, gifts_wanted, ...first } =
    service.nl_nieuwkomers;
  const { codes } = await run(
    await file([
      { ...service, nl_nieuwkomers: first },
      { ...service, id: 'later', nl_nieuwkomers: { ...service.nl_nieuwkomers, moon_phase: 'full' } },
      {
        ...service,
        id: 'wrong',
        nl_nieuwkomers: {
          ...service.nl_nieuwkomers,
          weekly_times: [
            {
              weekday: 2,
              starts_at: 600,
              ends_at: 720,
              recurrence: { every: 'weeks', interval: 2, from: '2026-11-30' },
            },
          ],
        },
      },
    ]),
  );
  expect(codes.filter((code) => code === 'wrong-profile')).toHaveLength(1);
  const { initiatives } = await plain(empty);
  expect(initiatives).toHaveLength(3);
  expect(initiatives[0]?.texts).toEqual(service.nl_nieuwkomers.texts);
});

test('every record of the feed is right by the rules of HSDS 3.1', async () => {
  const check = async (kind: StandardKind, path: string) => {
    const all = await contents(path);
    expect(all.length).toBeGreaterThan(0);
    expect(all.flatMap((record) => standardViolations(kind, record))).toEqual([]);
  };
  await check('service', '/services?full=true&per_page=500');
  await check('service', '/services?per_page=500');
  await check('service_at_location', '/service_at_locations?full=true&per_page=500');
  await check('organization', '/organizations?per_page=500');
  await check('taxonomy', '/taxonomies');
  await check('taxonomy_term', '/taxonomy_terms?per_page=500');
  expect(standardViolations('page', await json('/services?page=2&per_page=7'))).toEqual([]);
});

test('a broken record is refused, with the field by its name', async () => {
  const [service] = await contents('/services?full=true&per_page=1');
  const broken: [StandardKind, unknown, string][] = [
    ['service', { ...service, name: undefined }, 'name'],
    ['service', { ...service, status: 'open' }, 'status'],
    ['service', { ...service, id: 'seven' }, 'id'],
    ['service', { ...service, email: 'at home' }, 'email'],
    ['service', { ...service, url: 'no address' }, 'url'],
    ['service', { ...service, schedules: [{ id: service?.id, freq: 'DAILY' }] }, 'schedules.0.freq'],
    ['service', { ...service, phones: [{ id: service?.id }] }, 'phones.0.number'],
    ['service', { ...service, organization: { id: service?.id, name: 'x' } }, 'organization.description'],
    ['page', { ...(await json('/services')), total_items: 'many' }, 'total_items'],
  ];
  for (const [kind, record, field] of broken)
    expect(standardViolations(kind, record).map((one) => one.field)).toEqual([field]);
});

test('each record of a list can be asked for by itself, and is there whole', async () => {
  for (const name of ['services', 'organizations', 'service_at_locations', 'taxonomies', 'taxonomy_terms']) {
    const [first] = await contents(`/${name}`);
    expect((await json(`/${name}/${first?.id}`)).id).toBe(first?.id);
    const gone = await get(`/${name}/00000000-0000-4000-8000-000000000000`);
    expect([gone.response.status, gone.response.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json',
    ]);
  }
});

test('pages part the whole, lines are all pages together, and a page past the end is empty', async () => {
  const all = (await contents('/services?per_page=500')).map(({ id }) => id);
  const { total_pages } = await json('/services?per_page=7');
  const parts = await Promise.all(
    Array.from({ length: total_pages }, (_, at) => contents(`/services?per_page=7&page=${at + 1}`)),
  );
  expect(parts.flat().map(({ id }) => id)).toEqual(all);
  const lines = (await get('/services?format=ndjson')).body.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).id)).toEqual(all);
  expect(await json('/services?page=900')).toMatchObject({ empty: true, last_page: true, contents: [] });
  expect(Object.keys((await contents('/services?minimal=true'))[0] ?? {})).toEqual(['id', 'last_modified']);
});

test('what is asked adds up, in any order, and never finds more', async () => {
  const [organization] = await contents('/organizations');
  const [term] = (await contents('/taxonomy_terms?per_page=500')).filter(({ code }) => code === 'dutch');
  const queries = [
    'search=taal',
    `organization_id=${organization?.id}`,
    `taxonomy_term_id=${term?.id}`,
    'day=TU',
    'start_time=09:00',
    'minimum_age=30',
    'modified_after=2020-01-01T00:00:00Z',
  ];
  const idsFor = async (parts: string[]) =>
    new Set((await contents(`/services?per_page=500&${parts.join('&')}`)).map(({ id }) => id));
  const alone = new Map(await Promise.all(queries.map(async (one) => [one, await idsFor([one])] as const)));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(queries, { minLength: 1, maxLength: 3 }), async (parts) => {
      const together = await idsFor(parts);
      const expected = [...(alone.get(parts[0] as string) ?? [])].filter((id) =>
        parts.every((one) => alone.get(one)?.has(id)),
      );
      expect([...together].sort()).toEqual(expected.sort());
    }),
    { numRuns: 25 },
  );
  expect((await idsFor([`taxonomy_term_id=${term?.id}`])).size).toBeGreaterThan(3);
  expect((await idsFor(['modified_after=2999-01-01'])).size).toBe(0);
});

test('a question that cannot be right is told which parameter, and the same question may be posted', async () => {
  const wrong = await get('/services?per_page=many&flying=1');
  expect(wrong.response.status).toBe(400);
  expect(JSON.parse(wrong.body).parameters).toEqual([
    { parameter: 'flying', why: 'unknown parameter' },
    { parameter: 'per_page', why: expect.any(String) },
  ]);
  expect(JSON.parse((await get('/services?day=funday')).body).parameters[0].parameter).toBe('day');
  const posted = await ours.hono.request(`http://localhost${FEED}/services`, {
    method: 'POST',
    body: JSON.stringify({ search: 'taal', per_page: 3 }),
  });
  expect(await posted.json()).toEqual(await json('/services?search=taal&per_page=3'));
  const nonsense = await ours.hono.request(`http://localhost${FEED}/services`, {
    method: 'POST',
    body: '[1',
  });
  expect(nonsense.status).toBe(400);
});

test('other sites may ask, and who has the answer already gets no second one', async () => {
  const first = await get('/services', { origin: 'https://elsewhere.example' });
  expect(first.response.headers.get('access-control-allow-origin')).toBe('*');
  expect(first.response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  const tag = first.response.headers.get('etag') ?? '';
  expect((await get('/services', { 'if-none-match': tag })).response.status).toBe(304);
  expect((await get('/services?page=2', { 'if-none-match': tag })).response.status).toBe(200);
  expect(first.response.headers.get('set-cookie')).toBeNull();
  const before = await ours.hono.request(`http://localhost${FEED}/services`, { method: 'OPTIONS' });
  expect(before.headers.get('access-control-allow-methods')).toContain('POST');
});

test('the feed describes itself: version, profile, and every path with its parameters', async () => {
  const about = await json('');
  expect(about.version).toBe('3.1');
  expect((await json('/profile')).$id).toBe(about.profile);
  const api = await json('/openapi.json');
  expect(api.openapi).toBe('3.1.0');
  for (const [path, { get: described }] of Object.entries<{ get: { parameters?: { name: string }[] } }>(
    api.paths,
  )) {
    if (path === '/' || path.includes('{')) continue;
    for (const { name } of described.parameters ?? [])
      expect(JSON.parse((await get(`${path}?${name}=~`)).body).parameters?.[0]?.why ?? '').not.toBe(
        'unknown parameter',
      );
  }
  const operations = JSON.stringify(api).match(/"operationId":"\w+"/g) ?? [];
  expect(new Set(operations).size).toBe(operations.length);
});

test('no feed says what is not public: no draft, no address of an owner, no question', async () => {
  const everything = [
    (await get('/services?format=ndjson&full=true')).body,
    (await get('/organizations?format=ndjson')).body,
  ].join('');
  expect(everything).not.toMatch(/owner|link_hash|vouch/);
});
