import type { AppContext } from '#core/context.ts';
import { emptyFolder } from './import-from-folder.ts';
import { emptyMailbox } from './import-from-mailbox.ts';

const POLL_INTERVAL_MS = 30_000;

/** Reads incoming e-mail every half minute. @returns a function that stops it and waits for the round under way */
export function startMailPolling(app: AppContext, everyMs = POLL_INTERVAL_MS): () => Promise<void> {
  const { folder, imap } = app.settings.mailbox ?? {};
  let running: Promise<void> = Promise.resolve();
  const round = async () => {
    try {
      if (folder) await emptyFolder(app, folder);
      if (imap) await emptyMailbox(app, imap);
    } catch (fault) {
      app.log.error('reading incoming e-mail failed', fault);
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
