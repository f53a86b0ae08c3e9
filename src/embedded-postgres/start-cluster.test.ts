import {
  type Dirent,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cleanUp, isRoot, openCluster, query, serverPid, temporaryFolder } from './cluster.testing.ts';
import { startCluster } from './index.ts';

afterEach(cleanUp);

const linux = existsSync('/proc/net/tcp');

/** The network sockets on which a process listens. */
function listening(pid: number): string[] {
  const sockets = ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) => {
    const [, ...lines] = readFileSync(`/proc/${pid}/net/${kind}`, 'utf8').trim().split('\n');
    return lines.map((line) => `socket:[${line.trim().split(/\s+/)[9]}]`);
  });
  const held = readdirSync(`/proc/${pid}/fd`).map((fd) => link(`/proc/${pid}/fd/${fd}`));
  return held.filter((each) => sockets.includes(each));
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

const everything = (folder: string): Dirent[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true });
const mode = (path: string): number => statSync(path).mode & 0o777;

test('an empty folder gets a database that answers, sorts as people do and uses UTC', async () => {
  const steps: string[] = [];
  const cluster = await openCluster(join(temporaryFolder(), 'new'), { progress: (step) => steps.push(step) });
  expect(await query(cluster, 'select 41 + 1')).toEqual([42]);
  expect(await query(cluster, 'show server_version_num')).toEqual([expect.stringMatching(/^18/)]);
  expect(
    await query(cluster, "select name from (values ('Zoë'), ('émile'), ('Anna')) as t (name) order by name"),
  ).toEqual(['Anna', 'émile', 'Zoë']);
  expect(await query(cluster, 'show timezone')).toEqual(['UTC']);
  expect(await query(cluster, 'show server_encoding')).toEqual(['UTF8']);
  expect(steps.filter((step) => step !== 'copying')).toEqual(['creating', 'starting', 'ready']);
  expect(cluster.recovered).toBe(false);
});

test('a second start on the same folder is told which process holds it, also in the same process, and works afterwards', async () => {
  const folder = temporaryFolder();
  const cluster = await openCluster(folder);
  await query(cluster, 'create table kept as select 7 as n');
  expect(await startCluster({ folder })).toEqual({ ok: false, refusal: 'already-running', pid: process.pid });
  expect(await query(cluster, 'select 41 + 1')).toEqual([42]);
  const pid = serverPid(cluster);
  await cluster.stop();
  expect(existsSync(join(cluster.folder, 'cluster/postmaster.pid'))).toBe(false);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  const again = await openCluster(folder);
  expect(again.recovered).toBe(false);
  expect(await query(again, 'select n from kept')).toEqual([7]);
});

test.skipIf(!linux)(
  'the database has no network port, and Ctrl-C in the terminal of the application does not reach it',
  async () => {
    const cluster = await openCluster(temporaryFolder());
    const pid = serverPid(cluster);
    expect(listening(pid)).toEqual([]);
    const group = (of: number | 'self') =>
      readFileSync(`/proc/${of}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[2];
    expect(group(pid)).toBe(String(pid));
    expect(group(pid)).not.toBe(group('self'));
    // The check itself works: an open port of this process is detected.
    const port = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => port.once('listening', resolve));
    expect(listening(process.pid).length).toBeGreaterThan(0);
    port.close();
  },
);

test('the files are for their own user alone, and nobody connects without the password', async () => {
  const cluster = await openCluster(join(temporaryFolder(), 'own'));
  const readable = everything(cluster.folder)
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/program/') && !/\.s\.PGSQL/.test(path) && mode(path) & 0o077);
  expect(readable.filter((path) => existsSync(path))).toEqual([]);
  expect(mode(cluster.folder)).toBe(isRoot ? 0o710 : 0o700);
  for (const part of ['cluster', 'socket']) expect(mode(join(cluster.folder, part))).toBe(0o700);
  expect(mode(join(cluster.folder, 'owner-password'))).toBe(0o600);
  expect(mode(join(cluster.folder, 'server.log'))).toBe(0o600);
  await expect(query(cluster, 'select 1', 'guessed')).rejects.toMatchObject({ code: '28P01' });
  await expect(query(cluster, 'select 1', '')).rejects.toThrow();
  expect(readFileSync(join(cluster.folder, 'cluster/pg_hba.conf'), 'utf8')).not.toMatch(/^[^#\n]*\btrust\b/m);
});

test('a folder with spaces, quotes, commas and a very long path works', async () => {
  const odd = await openCluster(join(temporaryFolder(), 'van, "onder" op ö'));
  expect(await query(odd, 'select 41 + 1')).toEqual([42]);
  const deep = await openCluster(join(temporaryFolder(), 'a'.repeat(60), 'b'.repeat(60)));
  expect(await query(deep, 'select 41 + 1')).toEqual([42]);
  expect(deep.socket.length).toBeLessThan(90);
  expect(mode(deep.socket)).toBe(0o700);
  await deep.stop();
  expect(existsSync(deep.socket)).toBe(false);
});

test('when PostgreSQL does not start, the message holds the end of its log and the folder is free again', async () => {
  const folder = join(temporaryFolder(), 'a'.repeat(60), 'b'.repeat(60));
  const cluster = await openCluster(folder);
  await cluster.stop();
  const sockets = () =>
    readdirSync(dirname(cluster.socket)).filter((name) => name.startsWith('socket-')).length;
  const before = sockets();
  writeFileSync(join(cluster.folder, 'cluster/postgresql.auto.conf'), "no_such_setting = 'x'\n");
  await expect(startCluster({ folder })).rejects.toThrow(/did not start[\s\S]*no_such_setting/);
  expect(sockets()).toBe(before);
  writeFileSync(join(cluster.folder, 'cluster/postgresql.auto.conf'), '');
  expect(await query(await openCluster(folder), 'select 41 + 1')).toEqual([42]);
});
