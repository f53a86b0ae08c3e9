import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deleteOldRequests } from './model/queries.ts';
import { deleteOldAttendance } from './people/queries.ts';
import { keepUp } from './upkeep/upkeep.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'placements: what waits', run: keepUp },
  {
    name: 'placements: retention',
    erases: true,
    run: (app) =>
      inTransaction(app.db, { systemTask: { name: 'retention' } }, async (tx) => {
        await deleteOldRequests(tx);
        await deleteOldAttendance(tx);
      }),
  },
];
