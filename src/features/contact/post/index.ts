import type { AppContext } from '#core/context.ts';
import { emptyFolder } from './folder.ts';
import { emptyMailbox } from './imap.ts';

/** Where letters come in, as the settings say; neither means that nobody writes back by mail. */
export interface MailboxConfig {
  folder?: string | undefined;
  imap?: string | undefined;
}

/** Looks for letters every half minute until it is stopped. @returns a stop that waits for the round under way */
export function startMailPolling(
  app: AppContext,
  { folder, imap }: MailboxConfig,
  everyMs = 30_000,
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const round = async () => {
    try {
      if (folder) await emptyFolder(app, folder);
      if (imap) await emptyMailbox(app, imap);
    } catch (fault) {
      app.log.error('looking for letters failed', fault);
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
