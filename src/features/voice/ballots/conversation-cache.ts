import type { AppContext } from '#core/context.ts';
import type { Db } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { MINUTE_MS } from '#core/time/durations.ts';
import { findConversation } from '../model/queries.ts';
import type { Conversation } from '../model/rules.ts';
import { countStatements } from './queries.ts';

/** So long a change of a conversation may go unnoticed while somebody votes. */
const KNOWN_MS = MINUTE_MS / 30;
/** A statement is added while people vote: so soon after the last look it is looked for again. */
const LOOKED_AGAIN_MS = 100;

/** A conversation in which people vote. */
export interface VotedConversation extends Conversation {
  /** How many statements there are, in any state. */
  statements: number;
}

const known = new WeakMap<Db, Map<string, { at: number; conversation: VotedConversation }>>();

/**
 * A conversation, read at most every two seconds: hundreds of people may vote in one.
 * @param statements how many it must have; with fewer it is read again
 */
export async function votedConversation(
  app: Pick<AppContext, 'db'>,
  id: string,
  statements: number,
): Promise<VotedConversation | undefined> {
  const ofDb = known.get(app.db) ?? new Map<string, { at: number; conversation: VotedConversation }>();
  known.set(app.db, ofDb);
  const before = ofDb.get(id);
  const age = before ? performance.now() - before.at : Number.POSITIVE_INFINITY;
  if (before && age < (before.conversation.statements < statements ? LOOKED_AGAIN_MS : KNOWN_MS))
    return before.conversation;
  const conversation = await inTransaction(app.db, { systemTask: { name: 'voice' } }, async (tx) => {
    const found = await findConversation(tx, { id });
    return found && { ...found, statements: await countStatements(tx, id) };
  });
  if (conversation) ofDb.set(id, { at: performance.now(), conversation });
  else ofDb.delete(id);
  return conversation;
}
