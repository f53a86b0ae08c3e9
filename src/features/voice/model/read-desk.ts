import { rlsContextOf, type StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';

/**
 * Reads for who makes policy: conversations, statements and published figures. No person is in them, so there is nobody in whose
 * log it would stand.
 */
export const readAsPolicy = <T>(
  { app, actor }: { app: AppContext; actor: StaffMember },
  read: (tx: Tx) => Promise<T>,
): Promise<T> => inTransaction(app.db, rlsContextOf(actor), read);
