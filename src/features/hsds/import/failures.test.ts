import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { sampleService, sampleServices } from '../schema/sample-records.testing.ts';
import { createImportRunner } from './import-runner.testing.ts';

const testApp = await createTestApp();
const { db } = testApp.app;
const folder = await mkdtemp(join(tmpdir(), 'hsds-import-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => testApp.asOperator((tx) => sql`delete from organisation`.execute(tx)));
const { file, run, ids } = createImportRunner(db, folder);

test('in a half-bad file, what is good is in and every bad row is listed with its reason', async () => {
  const bad: unknown[] = [
    sampleService(1, { id: '' }),
    sampleService(2, { name: null }),
    sampleService(3, { organization: null, organization_id: 'nowhere' }),
    { version: '3.1' },
    'text',
    sampleService(6, { organization: { id: 'o6', name: '' } }),
  ];
  const good = [
    sampleService(10),
    sampleService(11, { description: 'Caf\u0000Ã© <b>x</b>', minimum_age: 'x' }),
    sampleService(12, { organization: { name: 'Zonder id' } }),
  ];
  const mixed = bad.flatMap((service, index) => [service, ...(good[index] ? [good[index]] : [])]);
  const { code, issues } = await run(await file(mixed));
  expect(code).toBe(0);
  expect(await ids()).toEqual(['service-10', 'service-11', 'service-12']);
  const left = issues.filter(({ code: issueCode }) =>
    ['no-id', 'no-name', 'no-organization', 'not-a-listing'].includes(issueCode),
  );
  expect(left.map(({ code: issueCode, index }) => [issueCode, index])).toEqual([
    ['not-a-listing', 7],
    ['not-a-listing', 8],
    ['no-id', 1],
    ['no-name', 3],
    ['no-organization', 5],
    ['no-name', 9],
    ['no-organization', 9],
  ]);
  expect(issues.find(({ id }) => id === 'service-11')).toMatchObject({
    code: 'mojibake',
    file: 'feed.json',
    why: expect.stringMatching(/damaged/),
  });
});

test('an array that ends half-way: what came before is in, and the exit code says it is not all', async () => {
  const text = JSON.stringify(sampleServices(20));
  const { code, codes } = await run(await file(text.slice(0, Math.floor(text.length / 2))));
  expect(code).toBe(1);
  expect(codes).toEqual(['truncated']);
  expect((await ids()).length).toBe(10);
});

test('rows that the database refuses are listed, and their neighbours are in', async () => {
  const owner = new pg.Client(testApp.owner);
  await owner.connect();
  await owner.query(
    "alter table initiative add constraint test_rejection check (texts::text not like '%verboden%')",
  );
  await owner.query("alter table organisation add constraint test_rejection check (name <> 'Verboden')");
  try {
    const services = sampleServices(40).map((service, index) => {
      if (index === 3 || index === 17) return { ...service, name: 'verboden' };
      return index === 30 ? { ...service, organization: { id: 'x', name: 'Verboden' } } : service;
    });
    const { code, issues } = await run(await file(services));
    expect(code).toBe(0);
    expect(
      issues
        .filter(({ code: issueCode }) => issueCode !== 'same-name')
        .map(({ code: issueCode, id, index }) => [issueCode, id, index]),
    ).toEqual([
      ['refused-by-database', 'x', 31],
      ['no-organization', 'service-30', 31],
      ['refused-by-database', 'service-3', 4],
      ['refused-by-database', 'service-17', 18],
    ]);
    expect((await ids()).length).toBe(37);
  } finally {
    await owner.query('alter table initiative drop constraint test_rejection');
    await owner.query('alter table organisation drop constraint test_rejection');
    await owner.end();
  }
});

test('an id of thousands of letters is shortened, and the next run knows it again', async () => {
  const path = await file([sampleService(1, { id: 'é'.repeat(4000) })]);
  expect((await run(path)).codes).toContain('id-too-long');
  expect((await run(path)).output).toContain('0 new, 0 changed, 1 the same');
});

test('two imports at the same time both come to their end', async () => {
  const path = await file(sampleServices(1200));
  const other = await file(sampleServices(1200).toReversed());
  const both = await Promise.all([
    run(path, ['--source', 'same']),
    run(other, ['--source', 'same']),
    run(path, ['--source', 'other']),
  ]);
  expect(both.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect((await ids()).length).toBe(2400);
});

test('asked to stop, it stops between two batches and says what is in', async () => {
  const path = await file(sampleServices(1500));
  const stop = new AbortController();
  const watching = setInterval(async () => {
    if ((await ids()).length) stop.abort();
  }, 5);
  const { code, output } = await run(path, [], stop.signal);
  clearInterval(watching);
  expect(code).toBe(1);
  expect(output).toMatch(/Stopped half-way/);
  const count = (await ids()).length;
  expect([500, 1000]).toContain(count);
  expect((await run(path)).output).toContain(
    `${(1500 - count).toLocaleString('en')} new, 0 changed, ${count.toLocaleString('en')} the same`,
  );
});

test('some megabytes with a very long text and a bad line come in whole', async () => {
  const lines = sampleServices(3000).map((service) =>
    JSON.stringify({ ...service, alert: 'Let op. '.repeat(100) }),
  );
  lines[100] = '{"id": "half';
  lines[200] = JSON.stringify(sampleService(200, { description: 'x '.repeat(5_000_000) }));
  const { code, issues } = await run(await file(lines.join('\n')));
  expect(code).toBe(0);
  expect((await ids()).length).toBe(2999);
  expect(issues.map(({ code: issueCode, line }) => [issueCode, line])).toEqual([
    ['invalid-json', 101],
    ['too-long', 201],
  ]);
});

test('strange values in every field of every record end in the report, not in a crash', async () => {
  const strange: unknown[] = [
    null,
    'text',
    12,
    [],
    [[[]]],
    { a: {} },
    { toString: 5 },
    [{ id: [], name: {}, number: {} }],
  ];
  const services = Object.keys(sampleService(0)).flatMap((key) =>
    strange.map((value, index) => sampleService(index, { id: `${key}-${index}`, [key]: value })),
  );
  const inOrganization = strange.map((value, index) =>
    sampleService(index, { id: `o-${index}`, organization: { id: value, name: value, phones: value } }),
  );
  const { code } = await run(await file([...services, ...inOrganization]));
  expect(code).toBe(0);
  expect((await ids()).length).toBeGreaterThan(strange.length * 10);
});
