import { chownSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  cleanUp,
  clusterOf,
  endServer,
  isRoot,
  NOBODY_USER,
  nextLine,
  openCluster,
  query,
  runBeside,
  serverPid,
  startOtherApplication,
  temporaryFolder,
} from './cluster.testing.ts';
import { reachable } from './cluster-paths.ts';
import { serverUser } from './system-user.ts';

afterEach(cleanUp);

const asRoot = test.skipIf(!isRoot);

asRoot("as root the server runs as a system user of its own, without root's groups", async () => {
  const cluster = await openCluster(temporaryFolder());
  const { uid = 0, gid = 0 } = serverUser() ?? {};
  expect(uid).not.toBe(0);
  const status = readFileSync(`/proc/${serverPid(cluster)}/status`, 'utf8');
  expect(status).toContain(`\nUid:\t${uid}\t${uid}\t${uid}\t${uid}\n`);
  expect(status).toContain(`\nGid:\t${gid}\t${gid}\t${gid}\t${gid}\n`);
  expect(status).toMatch(/\nGroups:\t *\n/);
});

asRoot('another user on the machine cannot even connect to the socket', async () => {
  const cluster = await openCluster(temporaryFolder());
  const connectScript = `
    import { connect } from 'node:net';
    import { readdirSync } from 'node:fs';
    const report = (result) => { console.log(result); process.exit(); };
    try { readdirSync(${JSON.stringify(cluster.folder)}); report('looked in'); } catch {}
    connect(${JSON.stringify(`${cluster.socket}/.s.PGSQL.5432`)}).on('connect', () => report('in')).on('error', ({ code }) => report(code));`;
  const [otherUser, sameUser] = [
    runBeside(connectScript, NOBODY_USER),
    runBeside(connectScript.replace(/try .*\n/, '\n')),
  ];
  expect((await otherUser.lines.next()).value).toBe('EACCES');
  expect((await sameUser.lines.next()).value).toBe('in');
});

asRoot(
  'in a checkout that only root may enter, the data are elsewhere and the next start finds them',
  async () => {
    const closed = temporaryFolder(0o700);
    const folder = join(closed, '.data');
    const cluster = await openCluster(folder);
    expect(cluster.folder.startsWith('/var/lib/van-onderop/')).toBe(true);
    expect(readFileSync(join(folder, 'postgres-is-in'), 'utf8').trim()).toBe(cluster.folder);
    expect(statSync(cluster.folder).mode & 0o777).toBe(0o710);
    await query(cluster, 'create table kept as select 7 as n');
    await cluster.stop();
    const again = await openCluster(folder);
    expect(again.folder).toBe(cluster.folder);
    expect(await query(again, 'select n from kept')).toEqual([7]);
    expect(reachable(folder, NOBODY_USER)).toBe(false);
  },
);

asRoot('a pointer to data that are gone is reported, not replaced by an empty database', async () => {
  const folder = join(temporaryFolder(0o700), '.data');
  const cluster = await openCluster(folder);
  await cluster.stop();
  rmSync(cluster.folder, { recursive: true });
  await expect(openCluster(folder)).rejects.toThrow(/postgres-is-in says .* remove that file/);
});

// In the checkout, so only where an ordinary user may read it.
const asAnybody = test.skipIf(!isRoot || !reachable(import.meta.dirname, NOBODY_USER));

asAnybody('an ordinary user has a database of its own, and another user is told whose it is', async () => {
  const folder = temporaryFolder();
  chownSync(folder, NOBODY_USER.uid, NOBODY_USER.gid);
  const application = startOtherApplication(folder, NOBODY_USER);
  const cluster = await clusterOf(application);
  expect(await query(cluster, 'select 41 + 1')).toEqual([42]);
  expect(statSync(cluster.folder)).toMatchObject({ uid: NOBODY_USER.uid, mode: 0o40700 });
  expect(readFileSync(`/proc/${serverPid(cluster)}/status`, 'utf8')).toContain(
    `\nUid:\t${NOBODY_USER.uid}\t`,
  );
  await application.kill();
  await expect(openCluster(folder)).rejects.toThrow(/belongs to another account/);
  // The server that lived on is stopped by the next application of the same user.
  const next = startOtherApplication(folder, NOBODY_USER);
  expect(await nextLine(next.lines, (line) => line !== 'copying')).toBe('recovering');
  expect((await clusterOf(next)).recovered).toBe(true);
  await next.kill();
  await endServer(serverPid(cluster));
});
