import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { ask, freshFolder, open, opened, otherHouse, serverPid, tidy, until } from './cluster.testing.ts';
import { startCluster } from './index.ts';
import { began } from './process-identity.ts';
import { serverAccount } from './system-user.ts';

afterEach(tidy);

test('after a house was killed the next one stops the server that lived on, and finds what was committed', async () => {
  const folder = freshFolder();
  const house = otherHouse(folder);
  const first = await opened(house);
  await ask(first, 'create table kept as select generate_series(1, 500) as n');
  expect(await startCluster({ folder })).toEqual({
    ok: false,
    refusal: 'already-running',
    pid: house.child.pid,
  });
  const server = serverPid(first);
  await house.kill();
  expect(began(server)).not.toBeNull();

  const steps: string[] = [];
  const cluster = await open(folder, { progress: (step) => steps.push(step) });
  expect(cluster.recovered).toBe(true);
  expect(steps).toEqual(['recovering', 'starting', 'ready']);
  expect(began(server)).toBeNull();
  expect(serverPid(cluster)).not.toBe(server);
  expect(await ask(cluster, 'select count(*)::int from kept')).toEqual([500]);
});

test('after the house and its server were both killed, what was committed is there', async () => {
  const folder = freshFolder();
  const house = otherHouse(folder);
  const first = await opened(house);
  await ask(first, 'create table kept as select generate_series(1, 500) as n');
  await house.kill();
  process.kill(serverPid(first), 'SIGKILL');
  const cluster = await open(folder);
  expect(cluster.recovered).toBe(true);
  expect(await ask(cluster, 'select count(*)::int from kept')).toEqual([500]);
});

test('of two houses that start at once after a crash one opens and the other hears who did', async () => {
  const folder = freshFolder();
  const gone = otherHouse(folder);
  await opened(gone);
  await gone.kill();
  const both = [otherHouse(folder), otherHouse(folder)];
  const said = await Promise.all(
    both.map(async (house) => JSON.parse(await until(house.said, (line) => line.startsWith('{')))),
  );
  const winner = both[said.findIndex(({ ok }) => ok)];
  expect(said.filter(({ ok }) => !ok)).toEqual([
    { ok: false, refusal: 'already-running', pid: winner?.child.pid },
  ]);
  for (const house of both) await house.kill();
  await open(folder);
});

test('a kill while the cluster is being made leaves nothing that the next start trips over', async () => {
  const folder = freshFolder();
  for (const later of [0, 60, 200]) {
    const house = otherHouse(folder);
    await until(house.said, (line) => line === 'creating');
    const half = () =>
      homeOf(folder).flatMap((home) => readdirSync(home).filter((name) => name.startsWith('cluster.')));
    while (!half().length) await wait(5);
    await wait(later);
    await house.kill();
    expect(homeOf(folder).filter((home) => existsSync(join(home, 'cluster')))).toEqual([]);
  }
  const cluster = await open(folder);
  expect(await ask(cluster, 'select 41 + 1')).toEqual([42]);
});

test('a pid file whose number went to another program does not keep the house closed, and that program lives on', async () => {
  const folder = freshFolder();
  const cluster = await open(folder);
  await cluster.stop();
  // Of the same account as the server: then PostgreSQL itself takes it for a living server.
  const other = spawn('sleep', ['60'], { stdio: 'ignore', cwd: '/', ...serverAccount() });
  onTestFinished(() => void other.kill());
  await once(other, 'spawn');
  writeFileSync(
    join(cluster.folder, 'cluster/postmaster.pid'),
    `${other.pid}\n${cluster.folder}/cluster\n1\n5432\n`,
  );
  mkdirSync(join(cluster.folder, 'socket'));
  writeFileSync(
    join(cluster.folder, 'socket/.s.PGSQL.5432.lock'),
    `${other.pid}\n${cluster.folder}/cluster\n1\n5432\n`,
  );
  const again = await open(folder);
  expect(again.recovered).toBe(false);
  expect(await ask(again, 'select 41 + 1')).toEqual([42]);
  expect(began(other.pid ?? 0)).not.toBeNull();
});

/** Where the cluster of this folder is or will be. */
function homeOf(folder: string): string[] {
  const note = join(folder, 'postgres-is-in');
  const home = existsSync(note) ? readFileSync(note, 'utf8').trim() : join(folder, 'postgres');
  return existsSync(dirname(home)) && existsSync(home) ? [home] : [];
}
