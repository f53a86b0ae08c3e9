import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { databaseTrouble, troubleCode } from '#core/db/trouble.ts';

const NO_DISK: Readonly<Record<string, (where: string) => string>> = {
  EROFS: (where) => `${where} is on a disk that is read-only. Make that disk writable`,
  EACCES: (where) => `This account may not write in ${where}. Let it`,
  EPERM: (where) => `This account may not write in ${where}. Let it`,
  ENOSPC: (where) => `The disk with ${where} is full. Make room`,
  EDQUOT: (where) => `The disk with ${where} is full for this account. Make room`,
};

/** Codes with which a system says that there is no way to a server. */
const NO_SERVER = /^(ECONN|EHOST|ENET|ENOTFOUND|EAI_|ETIMEDOUT)/;

/** Node makes a whole path of folders, and says only that one is not there when the disk does not let it. */
function whyNotMade(folder: string): string {
  let existing = resolve(folder);
  while (!existsSync(existing) && existing !== dirname(existing)) existing = dirname(existing);
  try {
    accessSync(existing, constants.W_OK);
    return '';
  } catch (fault) {
    return fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  }
}

/** One sentence on what an operator can do about a fault at start; null when the fault is ours and its stack is needed. */
export function startFaultText(fault: unknown, dataFolder: string): string | null {
  for (let cause = fault; cause instanceof Error; cause = cause.cause) {
    const given = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    const code = given === 'ENOENT' ? whyNotMade(dataFolder) : given;
    const where = 'path' in cause && typeof cause.path === 'string' ? cause.path : dataFolder;
    const noDisk = NO_DISK[code];
    if (noDisk) return `${noDisk(where)}, or set DATA_FOLDER to another folder.`;
    if (NO_SERVER.test(code) || databaseTrouble(cause))
      return `The database does not answer (${code || troubleCode(cause)}). Is it running, and are DATABASE_URL and SERVER_DATABASE_URL right?`;
  }
  return null;
}
