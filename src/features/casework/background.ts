import type { ScheduledTask } from '#core/background.ts';
import { recomputePassedTerms } from './clock/recompute-all.ts';

export const scheduledTasks: ScheduledTask[] = [
  {
    name: 'casework: terms of today',
    run: async (app) => {
      const count = await recomputePassedTerms(app.db, app.now());
      if (count) app.log.info('terms of cases stand otherwise today', { count });
    },
  },
];
