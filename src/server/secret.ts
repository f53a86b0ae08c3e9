import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';

/** The server's secret: configured, or created once and kept beside the database, readable by its own account alone. */
export async function readSecret(config: Pick<Config, 'SECRET' | 'DATA_FOLDER'>): Promise<Buffer> {
  if (config.SECRET) return Buffer.from(config.SECRET, 'hex');
  const file = join(config.DATA_FOLDER, 'secret');
  await mkdir(config.DATA_FOLDER, { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600, flush: true });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  }
  const secret = Buffer.from((await readFile(file, 'utf8')).trim(), 'hex');
  if (secret.length !== 32)
    throw new Error(`${file} does not hold 64 hexadecimal digits; put it back from a back-up`);
  return secret;
}
