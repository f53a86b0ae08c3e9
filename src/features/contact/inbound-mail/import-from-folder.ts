import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppContext } from '#core/context.ts';
import { receiveEmail } from './receive.ts';

/** Takes in the letters (`.eml`) that lie in a folder; what is taken in moves to `done`, what cannot be read to `trouble`. */
export async function emptyFolder(app: AppContext, folder: string): Promise<number> {
  const letters = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  for (const name of letters) {
    let to = 'done';
    try {
      await receiveEmail(app, await readFile(join(folder, name)));
    } catch (fault) {
      to = 'trouble';
      app.log.error('a letter could not be read', fault, { name });
    }
    await mkdir(join(folder, to), { recursive: true });
    await rename(join(folder, name), join(folder, to, name));
  }
  return letters.length;
}
