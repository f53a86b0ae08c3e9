import { randomInt } from 'node:crypto';
import { runInWorker } from '#algorithms/worker';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { MINUTE_MS } from '#core/time/durations.ts';
import { lockBallots, readBallots, rewriteBallots, type StoredBallot } from '../ballots/queries.ts';
import { listConversations, listStatements } from '../model/queries.ts';
import { type Conversation, phaseOf, type Statement } from '../model/rules.ts';
import { nextPublication, type PublishableStatement, prepare, votesOf } from './compute.ts';
import { findPublicationWithHistory, savePublication } from './queries.ts';
import { choosePortions, isCountable, shuffled } from './rows.ts';

/** After closing the last ballots are written; only then everybody who is left is counted at once. */
const LAST_BALLOTS_MS = 15 * MINUTE_MS;

const RANDOM_STEPS = 2 ** 40;
/** Which ballots are counted when is nobody's to predict. */
const secretRandom = (): number => randomInt(RANDOM_STEPS) / RANDOM_STEPS;

const asTask = { systemTask: { name: 'voice' } } as const;

const keyOf = ({ id, late }: Pick<StoredBallot, 'id' | 'late'>): string =>
  `${id.toString('base64url')} ${late}`;

/** What the publication asks of statements: which are shown to everybody, and which say the opposite of each other. */
export const publishableStatements = (statements: readonly Statement[]): PublishableStatement[] =>
  statements.map(({ number, state, pairId }) => ({
    number,
    shown: state === 'shown',
    opposite: statements.find(({ id }) => id === pairId)?.number ?? null,
  }));

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
  const { ballots, statements, earlier } = await inTransaction(app.db, asTask, async (tx) => ({
    ballots: await readBallots(tx, id),
    statements: publishableStatements(await listStatements(tx, id)),
    earlier: await findPublicationWithHistory(tx, id),
  }));
  const portion = choosePortions(ballots, earlier?.publication.rows ?? [], all, secretRandom);
  const chosen = new Set(portion.flatMap((place) => (ballots[place] ? [keyOf(ballots[place])] : [])));
  const counted = ballots.filter(
    (ballot) => isCountable(ballot) && (ballot.counted || chosen.has(keyOf(ballot))),
  );
  const lateBallots = ballots.filter(({ late }) => late).length;
  const prepared = prepare(counted, statements);
  const when = { late: lateBallots, today: amsterdamDate(app.now()) };
  // Only when something moves the long computation is worth it.
  if (!nextPublication(earlier, prepared, null, when)) return false;
  const opinions =
    portion.length > 0 && prepared.kept.length > 0
      ? await runInWorker('clusterOpinions', votesOf(prepared))
      : null;
  const next = nextPublication(earlier, prepared, opinions, when);
  if (!next) return false;
  return inTransaction(app.db, asTask, async (tx) => {
    await lockBallots(tx, id);
    if (!(await savePublication(tx, id, next))) return false;
    if (chosen.size === 0) return true;
    // All of them anew in a random order: where a row stands does not say when it was counted.
    const now = await readBallots(tx, id);
    const marked = now.map((ballot) => ({ ...ballot, counted: ballot.counted || chosen.has(keyOf(ballot)) }));
    await rewriteBallots(tx, id, shuffled(marked, secretRandom));
    return true;
  });
}
