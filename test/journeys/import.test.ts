import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { endHouse, startHouse } from '../support/started.ts';

const folder = mkdtempSync(join(tmpdir(), 'vanonderop-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['dist/import.js', ...args], {
    env: { PATH: process.env.PATH ?? '', DATA_FOLDER: join(folder, 'data') },
    encoding: 'utf8',
  });

const services = join(folder, 'services.json');
writeFileSync(
  services,
  JSON.stringify([
    { id: 's1', name: 'Taalcafé De Haven', status: 'active', organization: { id: 'o1', name: 'De Haven' } },
    { id: '', name: 'Zonder nummer', status: 'active', organization: { id: 'o1', name: 'De Haven' } },
  ]),
);

test('a list is read in while the house is open, shown at once, and the same list again changes nothing', async () => {
  const house = await startHouse(join(folder, 'data'), { START: 'empty' });
  const dry = run('hsds', services, '--dry-run');
  expect(dry.status, dry.stderr).toBe(0);
  expect(await (await fetch(`${house.at}/nl/initiatives`)).text()).not.toContain('De Haven');
  const report = join(folder, 'report.ndjson');
  const real = run('hsds', services, '--report', report);
  expect(real.status, real.stderr).toBe(0);
  expect(readFileSync(report, 'utf8')).toContain('no-id');
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(await (await fetch(`${house.at}/nl/initiatives?q=haven`)).text()).toContain('Taalcafé De Haven');
  const { revision } = (await (await fetch(`${house.at}/healthz`)).json()) as { revision: number };
  expect(run('hsds', services).status).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(await (await fetch(`${house.at}/healthz`)).json()).toEqual({ ok: true, revision });
  await endHouse(house, 'SIGTERM');
}, 60_000);

test('postcodes go in too, and a command nobody understands says how', () => {
  const file = join(folder, 'pc4.json');
  writeFileSync(file, '{"2511": [52.08, 4.31], "1": [0, 0]}');
  const read = run('postcodes', file);
  expect(read.status, read.stderr).toBe(0);
  expect(read.stdout).toContain('1 postcodes are in, 1 rows were left out');
  const lost = run('everything');
  expect(lost.status).toBe(2);
  expect(lost.stderr).toContain('npm run import -- hsds');
}, 60_000);
