import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { House } from '#core/context.ts';
import { receiveMail } from './receive.ts';

/** Takes in the letters (`.eml`) that lie in a folder; what is taken in moves to `done`, what cannot be read to `trouble`. */
export async function emptyFolder(house: House, folder: string): Promise<number> {
  const letters = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  for (const name of letters) {
    let to = 'done';
    try {
      await receiveMail(house, await readFile(join(folder, name)));
    } catch (fault) {
      to = 'trouble';
      house.log.fault('a letter could not be read', fault, { name });
    }
    await mkdir(join(folder, to), { recursive: true });
    await rename(join(folder, name), join(folder, to, name));
  }
  return letters.length;
}
