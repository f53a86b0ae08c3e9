import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { runningCluster, startCluster } from '#embedded-postgres';
import { type Started, startServer, stopServer } from '../support/server.ts';

const isRoot = process.getuid?.() === 0;
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'vanonderop-house-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A browser of three lines: cookie and token of one story. */
async function storyteller(at: string) {
  const page = await fetch(`${at}/nl/begin`);
  const token = (await page.text()).match(/name="token" value="([^"]+)"/)?.[1] ?? '';
  const headers = { 'sec-fetch-site': 'same-origin' };
  const begun = await fetch(`${at}/nl/begin`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams({ token, device: 'own' }),
  });
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return {
    read: async (where: string) => {
      const html = await (await fetch(`${where}/nl/story/name`, { headers: { cookie } })).text();
      return {
        name:
          html
            .match(/name="name"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="name"/)
            ?.slice(1)
            .find((value) => value !== undefined) ?? '',
        token: html.match(/name="token" value="([^"]+)"/)?.[1] ?? '',
        seen: html.match(/name="seen" value="([^"]*)"/)?.[1] ?? '',
      };
    },
    tell: async (where: string, form: { name: string; token: string; seen: string }) => {
      const answer = await fetch(`${where}/nl/story/name`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...headers, cookie },
        body: new URLSearchParams(form),
      });
      await answer.arrayBuffer();
      return answer.status;
    },
  };
}

const postgresOf = (folder: string): number[] =>
  readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return /\/postgres\0-D\0/.test(line) && line.includes(clusterOf(folder)) ? [Number(pid)] : [];
    } catch {
      return [];
    }
  });
const clusterOf = (folder: string): string => {
  try {
    return readFileSync(join(folder, 'postgres-is-in'), 'utf8').trim();
  } catch {
    return folder;
  }
};

test('killed twenty times while somebody answers, it starts again each time and every acknowledged answer is there', async () => {
  const folder = newFolder();
  // Its own answers are what counts here: the demonstration would only make every start longer.
  let app = await startServer(folder, {}, ['--empty']);
  const samira = await storyteller(app.at);
  let acknowledged = '';
  let underWay = '';
  let count = 0;
  for (let round = 0; round < 20; round++) {
    const { at } = app;
    const found = await samira.read(at);
    if (round > 0) expect([acknowledged, underWay], `after kill ${round}`).toContain(found.name);
    acknowledged = found.name;
    const dying = new Promise((resolve) => setTimeout(resolve, 150 + ((round * 97) % 400))).then(() =>
      stopServer(app, 'SIGKILL'),
    );
    let killed = false;
    void dying.then(() => {
      killed = true;
    });
    while (!killed) {
      try {
        const { token, seen } = await samira.read(at);
        underWay = `answer ${++count}`;
        if ((await samira.tell(at, { name: underWay, token, seen })) === 303) acknowledged = underWay;
      } catch {
        break;
      }
    }
    expect(await dying).toBe('SIGKILL');
    app = await startServer(folder, {}, ['--empty']);
  }
  expect(count).toBeGreaterThan(40);
  expect(postgresOf(folder)).toHaveLength(1);
  expect(await stopServer(app, 'SIGTERM')).toBe(0);
}, 300_000);

test('a second start on the same data is refused with a clear message, and the first goes on', async () => {
  const folder = newFolder();
  const app = await startServer(folder, {}, ['--empty']);
  await expect(startServer(folder)).rejects.toThrow(
    new RegExp(`Another server \\(PID ${app.child.pid}\\) uses this data folder`),
  );
  expect((await fetch(`${app.at}/nl`)).status).toBe(200);
  expect(await stopServer(app, 'SIGINT')).toBe(0);
  expect(app.said()).toContain('Closed.');
  expect(postgresOf(folder)).toEqual([]);
});

test('the embedded database opens no network port, and its files are for its own account alone', async () => {
  const folder = newFolder();
  const app = await startServer(folder, {}, ['--empty']);
  const [postgres = 0] = postgresOf(folder);
  const sockets = new Set(
    readdirSync(`/proc/${postgres}/fd`).map(
      (fd) => readlinkSync(`/proc/${postgres}/fd/${fd}`).match(/^socket:\[(\d+)\]$/)?.[1],
    ),
  );
  const listening = ['tcp', 'tcp6'].flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/)[9]),
  );
  expect(listening.filter((inode) => inode && sockets.has(inode))).toEqual([]);
  const where = clusterOf(folder) === folder ? join(folder, 'postgres') : clusterOf(folder);
  // The server's own account may pass through the server's folder; nobody may look around in it.
  expect(statSync(where).mode & 0o067).toBe(0);
  for (const path of [join(where, 'cluster'), runningCluster(folder)?.socket ?? ''])
    expect(statSync(path).mode & 0o077, path).toBe(0);
  for (const path of [join(where, 'owner-password'), join(folder, 'secret'), join(folder, 'running.json')])
    expect(statSync(path).mode & 0o177, path).toBe(0);
  if (process.getuid?.() === 0) expect(statSync(join(where, 'cluster')).uid).not.toBe(0);
  const reach = runningCluster(folder);
  const stranger = new pg.Client({
    host: reach?.socket,
    port: reach?.port,
    user: 'vanonderop_owner',
    password: 'guess',
    database: 'postgres',
  });
  await expect(stranger.connect()).rejects.toThrow(/password authentication failed/);
  await stopServer(app, 'SIGTERM');
});

