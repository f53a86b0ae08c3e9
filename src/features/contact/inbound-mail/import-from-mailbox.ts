import type { AppContext } from '#core/context.ts';
import { receiveEmail } from './receive.ts';

/** Takes in the unseen letters of a mailbox and marks them as seen. @param url imaps://name:password@host:993/INBOX */
export async function emptyMailbox(app: AppContext, url: string): Promise<number> {
  const { hostname, port, protocol, username, password, pathname } = new URL(url);
  // Large, and most houses have no mailbox.
  const { ImapFlow } = await import('imapflow');
  const box = new ImapFlow({
    host: hostname,
    port: Number(port) || (protocol === 'imaps:' ? 993 : 143),
    secure: protocol === 'imaps:',
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
  });
  await box.connect();
  const lock = await box.getMailboxLock(decodeURIComponent(pathname.slice(1)) || 'INBOX');
  try {
    const unseen = (await box.search({ seen: false }, { uid: true })) || [];
    for (const uid of unseen) {
      const { source } = (await box.fetchOne(String(uid), { source: true }, { uid: true })) || {};
      if (source) await receiveEmail(app, source);
      // Only what was put away is marked: a fault in between means that it is read again, and put away once.
      await box.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
    }
    return unseen.length;
  } finally {
    lock.release();
    await box.logout();
  }
}
