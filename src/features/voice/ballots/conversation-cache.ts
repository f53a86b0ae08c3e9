import type { AppContext } from '#core/context.ts';
import type { Db } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { MINUTE_MS } from '#core/time/durations.ts';
import { findConversation } from '../model/queries.ts';
import type { Conversation } from '../model/rules.ts';

/** So long a change of a conversation may go unnoticed while somebody votes. */
const KNOWN_MS = MINUTE_MS / 30;

const known = new WeakMap<Db, Map<string, { at: number; conversation: Conversation | undefined }>>();

/** A conversation, read at most every two seconds: hundreds of people may vote in one. */
export async function votedConversation(
  app: Pick<AppContext, 'db'>,
  id: string,
): Promise<Conversation | undefined> {
  const ofDb = known.get(app.db) ?? new Map();
  known.set(app.db, ofDb);
  const before = ofDb.get(id);
  const now = performance.now();
  if (before?.conversation && now - before.at < KNOWN_MS) return before.conversation;
  const conversation = await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) =>
    findConversation(tx, { id }),
  );
  if (conversation) ofDb.set(id, { at: now, conversation });
  return conversation;
}
