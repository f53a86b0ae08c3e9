import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { purgeInactivePeople } from './sessions/queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  {
    name: 'accounts: retention',
    run: async (app) => {
      const count = await inTransaction(app.db, {}, (tx) => purgeInactivePeople(tx, app.now()));
      if (count) app.log.info('deleted stories that nobody opened for a year', { count });
    },
  },
];