test('it starts in a folder that only root may enter, and with nothing in it when asked', async () => {
  const folder = newFolder();
  chmodSync(folder, 0o700);
  const app = await startServer(join(folder, 'deep', 'data'), { START: 'empty' });
  expect(await (await fetch(`${app.at}/nl/initiatives`)).text()).toContain('Er staan nog geen plekken');
  // A link of the team is printed only when asked for, and with the demonstration.
  expect(app.said()).not.toContain('/team/');
  if (isRoot)
    expect(app.said()).toMatch(/still running as root: van-onderop cannot enter .*: set DATA_FOLDER/);
  expect(await stopServer(app, 'SIGTERM')).toBe(0);
});

test.skipIf(!isRoot)('started by root, the server goes on as a user that owns only its data', async () => {
  const folder = newFolder();
  for (const round of ['first', 'second']) {
    const app = await startServer(folder, { START: 'empty' });
    expect(app.said(), round).toContain('running as the system user van-onderop');
    const status = readFileSync(`/proc/${app.child.pid}/status`, 'utf8');
    const ids = /\nUid:\t(\d+)\t(\d+)\t(\d+)\t(\d+)\nGid:\t(\d+)\t/.exec(status)?.slice(1) ?? [];
    expect(ids).toHaveLength(5);
    expect(ids, status).not.toContain('0');
    expect((await fetch(`${app.at}/nl`)).status).toBe(200);
    expect(statSync(join(folder, 'secret')).uid).toBe(Number(ids[0]));
    expect(await stopServer(app, 'SIGTERM')).toBe(0);
  }
});

test('a setting that is not right is named, and nothing is started', async () => {
  const folder = newFolder();
  await expect(startServer(folder, { PORT: 'many' })).rejects.toThrow(/These settings are not right:\s+PORT/);
  expect(readdirSync(folder)).toEqual([]);
});

test('a port that is taken is said in one line', async () => {
  const first: Started = await startServer(newFolder(), { START: 'empty' });
  const port = new URL(first.at).port;
  await expect(startServer(newFolder(), { START: 'empty', PORT: port })).rejects.toThrow(
    `Port ${port} is taken`,
  );
  await stopServer(first, 'SIGTERM');
});

const mountable =
  process.getuid?.() === 0 && spawnSync('sh', ['-c', 'unshare -m true && command -v mount']).status === 0;

test.skipIf(!mountable)(
  'on a disk that is read-only it says so in one sentence, whether there was a database or not',
  async () => {
    const folder = newFolder();
    await stopServer(await startServer(folder, { START: 'empty' }), 'SIGTERM');
    for (const dataFolder of [folder, join(folder, 'deeper')]) {
      // A mount of its own for this one process: the folder is read-only there, and nowhere else.
      const { status, stderr } = spawnSync(
        'unshare',
        [
          '-m',
          'sh',
          '-c',
          'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && exec "$0" dist/main.js',
          process.execPath,
          folder,
        ],
        { env: { PATH: process.env.PATH ?? '', DATA_FOLDER: dataFolder, PORT: '0' }, encoding: 'utf8' },
      );
      expect(status).toBe(1);
      expect(stderr).toMatch(
        /^\S+ is on a disk that is read-only\. Make that disk writable, or set DATA_FOLDER to another folder\.\n$/,
      );
    }
  },
);

test('a database that does not answer at start is one sentence', async () => {
  await expect(
    startServer(newFolder(), { DATABASE_URL: 'postgresql://somebody:secret@127.0.0.1:1/town' }),
  ).rejects.toThrow(/\nThe database does not answer \(ECONNREFUSED\)[^\n]*\n$/);
});

const FIFTEEN = '/usr/lib/postgresql/15';

test.skipIf(!existsSync(FIFTEEN))(
  'with DATABASE_URL it uses that server, PostgreSQL 15: same pages, own login, no cluster of its own',
  async () => {
    const started = await startCluster({ folder: newFolder(), durable: false, program: FIFTEEN });
    if (!started.ok) throw new Error('no server');
    const { cluster } = started;
    const owner = new pg.Client({
      host: cluster.socket,
      port: cluster.port,
      ...cluster.owner,
      database: 'postgres',
    });
    await owner.connect();
    await owner.query('create database town');
    const url = new URL('postgresql://localhost/town');
    url.username = cluster.owner.user;
    url.password = cluster.owner.password;
    url.search = new URLSearchParams({ host: cluster.socket, port: String(cluster.port) }).toString();
    const folder = newFolder();
    const app = await startServer(folder, { DATABASE_URL: url.toString() });
    expect(await (await fetch(`${app.at}/nl/initiatives`)).text()).toContain('plekken gevonden');
    const { rows } = await owner.query<{ who: string }>(
      "select distinct usename as who from pg_stat_activity where datname = 'town'",
    );
    expect(rows.map(({ who }) => who)).toEqual(['town_server']);
    expect(readdirSync(folder)).toEqual(['secret']);
    expect(await stopServer(app, 'SIGTERM')).toBe(0);
    await owner.end();
    await cluster.stop();
  },
);
