import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { closeProposals } from '../proposals/queries.ts';
import { endQuietly } from './queries.ts';

/** Closes proposals that ran out, and ends what was done and try-outs that passed in silence. */
export const keepUp = (app: AppContext): Promise<void> =>
  inTransaction(app.db, { systemTask: { name: 'befriending' } }, async (tx) => {
    await closeProposals(tx, app.now());
    await endQuietly(tx, app.now());
  });
