import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { purgeAddresses } from './joining/queries.ts';
import { purgeCollaborations } from './model/queries.ts';
import { purgePartners } from './partners/queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  {
    name: 'collaborations: retention',
    erases: true,
    run: (app) =>
      inTransaction(app.db, { systemTask: { name: 'retention' } }, async (tx) => {
        await purgeCollaborations(tx);
        await purgePartners(tx);
        await purgeAddresses(tx);
      }),
  },
];
