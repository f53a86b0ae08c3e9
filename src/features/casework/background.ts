import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { eraseEndedCases } from './accountability/retention-queries.ts';
import { recomputePassedTerms } from './clock/recompute-all.ts';
import { purgeCaseCodes } from './own-access/queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  {
    name: 'casework: terms of today',
    run: async (app) => {
      const count = await recomputePassedTerms(app.db, app.now());
      if (count) app.log.info('terms of cases stand otherwise today', { count });
    },
  },
  {
    name: 'casework: retention',
    erases: true,
    run: async (app) => {
      const count = await inTransaction(app.db, { systemTask: { name: 'retention' } }, async (tx) => {
        await purgeCaseCodes(tx, app.now());
        return eraseEndedCases(tx, app.now());
      });
      if (count) app.log.info('deleted cases whose retention ended', { count });
    },
  },
];
