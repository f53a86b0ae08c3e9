import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { cleanUp, openCluster, query, serverPid, temporaryFolder } from './cluster.testing.ts';
import type { Cluster } from './index.ts';
import { processStartTime } from './process-identity.ts';

afterEach(cleanUp);

/** Asks until the server answers. */
async function answerOf(cluster: Cluster, sql: string): Promise<unknown[]> {
  for (const until = Date.now() + 20_000; ; await wait(50)) {
    try {
      return await query(cluster, sql);
    } catch (fault) {
      if (Date.now() > until) throw fault;
    }
  }
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);

test('a database that somebody kills is there again by itself, at the same address, with what was committed', async () => {
  const states: string[] = [];
  const cluster = await openCluster(temporaryFolder(), {
    durable: true,
    onStateChange: (state) => void states.push(state),
  });
  await query(cluster, 'create table kept as select generate_series(1, 500) as n');
  const first = serverPid(cluster);
  process.kill(first, 'SIGKILL');
  while (!states.includes('restarted')) await wait(20);
  expect(await query(cluster, 'select count(*)::int from kept')).toEqual([500]);
  expect(serverPid(cluster)).not.toBe(first);

  const all = [serverPid(cluster), ...childrenOf(serverPid(cluster))];
  for (const pid of all) process.kill(pid, 'SIGKILL');
  expect(await answerOf(cluster, 'select count(*)::int from kept')).toEqual([500]);
  while (states.length < 4) await wait(20);
  expect(states).toEqual(['ended', 'restarted', 'ended', 'restarted']);
});

test('who stops the application while its database is starting again waits for both, and nothing runs on', async () => {
  let ended = () => {};
  const gone = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const states: string[] = [];
  const cluster = await openCluster(temporaryFolder(), {
    onStateChange: (state) => {
      states.push(state);
      ended();
    },
  });
  process.kill(serverPid(cluster), 'SIGKILL');
  await gone;
  await cluster.stop();
  expect(states).toEqual(['ended']);
  await expect(query(cluster, 'select 1')).rejects.toThrow();
  await wait(1_500);
  await expect(query(cluster, 'select 1')).rejects.toThrow();
});

test('a database that hangs is left alone, and goes on where it was', async () => {
  const states: string[] = [];
  const cluster = await openCluster(temporaryFolder(), { onStateChange: (state) => void states.push(state) });
  const pid = serverPid(cluster);
  process.kill(pid, 'SIGSTOP');
  const asked = query(cluster, 'select 41 + 1');
  await wait(1_000);
  expect(processStartTime(pid)).not.toBeNull();
  process.kill(pid, 'SIGCONT');
  expect(await asked).toEqual([42]);
  expect(states).toEqual([]);
});

test('a database that cannot start again is tried again later, and each failure is told', async () => {
  const faults: unknown[] = [];
  const states: string[] = [];
  const cluster = await openCluster(temporaryFolder(), {
    onStateChange: (state, fault) => {
      states.push(state);
      if (fault) faults.push(fault);
    },
  });
  // A damaged setting: the server ends at once, until somebody mends it.
  const file = join(cluster.folder, 'cluster', 'postgresql.auto.conf');
  await query(cluster, "alter system set work_mem = '5MB'");
  const right = readFileSync(file, 'utf8');
  writeFileSync(file, "work_mem = 'much'\n");
  process.kill(serverPid(cluster), 'SIGKILL');
  while (!states.includes('restart-failed')) await wait(20);
  expect(String(faults[0])).toContain('work_mem');
  writeFileSync(file, right);
  expect(await answerOf(cluster, 'select 41 + 1')).toEqual([42]);
  while (states.at(-1) !== 'restarted') await wait(20);
});
