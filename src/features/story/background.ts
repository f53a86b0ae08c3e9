import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { purgeOldFills } from './model/fill-queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  {
    name: 'story: retention',
    erases: true,
    run: (app) => inTransaction(app.db, { systemTask: { name: 'retention' } }, purgeOldFills),
  },
];
