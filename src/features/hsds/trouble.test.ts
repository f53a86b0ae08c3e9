import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createTestApp } from '../../../test/support/app.ts';
import { importing } from './samples/importing.ts';
import { sampleService, sampleServices } from './samples/records.ts';

const given = await createTestApp();
const { db } = given.app;
const folder = await mkdtemp(join(tmpdir(), 'hsds-import-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => sql`delete from organisation`.execute(db));
const { file, run, ids } = importing(db, folder);

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
  const mixed = bad.flatMap((one, at) => [one, ...(good[at] ? [good[at]] : [])]);
  const { code, remarks } = await run(await file(mixed));
  expect(code).toBe(0);
  expect(await ids()).toEqual(['service-10', 'service-11', 'service-12']);
  const left = remarks.filter(({ code: each }) =>
    ['no-id', 'no-name', 'no-organization', 'not-a-listing'].includes(each),
  );
  expect(left.map(({ code: each, index }) => [each, index])).toEqual([
    ['not-a-listing', 7],
    ['not-a-listing', 8],
    ['no-id', 1],
    ['no-name', 3],
    ['no-organization', 5],
    ['no-name', 9],
    ['no-organization', 9],
  ]);
  expect(remarks.find(({ id }) => id === 'service-11')).toMatchObject({
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
  const owner = new pg.Client(given.owner);
  await owner.connect();
  await owner.query(
    "alter table initiative add constraint planted check (texts::text not like '%verboden%')",
  );
  await owner.query("alter table organisation add constraint planted check (name <> 'Verboden')");
  try {
    const services = sampleServices(40).map((one, at) => {
      if (at === 3 || at === 17) return { ...one, name: 'verboden' };
      return at === 30 ? { ...one, organization: { id: 'x', name: 'Verboden' } } : one;
    });
    const { code, remarks } = await run(await file(services));
    expect(code).toBe(0);
    expect(
      remarks
        .filter(({ code: each }) => each !== 'same-name')
        .map(({ code: each, id, index }) => [each, id, index]),
    ).toEqual([
      ['refused-by-database', 'x', 31],
      ['no-organization', 'service-30', 31],
      ['refused-by-database', 'service-3', 4],
      ['refused-by-database', 'service-17', 18],
    ]);
    expect((await ids()).length).toBe(37);
  } finally {
    await owner.query('alter table initiative drop constraint planted');
    await owner.query('alter table organisation drop constraint planted');
    await owner.end();
  }
});

test('an id of thousands of letters is shortened, and the next run knows it again', async () => {
  const path = await file([sampleService(1, { id: 'é'.repeat(4000) })]);
  expect((await run(path)).codes).toContain('id-too-long');
  expect((await run(path)).said).toContain('0 new, 0 changed, 1 the same');
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
  const { code, said } = await run(path, [], stop.signal);
  clearInterval(watching);
  expect(code).toBe(1);
  expect(said).toMatch(/Stopped half-way/);
  const count = (await ids()).length;
  expect([500, 1000]).toContain(count);
  expect((await run(path)).said).toContain(
    `${(1500 - count).toLocaleString('en')} new, 0 changed, ${count.toLocaleString('en')} the same`,
  );
});

test('some megabytes with a very long text and a bad line come in whole', async () => {
  const lines = sampleServices(3000).map((one) => JSON.stringify({ ...one, alert: 'Let op. '.repeat(100) }));
  lines[100] = '{"id": "half';
  lines[200] = JSON.stringify(sampleService(200, { description: 'x '.repeat(5_000_000) }));
  const { code, remarks } = await run(await file(lines.join('\n')));
  expect(code).toBe(0);
  expect((await ids()).length).toBe(2999);
  expect(remarks.map(({ code: each, line }) => [each, line])).toEqual([
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
    strange.map((value, at) => sampleService(at, { id: `${key}-${at}`, [key]: value })),
  );
  const inOrganization = strange.map((value, at) =>
    sampleService(at, { id: `o-${at}`, organization: { id: value, name: value, phones: value } }),
  );
  const { code } = await run(await file([...services, ...inOrganization]));
  expect(code).toBe(0);
  expect((await ids()).length).toBeGreaterThan(strange.length * 10);
});
