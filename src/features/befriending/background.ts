import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { purgeInvitations } from './circles/queries.ts';
import { keepYears } from './circles/years.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'circles: years together', run: keepYears },
  {
    name: 'circles: invitations that ended',
    erases: true,
    run: (app) =>
      inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) => purgeInvitations(tx, app.now())),
  },
];
