import type { AppContext } from '#core/context.ts';
import type { MailAbove } from './mail-above.ts';
import { receiveOrPutAside } from './receive.ts';

/**
 * Imports the unseen e-mails of an IMAP mailbox and marks them as seen.
 * @param url imaps://name:password@host:993/INBOX
 * @returns how many there were
 */
export async function importFromMailbox(
  app: AppContext,
  url: string,
  above: readonly MailAbove[] = [],
): Promise<number> {
  const { hostname, port, protocol, username, password, pathname } = new URL(url);
  // A large module, and most installations have no mailbox.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host: hostname,
    port: Number(port) || (protocol === 'imaps:' ? 993 : 143),
    secure: protocol === 'imaps:',
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
  });
  await client.connect();
  const lock = await client.getMailboxLock(decodeURIComponent(pathname.slice(1)) || 'INBOX');
  try {
    const unseen = (await client.search({ seen: false }, { uid: true })) || [];
    for (const uid of unseen) {
      const { source } = (await client.fetchOne(String(uid), { source: true }, { uid: true })) || {};
      if (source) await receiveOrPutAside(app, source, above);
      // Marked only after it is stored: a fault in between means that it is read again, and still stored once.
      await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
    }
    return unseen.length;
  } finally {
    lock.release();
    await client.logout();
  }
}
