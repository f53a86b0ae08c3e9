import type { AppContext } from '#core/context.ts';
import { importFromFolder } from './import-from-folder.ts';
import { importFromMailbox } from './import-from-mailbox.ts';
import type { MailAbove } from './mail-above.ts';

const POLL_INTERVAL_MS = 30_000;

/** Reads incoming e-mail every half minute. @returns a function that stops it and waits for the current round */
export function startMailPolling(
  app: AppContext,
  above: readonly MailAbove[],
  intervalMs = POLL_INTERVAL_MS,
): () => Promise<void> {
  const { folder, imap } = app.settings.mailbox ?? {};
  let running: Promise<void> = Promise.resolve();
  const poll = async () => {
    try {
      if (folder) await importFromFolder(app, folder, above);
      if (imap) await importFromMailbox(app, imap, above);
    } catch (fault) {
      app.log.error('reading incoming e-mail failed', fault);
    }
  };
  const timer = setInterval(() => {
    running = running.then(poll);
  }, intervalMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
