import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { removeLeftStories } from './together/queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  {
    name: 'guidance: retention',
    erases: true,
    run: (app) => inTransaction(app.db, { systemTask: { name: 'retention' } }, removeLeftStories),
  },
];
