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
  startOtherServer,
  temporaryFolder,
} from './cluster.testing.ts';
import { reachable } from './cluster-paths.ts';
import { serverUser } from './system-user.ts';

afterEach(cleanUp);

const asRoot = test.skipIf(!isRoot);

asRoot("as root the server runs under an account of its own, without root's groups", async () => {
  const cluster = await openCluster(temporaryFolder());
  const { uid = 0, gid = 0 } = serverUser() ?? {};
  expect(uid).not.toBe(0);
  const status = readFileSync(`/proc/${serverPid(cluster)}/status`, 'utf8');
  expect(status).toContain(`\nUid:\t${uid}\t${uid}\t${uid}\t${uid}\n`);
  expect(status).toContain(`\nGid:\t${gid}\t${gid}\t${gid}\t${gid}\n`);
  expect(status).toMatch(/\nGroups:\t *\n/);
});

asRoot('another account on the machine cannot even knock', async () => {
  const cluster = await openCluster(temporaryFolder());
  const knock = `
    import { connect } from 'node:net';
    import { readdirSync } from 'node:fs';
    const say = (word) => { console.log(word); process.exit(); };
    try { readdirSync(${JSON.stringify(cluster.folder)}); say('looked in'); } catch {}
    connect(${JSON.stringify(`${cluster.socket}/.s.PGSQL.5432`)}).on('connect', () => say('in')).on('error', ({ code }) => say(code));`;
  const [stranger, ours] = [runBeside(knock, NOBODY_USER), runBeside(knock.replace(/try .*\n/, '\n'))];
  expect((await stranger.lines.next()).value).toBe('EACCES');
  expect((await ours.lines.next()).value).toBe('in');
});

asRoot(
  'in a checkout that only root may enter, the data lie elsewhere and the house finds them again',
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

asRoot('a note to data that are gone is no reason to begin anew in silence', async () => {
  const folder = join(temporaryFolder(0o700), '.data');
  const cluster = await openCluster(folder);
  await cluster.stop();
  rmSync(cluster.folder, { recursive: true });
  await expect(openCluster(folder)).rejects.toThrow(/postgres-is-in says .* remove the note to begin anew/);
});

// Under the checkout, so only where an ordinary account may read the checkout at all.
const asAnybody = test.skipIf(!isRoot || !reachable(import.meta.dirname, NOBODY_USER));

asAnybody(
  'an ordinary account has its own database, and another account that comes by hears whose it is',
  async () => {
    const folder = temporaryFolder();
    chownSync(folder, NOBODY_USER.uid, NOBODY_USER.gid);
    const house = startOtherServer(folder, NOBODY_USER);
    const cluster = await clusterOf(house);
    expect(await query(cluster, 'select 41 + 1')).toEqual([42]);
    expect(statSync(cluster.folder)).toMatchObject({ uid: NOBODY_USER.uid, mode: 0o40700 });
    expect(readFileSync(`/proc/${serverPid(cluster)}/status`, 'utf8')).toContain(
      `\nUid:\t${NOBODY_USER.uid}\t`,
    );
    await house.kill();
    await expect(openCluster(folder)).rejects.toThrow(/belongs to another account/);
    // The one that lived on is stopped by the next house of the same account.
    const next = startOtherServer(folder, NOBODY_USER);
    expect(await nextLine(next.lines, (line) => line !== 'copying')).toBe('recovering');
    expect((await clusterOf(next)).recovered).toBe(true);
    await next.kill();
    await endServer(serverPid(cluster));
  },
);
