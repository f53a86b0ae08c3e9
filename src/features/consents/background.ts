import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deleteOldCodes } from './model/codes.ts';
import { deleteOldConsents } from './model/queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  {
    name: 'consents: retention',
    erases: true,
    run: (app) =>
      inTransaction(app.db, { systemTask: { name: 'retention' } }, async (tx) => {
        await deleteOldConsents(tx);
        await deleteOldCodes(tx);
      }),
  },
];
