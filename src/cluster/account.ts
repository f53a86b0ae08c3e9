import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** The account that PostgreSQL runs under; `null`: the same as ours. */
export interface Account {
  uid: number;
  gid: number;
}

const NAME = 'van-onderop';

/**
 * PostgreSQL refuses to run as root, so root lends it an account of its own, which owns nothing else on the machine.
 * Made once with useradd (Debian: package passwd).
 */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const found = find(NAME) ?? (make() ? find(NAME) : undefined);
  if (!found) {
    throw new Error(
      `PostgreSQL does not run as root, and the account ${NAME} could not be made: ` +
        `run "useradd --system --user-group --no-create-home ${NAME}", or start as an ordinary user`,
    );
  }
  return found;
}

function make(): boolean {
  const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]);
  // 9: somebody else made it a moment ago.
  return made.status === 0 || made.status === 9;
}

function find(name: string): Account | undefined {
  if (!existsSync('/etc/passwd')) {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
    return { uid: id('-u'), gid: id('-g') };
  }
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}
