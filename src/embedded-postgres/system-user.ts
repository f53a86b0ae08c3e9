import { spawnSync } from 'node:child_process';

/** The system user that runs PostgreSQL; `null`: the same as that of the application. */
export interface SystemUser {
  uid: number;
  gid: number;
  /** False for `nobody`, which other programs on the machine may use too. */
  dedicated: boolean;
}

export const SYSTEM_USER_NAME = 'van-onderop';
const FALLBACK_USER_NAME = 'nobody';

/**
 * PostgreSQL refuses to run as root, so root runs it as a dedicated system user, which owns nothing else on the
 * machine; created once with useradd (Debian: package passwd). Only where that is impossible (no useradd, a read-only
 * /etc) it shares `nobody` with whatever else runs as that user. Node drops the supplementary groups too when it spawns
 * a process under another uid.
 */
export function serverUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const user = lookUpUser(SYSTEM_USER_NAME) ?? createSystemUser() ?? lookUpUser(FALLBACK_USER_NAME);
  if (user) return user;
  throw new Error(
    `PostgreSQL does not run as root, and the system user ${SYSTEM_USER_NAME} could not be created: run ` +
      `"useradd --system --user-group --no-create-home ${SYSTEM_USER_NAME}", or start the application as an ordinary user`,
  );
}

function createSystemUser(): SystemUser | undefined {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  // /usr/sbin is added because the PATH of a service may lack it. When two processes create the user at once, one of
  // them fails harmlessly.
  const env = { PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };
  spawnSync('useradd', [...options, SYSTEM_USER_NAME], { env });
  return lookUpUser(SYSTEM_USER_NAME);
}

function lookUpUser(name: string): SystemUser | undefined {
  const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout), dedicated: name === SYSTEM_USER_NAME };
}
