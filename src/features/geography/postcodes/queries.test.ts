import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { findPostcode } from '../index.ts';
import { importPostcodeFile } from './import-postcodes.ts';
import { importPostcodes } from './queries.ts';

const { app, asOperator } = await createTestApp();
const folder = await mkdtemp(join(tmpdir(), 'vanonderop-postcodes-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const find = (code: string) => inTransaction(app.db, {}, (tx) => findPostcode(tx, code));
const imported = async (text: string | Buffer) => {
  const path = join(folder, 'postcodes.txt');
  await writeFile(path, text);
  return importPostcodeFile(app.db, path);
};

test('a postcode is found without any import, and where the operator imported it after that', async () => {
  expect(await find('2511')).toEqual({ code: '2511', lat: 52.0778, lon: 4.3176 });
  expect(await find('2599')).toBeUndefined();
  await imported('code,lat,lon\n2511,52.08,4.31\n');
  expect(await find('2511')).toEqual({ code: '2511', lat: 52.08, lon: 4.31 });
});

test('an import can be repeated: what moved has moved, what was there stays', async () => {
  await imported('code,lat,lon\n3011,51.92,4.48\n3012,51.92,4.47\n');
  const again = Buffer.from('\ufeffcode;lat;lon\n3011;51,93;4,49\nwrong;1;2\n', 'utf16le');
  const { rows, skipped } = await imported(again);
  expect([rows.length, skipped.length]).toEqual([1, 1]);
  expect(await find('3011')).toEqual({ code: '3011', lat: 51.93, lon: 4.49 });
  expect(await find('3012')).toBeDefined();
});

test('a table of the whole country goes in', async () => {
  const rows = Array.from({ length: 4500 }, (_, i) => ({
    code: String(4000 + i),
    lat: 52 + i / 10_000,
    lon: 5,
  }));
  await asOperator((tx) => importPostcodes(tx, rows));
  expect(await find('4000')).toEqual(rows[0]);
  expect(await find('8499')).toEqual(rows[4499]);
});

test('a file with nothing good in it changes nothing, and one that is not there is a fault', async () => {
  expect((await imported('this is a letter, not a table')).rows).toEqual([]);
  await expect(importPostcodeFile(app.db, join(folder, 'nowhere'))).rejects.toThrow();
});
