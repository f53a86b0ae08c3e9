import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { purgeOldIdeas } from './model/queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  {
    name: 'ideas: retention',
    erases: true,
    run: (app) => inTransaction(app.db, { systemTask: { name: 'retention' } }, purgeOldIdeas),
  },
];
