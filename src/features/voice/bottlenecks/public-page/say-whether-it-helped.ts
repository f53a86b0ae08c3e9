import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { countHelp } from '../model/follow-up-queries.ts';

/** Counts what somebody says of an answer; the transaction acts for nobody, whoever has a session on the device. */
export const sayWhetherItHelped = (app: AppContext, answer: string, hasHelped: boolean): Promise<void> =>
  inTransaction(app.db, {}, (tx) => countHelp(tx, answer, hasHelped));
