import type { AppContext } from '#core/context.ts';
import type { Db } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { MINUTE_MS } from '#core/time/durations.ts';
import { findConversation } from '../model/queries.ts';
import type { Conversation } from '../model/rules.ts';
import { countStatements } from './queries.ts';

/** So long a change of a conversation may go unnoticed while somebody votes. */
const KNOWN_MS = MINUTE_MS / 30;
/** What was read longer ago than this is read again before a vote is judged by it. */
const STALE_MS = MINUTE_MS / 6;
/** A statement is added while people vote: so soon after the last look it is looked for again. */
const LOOKED_AGAIN_MS = 100;

/** A conversation in which people vote. */
export interface VotedConversation extends Conversation {
  /** How many statements there are, in any state. */
  statements: number;
}

interface Known {
  at: number;
  /** As it was read last; undefined until it was. */
  conversation: VotedConversation | undefined;
  /** The reading under way. */
  reading: Promise<VotedConversation | undefined> | undefined;
}

const known = new WeakMap<Db, Map<string, Known>>();

/**
 * A conversation, read at most every two seconds and once for all who vote at that moment: hundreds of people may. While the database
 * does not answer it is what it was: votes need only the disk.
 * @param statements how many it must have; with fewer it is read again
 */
export async function votedConversation(
  app: Pick<AppContext, 'db' | 'log'>,
  id: string,
  statements: number,
): Promise<VotedConversation | undefined> {
  const ofDb = known.get(app.db) ?? new Map<string, Known>();
  known.set(app.db, ofDb);
  const entry: Known = ofDb.get(id) ?? {
    at: Number.NEGATIVE_INFINITY,
    conversation: undefined,
    reading: undefined,
  };
  const { conversation } = entry;
  const isEnough = conversation !== undefined && conversation.statements >= statements;
  if (conversation && performance.now() - entry.at < (isEnough ? KNOWN_MS : LOOKED_AGAIN_MS))
    return conversation;
  if (!entry.reading) {
    ofDb.set(id, entry);
    entry.reading = readConversation(app, id)
      .then((read) => {
        Object.assign(entry, { at: performance.now(), conversation: read });
        // Only conversations that exist are remembered: anybody can make up ids.
        if (!read) ofDb.delete(id);
        return read;
      })
      .catch((fault) => {
        if (!entry.conversation) throw fault;
        app.log.error('a conversation could not be read while people vote', fault);
        entry.at = performance.now();
        return entry.conversation;
      })
      .finally(() => {
        entry.reading = undefined;
        if (!entry.conversation) ofDb.delete(id);
      });
  }
  // Nobody waits for what is known well enough; it is looked at again beside the votes.
  if (isEnough && performance.now() - entry.at < STALE_MS) {
    entry.reading.catch(() => undefined);
    return conversation;
  }
  return entry.reading;
}

const readConversation = (app: Pick<AppContext, 'db'>, id: string): Promise<VotedConversation | undefined> =>
  inTransaction(app.db, { systemTask: { name: 'voice' } }, async (tx) => {
    const found = await findConversation(tx, { id });
    return found && { ...found, statements: await countStatements(tx, id) };
  });
