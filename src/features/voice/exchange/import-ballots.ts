import { randomBytes } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { countBallots, lockBallots, rewriteBallots } from '../ballots/queries.ts';
import { shuffled } from '../ballots/shuffle.ts';
import type { PackedAnswers } from '../model/ballot.ts';
import { findConversation } from '../model/queries.ts';
import { type Conversation, MIN_PUBLISHED_PEOPLE } from '../model/rules.ts';
import { publishConversation } from '../publication/publish-conversations.ts';

const BALLOT_ID_BYTES = 32;

/**
 * Writes ballots of a conversation elsewhere into a draft, once, in one shuffled transaction that holds nothing else; each has a
 * random id and neither time nor voter. Then all of them are counted at once, before anybody votes here: whoever has the file could
 * otherwise take what they know from a later step, and see what the few who are new in it said.
 */
export async function importBallots(
  app: AppContext,
  { id }: Pick<Conversation, 'id'>,
  ballots: readonly PackedAnswers[],
): Promise<void> {
  if (ballots.length < MIN_PUBLISHED_PEOPLE) return;
  const draft = await inTransaction(app.db, { systemTask: { name: 'voice' } }, async (tx) => {
    await lockBallots(tx, id);
    const conversation = await findConversation(tx, { id });
    if (!conversation || conversation.published) return undefined;
    if ((await countBallots(tx, id)) === 0)
      await rewriteBallots(
        tx,
        id,
        shuffled(ballots).map((answers) => ({
          id: randomBytes(BALLOT_ID_BYTES),
          answers,
          audience: null,
          withHelp: false,
          late: false,
          counted: false,
        })),
      );
    return conversation;
  });
  if (draft) await publishConversation(app, draft, { all: true });
}
