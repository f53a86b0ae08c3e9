import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { MINUTE_MS } from '#core/time/durations.ts';
import { countBallotsByAudience, lockBallots, markCounted, readBallotsInParts } from '../ballots/queries.ts';
import { listConversations, listStatements } from '../model/queries.ts';
import { type Conversation, MIN_PUBLISHED_PEOPLE, phaseOf, type Statement } from '../model/rules.ts';
import type { PublishableStatement } from './compute.ts';
import { type PackedBallots, packBallots } from './packed-ballots.ts';
import { findPublicationWithHistory, savePublication } from './queries.ts';
import { recomputeInThread } from './recompute-in-thread.ts';
import { mayMove } from './rows.ts';

/** After closing the last ballots are written; only then everybody who is left is counted at once. */
const LAST_BALLOTS_MS = 15 * MINUTE_MS;

const asTask = { systemTask: { name: 'voice' } } as const;

/** What the publication asks of statements: which are shown to everybody, and which say the opposite of each other. */
export function publishableStatements(statements: readonly Statement[]): PublishableStatement[] {
  const numberOf = new Map(statements.map(({ id, number }) => [id, number]));
  return statements.map(({ number, state, pairId }) => ({
    number,
    shown: state === 'shown',
    opposite: (pairId !== null ? numberOf.get(pairId) : undefined) ?? null,
  }));
}

/**
 * Publishes what can be told anew of every conversation. Where fewer than ten people more can be counted nothing is computed, and
 * while it is computed everybody sees what was published before. Running it twice, or on two servers, publishes once.
 */
export async function publishConversations(app: AppContext): Promise<void> {
  const conversations = await inTransaction(app.db, asTask, (tx) => listConversations(tx));
  for (const conversation of conversations)
    if (['open', 'closed'].includes(phaseOf(conversation, app.now())))
      await publishConversation(app, conversation);
}

/** Publishes one conversation. @returns whether something moved */
export async function publishConversation(
  app: AppContext,
  { id, closesAt }: Pick<Conversation, 'id' | 'closesAt'>,
  { all = app.now().getTime() >= closesAt.getTime() + LAST_BALLOTS_MS }: { all?: boolean } = {},
): Promise<boolean> {
  const read = await inTransaction(app.db, asTask, async (tx) => {
    // First what was published: when somebody publishes while the ballots are read, this is not saved below.
    const earlier = await findPublicationWithHistory(tx, id);
    const counts = await countBallotsByAudience(tx, id);
    const late = counts.reduce((sum, row) => sum + row.late, 0) - (earlier?.publication.late ?? 0);
    const lateMoves = earlier !== undefined && late >= MIN_PUBLISHED_PEOPLE;
    if (!lateMoves && !mayMove(counts, earlier?.publication.rows ?? [], all)) return undefined;
    const statements = publishableStatements(await listStatements(tx, id));
    const parts: PackedBallots[] = [];
    const ids: Buffer[] = [];
    for await (const part of readBallotsInParts(tx, id)) {
      parts.push(packBallots(part));
      for (const ballot of part) ids.push(ballot.id);
    }
    return { earlier, statements, parts, ids };
  });
  if (!read) return false;
  const { earlier, statements, parts, ids } = read;
  const result = await recomputeInThread(parts, {
    statements,
    earlier,
    all,
    today: amsterdamDate(app.now()),
  });
  if (!result) return false;
  const chosen = result.chosen.flatMap((place) => ids[place] ?? []);
  return inTransaction(app.db, asTask, async (tx) => {
    await lockBallots(tx, id);
    if (!(await savePublication(tx, id, result.next))) return false;
    if (chosen.length > 0) await markCounted(tx, id, chosen);
    return true;
  });
}
