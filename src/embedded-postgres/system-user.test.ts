import { chownSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  ask,
  beside,
  endServer,
  freshFolder,
  NOBODY,
  open,
  opened,
  otherHouse,
  root,
  serverPid,
  tidy,
  until,
} from './cluster.testing.ts';
import { reachable } from './cluster-paths.ts';
import { serverAccount } from './system-user.ts';

afterEach(tidy);

const asRoot = test.skipIf(!root);

asRoot("as root the server runs under an account of its own, without root's groups", async () => {
  const cluster = await open(freshFolder());
  const { uid = 0, gid = 0 } = serverAccount() ?? {};
  expect(uid).not.toBe(0);
  const status = readFileSync(`/proc/${serverPid(cluster)}/status`, 'utf8');
  expect(status).toContain(`\nUid:\t${uid}\t${uid}\t${uid}\t${uid}\n`);
  expect(status).toContain(`\nGid:\t${gid}\t${gid}\t${gid}\t${gid}\n`);
  expect(status).toMatch(/\nGroups:\t *\n/);
});

asRoot('another account on the machine cannot even knock', async () => {
  const cluster = await open(freshFolder());
  const knock = `
    import { connect } from 'node:net';
    import { readdirSync } from 'node:fs';
    const say = (word) => { console.log(word); process.exit(); };
    try { readdirSync(${JSON.stringify(cluster.folder)}); say('looked in'); } catch {}
    connect(${JSON.stringify(`${cluster.socket}/.s.PGSQL.5432`)}).on('connect', () => say('in')).on('error', ({ code }) => say(code));`;
  const [stranger, ours] = [beside(knock, NOBODY), beside(knock.replace(/try .*\n/, '\n'))];
  expect((await stranger.said.next()).value).toBe('EACCES');
  expect((await ours.said.next()).value).toBe('in');
});

asRoot(
  'in a checkout that only root may enter, the data lie elsewhere and the house finds them again',
  async () => {
    const closed = freshFolder(0o700);
    const folder = join(closed, '.data');
    const cluster = await open(folder);
    expect(cluster.folder.startsWith('/var/lib/van-onderop/')).toBe(true);
    expect(readFileSync(join(folder, 'postgres-is-in'), 'utf8').trim()).toBe(cluster.folder);
    expect(statSync(cluster.folder).mode & 0o777).toBe(0o710);
    await ask(cluster, 'create table kept as select 7 as n');
    await cluster.stop();
    const again = await open(folder);
    expect(again.folder).toBe(cluster.folder);
    expect(await ask(again, 'select n from kept')).toEqual([7]);
    expect(reachable(folder, NOBODY)).toBe(false);
  },
);

asRoot('a note to data that are gone is no reason to begin anew in silence', async () => {
  const folder = join(freshFolder(0o700), '.data');
  const cluster = await open(folder);
  await cluster.stop();
  rmSync(cluster.folder, { recursive: true });
  await expect(open(folder)).rejects.toThrow(/postgres-is-in says .* remove the note to begin anew/);
});

// Under the checkout, so only where an ordinary account may read the checkout at all.
const asAnybody = test.skipIf(!root || !reachable(import.meta.dirname, NOBODY));

asAnybody(
  'an ordinary account has its own database, and another account that comes by hears whose it is',
  async () => {
    const folder = freshFolder();
    chownSync(folder, NOBODY.uid, NOBODY.gid);
    const house = otherHouse(folder, NOBODY);
    const cluster = await opened(house);
    expect(await ask(cluster, 'select 41 + 1')).toEqual([42]);
    expect(statSync(cluster.folder)).toMatchObject({ uid: NOBODY.uid, mode: 0o40700 });
    expect(readFileSync(`/proc/${serverPid(cluster)}/status`, 'utf8')).toContain(`\nUid:\t${NOBODY.uid}\t`);
    await house.kill();
    await expect(open(folder)).rejects.toThrow(/belongs to another account/);
    // The one that lived on is stopped by the next house of the same account.
    const next = otherHouse(folder, NOBODY);
    expect(await until(next.said, (line) => line !== 'copying')).toBe('recovering');
    expect((await opened(next)).recovered).toBe(true);
    await next.kill();
    await endServer(serverPid(cluster));
  },
);
