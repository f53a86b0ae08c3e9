import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';

/**
 * Reads as the server's own work for conversations: which table a device belongs to, and how many papers were typed in. No person
 * is in it.
 */
export const readAsVoice = <T>(app: Pick<AppContext, 'db'>, read: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(app.db, { systemTask: { name: 'voice' } }, read);
