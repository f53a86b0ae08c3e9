import type { House } from '#core/context.ts';
import { emptyFolder } from './folder.ts';
import { emptyMailbox } from './imap.ts';

/** Where letters come in, as the settings say; neither means that nobody writes back by mail. */
export interface PostBoxes {
  folder?: string | undefined;
  imap?: string | undefined;
}

/** Looks for letters every half minute until it is stopped. @returns a stop that waits for the round under way */
export function startPost(house: House, { folder, imap }: PostBoxes, everyMs = 30_000): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const round = async () => {
    try {
      if (folder) await emptyFolder(house, folder);
      if (imap) await emptyMailbox(house, imap);
    } catch (fault) {
      house.log.fault('looking for letters failed', fault);
    }
  };
  const timer = setInterval(() => {
    running = running.then(round);
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
