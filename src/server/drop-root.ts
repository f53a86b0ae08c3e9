import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { POINTER_FILE, SYSTEM_USER_NAME, type SystemUser, serverUser } from '#embedded-postgres';

/** What became of the rights of root. */
export type RootDropped =
  | { kind: 'not-root' }
  | { kind: 'dropped'; user: string }
  | { kind: 'still-root'; reason: string };

/** What the server reads while it runs, some of it only when it is asked for. */
const PROGRAM_FILES = ['dist/main.js', 'migrations', 'seed', 'node_modules/hono/package.json'];

/**
 * When root started the server, it goes on as the system user of the bundled PostgreSQL: a fault in the server then reaches
 * the data folder and nothing else on the machine. The data folder becomes that user's. Root it stays only where that user
 * cannot read the program or enter the data folder, and then the reason says what the operator can do.
 * Call it before anything is opened: files and sockets that root opened stay open.
 */
export function dropRoot(dataFolder: string): RootDropped {
  if (process.getuid?.() !== 0) return { kind: 'not-root' };
  const user = serverUser();
  if (!user?.dedicated) return { kind: 'still-root', reason: `there is no system user ${SYSTEM_USER_NAME}` };
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const folder = realpathSync(dataFolder);
  if (folder === homedir() || folder === process.cwd())
    return { kind: 'still-root', reason: `${folder} is not a folder of its own: set DATA_FOLDER to another` };
  const missing = PROGRAM_FILES.find((path) => !mayRead(path, user));
  if (missing)
    return {
      kind: 'still-root',
      reason: `${SYSTEM_USER_NAME} cannot read ${join(process.cwd(), missing)}: put the checkout in /opt or /srv, readable for everybody`,
    };
  if (!mayRead(dirname(folder), user))
    return {
      kind: 'still-root',
      reason: `${SYSTEM_USER_NAME} cannot enter ${dirname(folder)}: set DATA_FOLDER to a folder such as /var/lib/van-onderop/data`,
    };
  giveTo(folder, user);
  const elsewhere = join(folder, POINTER_FILE);
  if (existsSync(elsewhere)) giveTo(readFileSync(elsewhere, 'utf8').trim(), user);
  process.initgroups?.(SYSTEM_USER_NAME, user.gid);
  process.setgid?.(user.gid);
  process.setuid?.(user.uid);
  return { kind: 'dropped', user: SYSTEM_USER_NAME };
}

/** The kernel is asked as that user, since rights on a path depend on all folders above it. */
const mayRead = (path: string, { uid, gid }: SystemUser): boolean =>
  spawnSync('test', ['-r', path], { uid, gid, env: { PATH: '/usr/bin:/bin' } }).status === 0;

/** Makes a folder and what root owns in it the user's, without following symbolic links out of it. */
function giveTo(path: string, user: SystemUser): void {
  if (!existsSync(path)) return;
  const { uid } = lstatSync(path);
  if (uid === 0) lchownSync(path, user.uid, user.gid);
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), user);
}
