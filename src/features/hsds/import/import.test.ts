import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { csv, sampleService, sampleServices, sampleTables } from '../schema/sample-records.testing.ts';
import type { RawRecord } from '../schema/values.ts';
import { runHsdsImport } from './command.ts';
import { createImportRunner } from './import-runner.testing.ts';

const testApp = await createTestApp();
const { db } = testApp.app;
const folder = await mkdtemp(join(tmpdir(), 'hsds-import-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => testApp.asOperator((tx) => sql`delete from organisation`.execute(tx)));
const { file, run, rows, initiatives, ids, revision } = createImportRunner(db, folder);

test('services of a file are in the directory, with organisation and times, under the name of the file', async () => {
  const { code, output, codes } = await run(await file(sampleServices(3), 'Den Haag.json'));
  expect([code, codes]).toEqual([0, []]);
  expect(await initiatives()).toEqual(
    [0, 1, 2].map((at) => ({
      source: 'hsds:den-haag',
      source_id: `service-${at}`,
      name: sampleService(at).name,
      organisation: 'Stichting De Brug 0',
      times: 1,
    })),
  );
  expect(output).toContain('Initiatives: 3 in the directory (3 new, 0 changed, 0 the same)');
});

test('a second run finds everything the same and changes nothing, not even the revision', async () => {
  const path = await file(sampleServices(12));
  await run(path);
  const before = await revision();
  const stamps = await rows(sql`select id, changed_at from initiative order by id`);
  const { output } = await run(path);
  expect(output).toContain('Initiatives: 12 in the directory (0 new, 0 changed, 12 the same)');
  expect(output).toContain('Organisations: 2 in the directory (0 new, 0 changed, 2 the same)');
  expect(await rows(sql`select id, changed_at from initiative order by id`)).toEqual(stamps);
  expect(await revision()).toBe(before);
});

test('the same id updates, and keeps its place in our directory', async () => {
  await run(await file([sampleService(1)]), ['--source', 'x']);
  const [before] = await rows(sql<{ id: string }>`select id from initiative`);
  const { output } = await run(await file([sampleService(1, { name: 'Nieuwe naam', schedules: [] })]), [
    '--source',
    'x',
  ]);
  expect(output).toContain('Initiatives: 1 in the directory (0 new, 1 changed, 0 the same)');
  expect(await initiatives()).toMatchObject([{ name: 'Nieuwe naam', times: 0 }]);
  expect(await rows(sql`select id from initiative`)).toEqual([before]);
});

test('a tabular package and JSON bring the same initiatives', async () => {
  const services = sampleServices(7);
  await run(await file(services), ['--source', 'one']);
  const packageFolder = join(folder, 'package');
  await mkdir(packageFolder);
  for (const [table, list] of Object.entries(sampleTables(services)))
    await writeFile(join(packageFolder, `${table}.csv`), csv(list));
  const { code, output, codes } = await run(packageFolder, ['--source', 'one']);
  expect([code, codes]).toEqual([0, []]);
  expect(output).toContain('Initiatives: 7 in the directory (0 new, 0 changed, 7 the same)');
});

test('of an id that comes twice the last counts, in every run', async () => {
  const path = await file([
    sampleService(1, { name: 'Eerste' }),
    sampleService(2),
    sampleService(1, { name: 'Laatste' }),
  ]);
  const { issues } = await run(path);
  expect(issues).toMatchObject([{ code: 'duplicate-id', id: 'service-1', index: 1 }]);
  expect((await initiatives()).map(({ name }) => name)).toContain('Laatste');
  expect((await run(path)).output).toContain('0 new, 0 changed, 2 the same');
});

test('services may name an organization that stands elsewhere in the input, before or after', async () => {
  const { organization, ...service } = sampleService(1, { organization_id: 'org-0' });
  const { codes } = await run(
    await file({ services: [service], organizations: [{ ...(organization as RawRecord), website: null }] }),
  );
  expect(codes).toEqual([]);
  expect(await initiatives()).toMatchObject([{ organisation: 'Stichting De Brug 0' }]);
});

test('one service at two places, as service_at_location or inside the service, is two initiatives', async () => {
  const { service_at_locations: _, ...service } = sampleService(1);
  const place = (id: string) => ({
    id: `sal-${id}`,
    location: { id, location_type: 'physical', latitude: 52, longitude: 5 },
    service,
  });
  const path = await file([place('a'), place('b')]);
  const { codes } = await run(path, ['--source', 'two']);
  expect(codes).toEqual([]);
  expect(await ids()).toEqual(['service-1', 'service-1@b']);
  await run(await file([{ ...service, service_at_locations: [place('a'), place('b')] }]), [
    '--source',
    'two',
  ]);
  expect(await ids()).toEqual(['service-1', 'service-1@b']);
});

test('a dry run reports the same and writes nothing', async () => {
  const path = await file([
    sampleService(1),
    sampleService(2, { name: '' }),
    sampleService(3, { minimum_age: 'x' }),
  ]);
  const before = await revision();
  const dry = await run(path, ['--dry-run']);
  expect(await ids()).toEqual([]);
  expect(await revision()).toBe(before);
  expect(dry.output).toMatch(/Initiatives: 2 would be written/);
  expect((await run(path)).codes).toEqual(dry.codes);
});

test('a mistake on the command line explains itself', async () => {
  const output: string[] = [];
  const out = {
    print: () => {},
    printError: (text: string) => void output.push(text),
    overwriteLine: null,
    stop: new AbortController().signal,
    now: () => new Date(),
    reportFolder: folder,
  };
  expect(await runHsdsImport(async () => db, [], out)).toBe(2);
  expect(await runHsdsImport(async () => db, ['a', '--nonsense'], out)).toBe(2);
  expect(output[0]).toContain('npm run import -- hsds');
  const missing = await run(join(folder, 'nowhere.json'));
  expect([missing.code, missing.output]).toEqual([
    1,
    `${join(folder, 'nowhere.json')}: There is no such file or folder.`,
  ]);
});
