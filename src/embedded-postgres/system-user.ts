import { spawnSync } from 'node:child_process';

/** The account that PostgreSQL runs under; `null`: the same as ours. */
export interface SystemUser {
  uid: number;
  gid: number;
}

const USER_NAME = 'van-onderop';
const FALLBACK_USER_NAME = 'nobody';

/**
 * PostgreSQL refuses to run as root, so root lends it an account of its own, which owns nothing else on the machine;
 * made once with useradd (Debian: package passwd). Only where that cannot be (no useradd, a read-only /etc) it shares
 * `nobody` with whatever else runs so. Node drops the supplementary groups too when it starts a program under another uid.
 */
export function serverUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const found = lookUpUser(USER_NAME) ?? createSystemUser() ?? lookUpUser(FALLBACK_USER_NAME);
  if (found) return found;
  throw new Error(
    `PostgreSQL does not run as root, and the account ${USER_NAME} could not be made: run ` +
      `"useradd --system --user-group --no-create-home ${USER_NAME}", or start as an ordinary user`,
  );
}

function createSystemUser(): SystemUser | undefined {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  // Also found where a service's PATH leaves the system's own programs out. If two make it at once, one is told no.
  const env = { PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };
  spawnSync('useradd', [...options, USER_NAME], { env });
  return lookUpUser(USER_NAME);
}

function lookUpUser(name: string): SystemUser | undefined {
  const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
