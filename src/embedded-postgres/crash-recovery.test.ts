import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import {
  cleanUp,
  clusterOf,
  nextLine,
  openCluster,
  query,
  serverPid,
  startOtherApplication,
  temporaryFolder,
} from './cluster.testing.ts';
import { startCluster } from './index.ts';
import { processStartTime } from './process-identity.ts';
import { serverUser } from './system-user.ts';

afterEach(cleanUp);

test('after the application was killed, the next one stops the server that lived on and finds what was committed', async () => {
  const folder = temporaryFolder();
  const application = startOtherApplication(folder);
  const first = await clusterOf(application);
  await query(first, 'create table kept as select generate_series(1, 500) as n');
  expect(await startCluster({ folder })).toEqual({
    ok: false,
    refusal: 'already-running',
    pid: application.child.pid,
  });
  const pid = serverPid(first);
  await application.kill();
  expect(processStartTime(pid)).not.toBeNull();

  const steps: string[] = [];
  const cluster = await openCluster(folder, { progress: (step) => steps.push(step) });
  expect(cluster.recovered).toBe(true);
  expect(steps).toEqual(['recovering', 'starting', 'ready']);
  expect(processStartTime(pid)).toBeNull();
  expect(serverPid(cluster)).not.toBe(pid);
  expect(await query(cluster, 'select count(*)::int from kept')).toEqual([500]);
});

test('after the application and its server were both killed, what was committed is there', async () => {
  const folder = temporaryFolder();
  const application = startOtherApplication(folder);
  const first = await clusterOf(application);
  await query(first, 'create table kept as select generate_series(1, 500) as n');
  await application.kill();
  process.kill(serverPid(first), 'SIGKILL');
  const cluster = await openCluster(folder);
  expect(cluster.recovered).toBe(true);
  expect(await query(cluster, 'select count(*)::int from kept')).toEqual([500]);
});

test('of two applications that start at once after a crash, one opens and the other is told which process did', async () => {
  const folder = temporaryFolder();
  const gone = startOtherApplication(folder);
  await clusterOf(gone);
  await gone.kill();
  const both = [startOtherApplication(folder), startOtherApplication(folder)];
  const results = await Promise.all(
    both.map(async (application) =>
      JSON.parse(await nextLine(application.lines, (line) => line.startsWith('{'))),
    ),
  );
  const winner = both[results.findIndex(({ ok }) => ok)];
  expect(results.filter(({ ok }) => !ok)).toEqual([
    { ok: false, refusal: 'already-running', pid: winner?.child.pid },
  ]);
  for (const application of both) await application.kill();
  await openCluster(folder);
});

test('a kill while the cluster is being created leaves nothing that breaks the next start', async () => {
  const folder = temporaryFolder();
  for (const later of [0, 60, 200]) {
    const application = startOtherApplication(folder);
    await nextLine(application.lines, (line) => line === 'creating');
    const half = () =>
      homeOf(folder).flatMap((home) => readdirSync(home).filter((name) => name.startsWith('cluster.')));
    while (!half().length) await wait(5);
    await wait(later);
    await application.kill();
    expect(homeOf(folder).filter((home) => existsSync(join(home, 'cluster')))).toEqual([]);
  }
  const cluster = await openCluster(folder);
  expect(await query(cluster, 'select 41 + 1')).toEqual([42]);
});

test('a pid file whose number went to another process does not prevent a start, and that process lives on', async () => {
  const folder = temporaryFolder();
  const cluster = await openCluster(folder);
  await cluster.stop();
  // Of the same account as the server: then PostgreSQL itself takes it for a living server.
  const other = spawn('sleep', ['60'], { stdio: 'ignore', cwd: '/', ...serverUser() });
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
  const again = await openCluster(folder);
  expect(again.recovered).toBe(false);
  expect(await query(again, 'select 41 + 1')).toEqual([42]);
  expect(processStartTime(other.pid ?? 0)).not.toBeNull();
});

/** Where the cluster of this folder is or will be. */
function homeOf(folder: string): string[] {
  const note = join(folder, 'postgres-is-in');
  const home = existsSync(note) ? readFileSync(note, 'utf8').trim() : join(folder, 'postgres');
  return existsSync(dirname(home)) && existsSync(home) ? [home] : [];
}
