import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppContext } from '#core/context.ts';
import type { MailAbove } from './mail-above.ts';
import { receiveOrPutAside } from './receive.ts';

/**
 * Imports the e-mails (`.eml`) of a folder; an imported file moves to `done`, a file that cannot be read to `trouble`.
 * @returns how many files there were
 */
export async function importFromFolder(
  app: AppContext,
  folder: string,
  above: readonly MailAbove[] = [],
): Promise<number> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  for (const name of files) {
    const { kind } = await receiveOrPutAside(app, await readFile(join(folder, name)), above);
    const target = kind === 'unreadable' ? 'trouble' : 'done';
    await mkdir(join(folder, target), { recursive: true });
    await rename(join(folder, name), join(folder, target, name));
  }
  return files.length;
}
