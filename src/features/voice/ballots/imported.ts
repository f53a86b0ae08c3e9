import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import type { Conversation } from '../model/rules.ts';
import { countBallots } from './queries.ts';

/** How many ballots were taken into a draft from a file: nobody can have voted in it yet. Of what is public nothing is told. */
export const countImported = (
  app: AppContext,
  { id, published }: Pick<Conversation, 'id' | 'published'>,
): Promise<number> =>
  published
    ? Promise.resolve(0)
    : inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) => countBallots(tx, id));
