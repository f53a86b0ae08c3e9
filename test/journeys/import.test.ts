import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startServer, stopServer } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'vanonderop-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['dist/cli.js', ...args], {
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

test('a list is read in while the server is open, shown at once, and the same list again changes nothing', async () => {
  const app = await startServer(join(folder, 'data'), { START: 'empty' });
  const dry = run('hsds', services, '--dry-run');
  expect(dry.status, dry.stderr).toBe(0);
  expect(await (await fetch(`${app.at}/nl/initiatives`)).text()).not.toContain('De Haven');
  const report = join(folder, 'report.ndjson');
  const real = run('hsds', services, '--report', report);
  expect(real.status, real.stderr).toBe(0);
  expect(readFileSync(report, 'utf8')).toContain('no-id');
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(await (await fetch(`${app.at}/nl/initiatives?q=haven`)).text()).toContain('Taalcafé De Haven');
  const { revision } = (await (await fetch(`${app.at}/healthz`)).json()) as { revision: number };
  expect(run('hsds', services).status).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(await (await fetch(`${app.at}/healthz`)).json()).toMatchObject({ ok: true, revision });
  await stopServer(app, 'SIGTERM');
});

test('postcodes go in too, and a command nobody understands says how', () => {
  const file = join(folder, 'pc4.json');
  writeFileSync(file, '{"2511": [52.08, 4.31], "1": [0, 0]}');
  const read = run('postcodes', file);
  expect(read.status, read.stderr).toBe(0);
  expect(read.stdout).toContain('1 postcodes imported, 1 rows left out');
  const lost = run('everything');
  expect(lost.status).toBe(2);
  expect(lost.stderr).toContain('npm run import -- hsds');
});

test('killed again and again half-way, it ends where an import that nobody disturbed ends', async () => {
  const app = await startServer(join(folder, 'data'), { START: 'empty' });
  const file = join(folder, 'many.ndjson');
  const many = Array.from({ length: 6000 }, (_, n) => ({
    id: randomUUID(),
    name: `Koor ${n}`,
    description: 'Zingen met wie er is.',
    status: 'active',
    organization: { id: randomUUID(), name: `Stichting ${n}`, description: '' },
    schedules: [{ id: randomUUID(), freq: 'WEEKLY', byday: 'TU', opens_at: '10:00', closes_at: '12:00' }],
  }));
  writeFileSync(file, many.map((one) => JSON.stringify(one)).join('\n'));
  const inside = async () => {
    const answer = await fetch(`${app.at}/api/hsds/v3/services?search=koor&per_page=1`);
    return ((await answer.json()) as { total_items: number }).total_items;
  };
  const before = await inside();
  let halfway = 0;
  for (let time = 0; time < 30 && halfway < 3; time++) {
    const child = spawn(process.execPath, ['dist/cli.js', 'hsds', file, '--source', 'many'], {
      env: { PATH: process.env.PATH ?? '', DATA_FOLDER: join(folder, 'data') },
      stdio: 'ignore',
    });
    const gone = once(child, 'exit');
    const had = await inside();
    // As soon as something of it is in, and not all.
    while ((await inside()) === had && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 40));
    child.kill('SIGKILL');
    await gone;
    const now = await inside();
    if (now > before && now < before + many.length) halfway++;
    else break;
  }
  expect(halfway).toBeGreaterThan(0);
  const last = run('hsds', file, '--source', 'many');
  expect(last.status, last.stderr).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 700));
  const lines = await (await fetch(`${app.at}/api/hsds/v3/services?format=ndjson&full=true`)).text();
  type Line = { id: string; name: string; schedules: unknown[] };
  const there = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  const ours = new Map(there.map((one) => [one.id, one]));
  expect(
    many.filter(({ id, name }) => ours.get(id)?.name !== name || ours.get(id)?.schedules.length !== 1),
  ).toEqual([]);
  const again = run('hsds', file, '--source', 'many');
  expect(again.stdout).toContain('(0 new, 0 changed, 6,000 the same)');
  await stopServer(app, 'SIGTERM');
}, 120_000);
